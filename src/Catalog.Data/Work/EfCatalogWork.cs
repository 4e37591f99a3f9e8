using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

/// <summary>One short-lived context for one piece of work. The loads stand in the capability folders.</summary>
public sealed partial class EfCatalogWork : ICatalogWork
{
    private readonly List<CatalogEvent> raised = [];
    private readonly IDbContextFactory<CatalogDbContext> contexts;
    private readonly CatalogDbContext db;
    private readonly OutboxSignal signal;
    private PersonId? recordedBy;

    // The work takes its context itself, so that nobody else gives it back: a pooled one that comes back twice is taken from its next user.
    internal EfCatalogWork(IDbContextFactory<CatalogDbContext> contexts, OutboxSignal signal) => (this.contexts, db, this.signal) = (contexts, contexts.CreateDbContext(), signal);

    /// <summary>The context of this work, for what happens in its transaction.</summary>
    internal CatalogDbContext Db => db;

    public void Add<T>(T entity) where T : class => db.Add(entity);

    public void Remove<T>(T entity) where T : class => db.Remove(entity);

    public void Hold(IVersioned entity) => db.Entry(entity).Property(nameof(IVersioned.Version)).IsModified = true;

    public void Raise(CatalogEvent happened) => raised.Add(happened);

    public void Record(ActivityEntry entry)
    {
        db.Add(entry);
        recordedBy ??= entry.PersonId;
    }

    public async Task<Refusal.Conflict?> SaveAsync(CancellationToken ct)
    {
        var woken = raised.Count > 0;
        WriteEvents();
        try
        {
            using (await db.Profile.EnterWriteAsync(ct)) await SaveOnceDetectedAsync(ct);
            if (woken) signal.Wake();
            return null;
        }
        catch (DbUpdateConcurrencyException lost)
        {
            var stored = lost.Entries.Count > 0 ? await lost.Entries[0].GetDatabaseValuesAsync(ct) : null;
            var version = stored is not null && stored.Properties.Any(p => p.Name == nameof(IVersioned.Version)) ? stored.GetValue<long>(nameof(IVersioned.Version)) : (long?)null;
            return new Refusal.Conflict("Somebody else changed this in the meantime. Look at what is there now, then save again.", version) { Overtaken = true };
        }
        catch (DbUpdateException failure) when (db.Profile.IsUniqueViolation(failure))
        {
            return new Refusal.Conflict("Somebody else added the same in the meantime. Look at what is there now.") { Overtaken = true };
        }
        catch (Exception failure) when (db.Profile.IsDeadlock(failure))
        {
            return new Refusal.Conflict("Somebody else changed the same at this moment. Look at what is there now, then save again.") { Overtaken = true };
        }
    }

    private void WriteEvents()
    {
        if (raised.Count == 0) return;
        foreach (var happened in raised) db.Add(new OutboxMessage(happened.ByPerson is null && recordedBy is not null ? happened with { ByPerson = recordedBy } : happened));
        raised.Clear();
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    /// <summary>Looks for changes once: the interceptors and EF itself would each go through everything again, which costs imports dearly.</summary>
    private async Task SaveOnceDetectedAsync(CancellationToken ct)
    {
        db.ChangeTracker.DetectChanges();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await new ManyRows(db).SaveAsync(ct);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }
}

public sealed class EfCatalogWorkFactory(IDbContextFactory<CatalogDbContext> contexts, OutboxSignal signal) : ICatalogWorkFactory
{
    public ICatalogWork Open() => new EfCatalogWork(contexts, signal);
}
