using Catalog.Core.Activity;

namespace Catalog.Core.Shared;

/// <summary>
/// One piece of work on the catalog: load, change, save once. Each capability adds its loads in its own folder
/// (partial interface). Loaded entities are tracked; <see cref="SaveAsync"/> stores them, the events and the trail in
/// one transaction.
/// </summary>
public partial interface ICatalogWork : IAsyncDisposable
{
    void Add<T>(T entity) where T : class;

    void Remove<T>(T entity) where T : class;

    /// <summary>Counts this up with the save, so that of two pieces of work that rest on it only one is stored; the other answers a conflict.</summary>
    void Hold(IVersioned entity);

    /// <summary>Puts an event in the outbox.</summary>
    void Raise(CatalogEvent happened);

    /// <summary>Appends to the activity trail.</summary>
    void Record(ActivityEntry entry);

    /// <summary>
    /// Stores everything in one transaction. Answers <c>null</c> when stored, <see cref="Refusal.Conflict"/> when
    /// somebody else changed or took the same key in the meantime. Throws on outages.
    /// </summary>
    Task<Refusal.Conflict?> SaveAsync(CancellationToken ct);
}

/// <summary>Opens one piece of work for one operation.</summary>
public interface ICatalogWorkFactory
{
    ICatalogWork Open();
}
