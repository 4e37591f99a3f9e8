using Catalog.Core.Shared;

namespace Catalog.Core.Discovery;

public readonly record struct ReindexingId(Guid Value) : ICatalogId<ReindexingId>
{
    public static ReindexingId From(Guid value) => new(value);
}

/// <summary>Somebody asked for the index to be made anew.</summary>
public sealed record ReindexAsked(ReindexingId Id) : CatalogEvent;

/// <summary>A request to make the index anew, with how far the portal that took it has come.</summary>
public sealed class Reindexing
{
    private Reindexing() { }

    public Reindexing(ReindexingId id, DateTimeOffset now) => (Id, AskedAt) = (id, now);

    public ReindexingId Id { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public int Done { get; private set; }
    public int Of { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>What a portal says of its own index; the first that is done answers the request.</summary>
    public void Report(int done, int of, DateTimeOffset? finished)
    {
        if (FinishedAt is null) (Done, Of, FinishedAt) = (done, of, finished);
    }
}
