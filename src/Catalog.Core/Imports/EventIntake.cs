using System.Text;
using Catalog.Core.Access;
using Catalog.Core.Lineage;
using Catalog.Core.People;

namespace Catalog.Core.Imports;

/// <summary>Takes OpenLineage events of an import into the log. One that is in the log already is unchanged.</summary>
internal sealed class EventIntake(ILineageLog log, Actor actor, TimeProvider clock)
{
    public async Task<IReadOnlyList<DocumentResult>> TakeAsync(IReadOnlyList<SourceDocument.LineageEvent> events, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.SendLineage) is { Allowed: false } no)
            return [.. events.Select(e => DocumentResult.Rejected("OpenLineage", Subject(e.Event), no.Why, e.Findings))];
        var now = clock.GetUtcNow();
        var entries = events.Select(e => new LineageLogEntry(Encoding.UTF8.GetBytes(e.Json), e.Event, actor.Name, now)).ToList();
        var known = new HashSet<string>(await log.KnownAsync(entries, ct));
        var (fresh, results) = (new List<LineageLogEntry>(), new List<DocumentResult>(events.Count));
        foreach (var (entry, document) in entries.Zip(events))
        {
            var isNew = known.Add(Convert.ToHexString(entry.Hash));
            if (isNew) fresh.Add(entry);
            results.Add(new DocumentResult(isNew ? ImportOutcome.Created : ImportOutcome.Unchanged, "OpenLineage", Subject(document.Event), null, document.Findings));
        }
        await log.AppendAsync(fresh, ct);
        return results;
    }

    private static string? Subject(LineageEvent happened)
    {
        var name = happened.Job is { } job ? $"{job.Namespace} {job.Name}" : happened.Dataset is { } dataset ? $"{dataset.Namespace} {dataset.Name}" : null;
        return name is { Length: > 4000 } ? name[..4000] : name;
    }
}
