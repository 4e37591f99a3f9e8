using System.Data.Common;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.Imports;
using Catalog.Core.Lineage;
using Catalog.Core.Notifications;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Catalog.Data.Work;

/// <summary>
/// Saves a context that adds or turns very many plain rows: one prepared command a table instead of a command a row, which is
/// most of what an import costs where rows are sent one by one. Everything else goes the way of every save, in the same transaction.
/// </summary>
internal sealed class ManyRows(CatalogDbContext db)
{
    private const int Worth = 100;

    /// <summary>Refers to nothing, and others refer to it.</summary>
    private static readonly Type[] First = [typeof(Dataset), typeof(LineageField), typeof(LineageEdge)];

    /// <summary>Refers to what the save stores, or to a table before it; nothing else refers to it.</summary>
    private static readonly Type[] Last =
        [typeof(Port), typeof(PortInputContract), typeof(PortDataset), typeof(ProductTag), typeof(ProductSource), typeof(ActivityEntry), typeof(ImportItem),
         typeof(ValidityEntry), typeof(IncidentReach), typeof(InboxItem), typeof(GateCount)];

    /// <summary>What turns by the thousand when something upstream does.</summary>
    private static readonly Type Turning = typeof(ProductValidity);

    /// <summary>Saves what was detected; with few rows as ever.</summary>
    public async Task SaveAsync(CancellationToken ct)
    {
        var added = db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added).ToLookup(e => e.Metadata.ClrType);
        var turned = db.ChangeTracker.Entries().Where(e => e.State == EntityState.Modified && e.Metadata.ClrType == Turning).ToList();
        if (!db.Profile.SendsRowsOneByOne || turned.Count + First.Concat(Last).Sum(t => added[t].Count()) < Worth)
        {
            await db.SaveChangesAsync(ct);
            return;
        }
        var outer = db.Database.CurrentTransaction;
        var transaction = outer ?? await db.Database.BeginTransactionAsync(ct);
        await using var mine = outer is null ? transaction : null;
        try
        {
            foreach (var type in First) await InsertAsync([.. added[type]], transaction, ct);
            await UpdateAsync(turned, transaction, ct);
            // Theirs is done below; the save must not do it too.
            foreach (var entry in First.Concat(Last).SelectMany(t => added[t])) entry.State = EntityState.Unchanged;
            await db.SaveChangesAsync(ct);
            foreach (var type in Last) await InsertAsync([.. added[type]], transaction, ct);
        }
        catch (DbException refused)
        {
            throw new DbUpdateException("Rows could not be added.", refused);
        }
        if (outer is null) await transaction.CommitAsync(ct);
    }

    private async Task InsertAsync(IReadOnlyList<EntityEntry> entries, IDbContextTransaction transaction, CancellationToken ct)
    {
        if (entries.Count == 0) return;
        await using var command = RowCommand.Insert(db, entries[0].Metadata);
        foreach (var entry in entries) await command.ExecuteAsync(property => Value(entry, property), transaction, ct);
    }

    private async Task UpdateAsync(IReadOnlyList<EntityEntry> entries, IDbContextTransaction transaction, CancellationToken ct)
    {
        foreach (var alike in entries.GroupBy(e => string.Join(' ', Changed(e).Select(p => p.Name))))
        {
            await using var command = RowCommand.Update(db, alike.First().Metadata, Changed(alike.First()));
            foreach (var entry in alike)
            {
                if (await command.ExecuteAsync(property => Value(entry, property), transaction, ct) == 0) throw new DbUpdateConcurrencyException("Somebody else changed the same meanwhile.");
                var version = entry.Property(nameof(IVersioned.Version));
                version.CurrentValue = (long)version.CurrentValue! + 1;
                entry.OriginalValues.SetValues(entry.CurrentValues);
                entry.State = EntityState.Unchanged;
            }
        }
    }

    private static List<IProperty> Changed(EntityEntry entry) => [.. entry.Properties.Where(p => p.IsModified).Select(p => p.Metadata)];

    private static object? Value(EntityEntry entry, IProperty property) =>
        property.IsShadowProperty() ? entry.CurrentValues[property] : property.GetGetter().GetClrValue(entry.Entity);
}
