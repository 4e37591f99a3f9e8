using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage;

/// <summary>Takes events into the log and acknowledges them; the projector makes the graph of them afterwards.</summary>
public sealed class TakeLineage(ILineageLog log, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(IReadOnlyList<LineageReading> readings, Actor actor, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.SendLineage) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var now = clock.GetUtcNow();
        await log.AppendAsync([.. readings.Where(r => r.Event is not null).Select(r => new LineageLogEntry(r.Json, r.Event!, actor.Name, now))], ct);
        return default(Done);
    }
}
