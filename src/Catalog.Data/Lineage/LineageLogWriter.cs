using Catalog.Core.Lineage;
using Catalog.Data.Work;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

/// <summary>Writes into the log, one commit after the other over one connection.</summary>
internal sealed class LineageLogWriter : IAsyncDisposable
{
    private readonly CatalogDbContext db;
    private readonly PreparedRows? insert;

    private LineageLogWriter(CatalogDbContext db, PreparedRows? insert) => (this.db, this.insert) = (db, insert);

    public static async Task<LineageLogWriter> OpenAsync(IDbContextFactory<CatalogDbContext> contexts)
    {
        var log = await contexts.OpenLogAsync(CancellationToken.None);
        try
        {
            await log.Database.OpenConnectionAsync();
            // The text goes as it came.
            return new LineageLogWriter(log, log.Profile.SendsRowsOneByOne ? PreparedRows.Insert(log, log.Model.FindEntityType(typeof(LineageLogEntry))!, nameof(LineageLogEntry.Json), nameof(LineageLogEntry.Text)) : null);
        }
        catch
        {
            await log.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns when they are on the disk; each knows its place then.</summary>
    public async Task WriteAsync(IReadOnlyList<LineageLogEntry> entries)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (insert is null)
        {
            await db.TakeTurnAsync(LineagePosition.Append, CancellationToken.None);
            db.AddRange(entries);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        else
        {
            foreach (var entry in entries)
            {
                insert.Run(entry);
                entry.Placed(insert.LastKey);
            }
        }
        await transaction.CommitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        insert?.Dispose();
        await db.DisposeAsync();
    }
}
