using Catalog.Core.Shared;
using Catalog.Data.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Catalog.Data.Outbox;

/// <summary>
/// Hands waiting events to their handlers, in order. What the handlers store and the mark "handled" are one
/// transaction, so that a crash between any two steps repeats everything or nothing.
/// </summary>
public sealed class OutboxProcessor(IDbContextFactory<CatalogDbContext> contexts, OutboxSignal signal, IEnumerable<IEventHandler> handlers, TimeProvider clock, ILogger<OutboxProcessor> log)
{
    public const int BatchSize = 100;

    /// <summary>After so many failures a message is left for a person to look at; health says so.</summary>
    public const int MaxAttempts = 10;

    /// <summary>So often a batch is handled anew because somebody else stored the same things at that moment.</summary>
    private const int Tries = 5;

    private readonly IEventHandler[] handlers = [.. handlers];

    /// <summary>Handles up to a batch of messages; returns how many there were.</summary>
    public async Task<int> ProcessAsync(CancellationToken ct)
    {
        var waiting = await WaitingAsync(BatchSize, ct);
        if (waiting.Count == 0) return 0;
        for (var left = Tries; ; left--)
        {
            try
            {
                await HandleAsync(waiting, ct);
                return waiting.Count;
            }
            catch (OutboxConflictException) when (left > 1)
            {
                // Nobody's fault: with what is stored by now it goes.
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.BatchFailed(waiting.Count, failure);
                // One of them is bad: find it, and let the others through.
                foreach (var sequence in waiting) await HandleOneAsync(sequence, ct);
                return waiting.Count;
            }
        }
    }

    /// <summary>How many messages wait, and how many were given up.</summary>
    public async Task<(int Waiting, int GivenUp)> CountAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var waiting = await db.Outbox.CountAsync(m => m.HandledAt == null && m.Attempts < MaxAttempts, ct);
        var givenUp = await db.Outbox.CountAsync(m => m.HandledAt == null && m.Attempts >= MaxAttempts, ct);
        return (waiting, givenUp);
    }

    /// <summary>Deletes handled messages older than the given age. The newest stays: by it readers know that the catalog is still the same one.</summary>
    public async Task<int> ForgetAsync(TimeSpan age, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        using var turn = await db.Profile.EnterWriteAsync(ct);
        var before = clock.GetUtcNow() - age;
        return await db.Outbox.Where(m => m.HandledAt != null && m.HandledAt < before && m.Sequence < db.Outbox.Max(newest => newest.Sequence)).ExecuteDeleteAsync(ct);
    }

    private async Task<List<long>> WaitingAsync(int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var waiting = await db.Outbox.Where(m => m.HandledAt == null && m.Attempts < MaxAttempts).OrderBy(m => m.Sequence).Take(limit).Select(m => new { m.Sequence, m.At }).ToListAsync(ct);
        CatalogMeter.OutboxLag.Record(waiting.Count == 0 ? 0 : Math.Max(0, (clock.GetUtcNow() - waiting[0].At).TotalSeconds));
        return [.. waiting.Select(m => m.Sequence)];
    }

    private async Task HandleAsync(IReadOnlyCollection<long> sequences, CancellationToken ct)
    {
        await using var work = new EfCatalogWork(contexts, signal);
        var messages = await work.Db.Outbox.Where(m => sequences.Contains(m.Sequence) && m.HandledAt == null).OrderBy(m => m.Sequence).ToListAsync(ct);
        foreach (var message in messages)
        {
            if (message.Event() is { } happened)
                foreach (var handler in handlers) await handler.HandleAsync(happened, work, ct);
            message.Handled(clock.GetUtcNow());
        }
        if (await work.SaveAsync(ct) is { } conflict) throw new OutboxConflictException(conflict.Sentence);
    }

    private async Task HandleOneAsync(long sequence, CancellationToken ct)
    {
        try
        {
            await HandleAsync([sequence], ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.MessageFailed(sequence, failure);
            await using var db = await contexts.CreateDbContextAsync(ct);
            using var turn = await db.Profile.EnterWriteAsync(ct);
            if (await db.Outbox.SingleOrDefaultAsync(m => m.Sequence == sequence && m.HandledAt == null, ct) is not { } message) return;
            message.Failed(failure.Message);
            await db.SaveChangesAsync(ct);
        }
    }
}

/// <summary>Somebody else stored the same first, or handled the same messages.</summary>
public sealed class OutboxConflictException(string message) : Exception(message);
