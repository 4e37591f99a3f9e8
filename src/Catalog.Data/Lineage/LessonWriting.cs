using System.Data.Common;
using Catalog.Core.Lineage;
using Catalog.Data.Outbox;
using Catalog.Data.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Catalog.Data.Lineage;

/// <summary>
/// Writes what a batch taught, and last the position behind it. Where only one can write at a time, others get their turn
/// within milliseconds: what is written early is joined again should the batch be repeated, which changes nothing. A commit
/// need not be on the disk: what is lost with the power is learned again from the log.
/// </summary>
internal sealed class LessonWriting(CatalogDbContext db, TimeProvider clock, long from, long to) : IAsyncDisposable
{
    /// <summary>Whoever waits in this process waits behind a batch no longer than about this.</summary>
    private static readonly TimeSpan ShortestTurn = TimeSpan.FromMilliseconds(10);

    /// <summary>Others that wait in another process are not seen.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(100);

    private readonly List<PreparedRows> statements = [];
    private IDisposable? turn;
    private IDbContextTransaction? transaction;
    private long since;

    /// <summary>How far the log is projected when everything is written.</summary>
    public LineagePlace Place { get; private set; }

    /// <summary>Whether it was written; not when another node was here first.</summary>
    public async Task<bool> WriteAsync(LessonRows rows, bool namesDatasets, CancellationToken ct)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        // Open from the first turn to the last: between two of them a pooled connection would go to somebody else, and take the prepared statements along.
        await db.Database.OpenConnectionAsync(ct);
        await db.Profile.MakeRoomAsync(db, ct);
        if (!await BeginAsync(ct)) return false;
        if (!db.Profile.SendsRowsOneByOne) Track(rows);
        else if (!await AddAsync(rows.Fresh, ct) || !await ChangeAsync(rows.Changed, ct)) return false;
        var now = clock.GetUtcNow();
        db.Add(new OutboxMessage(new LineageLearned(to) { NamesDatasets = namesDatasets, EventId = Guid.CreateVersion7(now), At = now }));
        await db.SaveChangesAsync(ct);
        await db.LineagePositions.Where(p => p.Name == LineagePosition.Project).ExecuteUpdateAsync(set => set.SetProperty(p => p.Position, to), ct);
        await transaction!.CommitAsync(CancellationToken.None);
        Place = Place with { Position = to };
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var statement in statements) statement.Dispose();
        if (transaction is not null) await transaction.DisposeAsync();
        turn?.Dispose();
        await db.Database.CloseConnectionAsync();
    }

    private async Task<bool> AddAsync(IReadOnlyList<object> fresh, CancellationToken ct)
    {
        PreparedRows? insert = null;
        Type? table = null;
        foreach (var row in fresh)
        {
            if (insert is null || row.GetType() != table) insert = Kept(PreparedRows.Insert(db, db.Model.FindEntityType(table = row.GetType())!));
            Send(insert, row);
            if (!await GiveWayAsync(ct)) return false;
        }
        return true;
    }

    private async Task<bool> ChangeAsync(IReadOnlyList<object> changed, CancellationToken ct)
    {
        PreparedRows? update = null;
        Type? table = null;
        foreach (var row in changed)
        {
            if (update is null || row.GetType() != table)
            {
                var type = db.Model.FindEntityType(table = row.GetType())!;
                update = Kept(PreparedRows.Update(db, type, LessonRows.LearnedOf(type)));
            }
            if (Send(update, row) == 0) throw new DbUpdateConcurrencyException("Somebody else changed the same meanwhile.");
            (row as LineageEdge)?.Stored();
            if (!await GiveWayAsync(ct)) return false;
        }
        return true;
    }

    private void Track(LessonRows rows)
    {
        db.AddRange(rows.Fresh);
        foreach (var row in rows.Changed)
        {
            var entry = db.Attach(row);
            foreach (var property in LessonRows.LearnedOf(entry.Metadata)) entry.Property(property).IsModified = true;
        }
    }

    private PreparedRows Kept(PreparedRows statement)
    {
        statements.Add(statement);
        return statement;
    }

    private static int Send(PreparedRows statement, object row)
    {
        try
        {
            return statement.Run(row);
        }
        catch (DbException refused)
        {
            throw new DbUpdateException("What was learned could not be stored.", refused);
        }
    }

    private async Task<bool> GiveWayAsync(CancellationToken ct)
    {
        var held = clock.GetElapsedTime(since);
        if (held < ShortestTurn || (held < LongestTurn && !db.Profile.SomebodyWaits)) return true;
        await transaction!.CommitAsync(CancellationToken.None);
        return await BeginAsync(ct);
    }

    // Another node may have been here since we looked.
    private async Task<bool> BeginAsync(CancellationToken ct)
    {
        if (transaction is not null) await transaction.DisposeAsync();
        transaction = null;
        if (turn is null || db.Profile.SomebodyWaits)
        {
            turn?.Dispose();
            turn = null;
            turn = await db.Profile.EnterWriteAsync(ct);
        }
        since = clock.GetTimestamp();
        transaction = await db.Database.BeginTransactionAsync(ct);
        await db.TakeTurnAsync(LineagePosition.Project, ct);
        Place = await GraphReading.PlaceAsync(db, ct);
        return Place.Position == from;
    }
}
