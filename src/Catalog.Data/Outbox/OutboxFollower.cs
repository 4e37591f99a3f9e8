using Catalog.Core.Discovery;
using Catalog.Core.Shared;

namespace Catalog.Data.Outbox;

/// <summary>Reads every event once per process, whoever wrote it, for what each process keeps for itself (live pages).</summary>
public sealed class OutboxFollower(IEventLog log)
{
    private EventPosition? position;

    /// <summary>Events since the last call, in order; the first call only finds where to start.</summary>
    public async Task<IReadOnlyList<CatalogEvent>> ReadAsync(CancellationToken ct)
    {
        if (position is null || await log.ReadAsync(position, ct) is not { } reading)
        {
            position = await log.NowAsync(ct);
            return [];
        }
        position = reading.Position;
        return reading.Events;
    }
}
