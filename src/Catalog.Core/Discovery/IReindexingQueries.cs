namespace Catalog.Core.Discovery;

/// <summary>How far a requested rebuild of the index is.</summary>
public interface IReindexingQueries
{
    Task<ReindexingProgress?> FindAsync(ReindexingId id, CancellationToken ct);
}

/// <summary>Units read so far, of all.</summary>
public sealed record ReindexingProgress(int Done, int Of, bool Finished);
