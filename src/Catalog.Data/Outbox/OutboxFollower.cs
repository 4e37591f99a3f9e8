using Catalog.Core.Discovery;
using Catalog.Core.Shared;

namespace Catalog.Data.Outbox;

/// <summary>Reads every event once per process, whoever wrote it, for what each process keeps for itself (live pages).</summary>
public sealed class OutboxFollower(IEventLog log)
{
    private EventPosition? position;

    /// <summary>Events since the last call, in order; the first call only finds where to start. <c>null</c> when another catalog stands there now.</summary>
    public async Task<IReadOnlyList<CatalogEvent>?> ReadAsync(CancellationToken ct)
    {
        var reading = position is null ? new EventReading([], await log.NowAsync(ct)) : await log.ReadAsync(position, ct);
        position = reading?.Position ?? await log.NowAsync(ct);
        return reading?.Events;
    }
}
