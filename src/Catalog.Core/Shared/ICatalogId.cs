namespace Catalog.Core.Shared;

/// <summary>An id of our own: a version-7 Guid under the name of what it identifies.</summary>
public interface ICatalogId<TSelf> where TSelf : struct, ICatalogId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

public static class CatalogId
{
    /// <summary>A new id that sorts by the clock's time.</summary>
    public static TId New<TId>(TimeProvider clock) where TId : struct, ICatalogId<TId> => TId.From(Guid.CreateVersion7(clock.GetUtcNow()));
}
