using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>What was asked in minutes that are over; with <paramref name="Unfinished"/> in the one that runs as well.</summary>
public sealed record StoreGateCountsCommand(bool Unfinished = false);

/// <summary>Stores what the gate was asked since the last time, and forgets what is longer ago than anybody compares.</summary>
public sealed class StoreGateCounts(ICatalogWorkFactory works, GateTally tally, TimeProvider clock)
{
    /// <summary>A year, and the month that it is compared with.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);
    private static readonly TimeSpan BetweenForgetting = TimeSpan.FromDays(1);
    private const int Attempts = 4;

    private DateTimeOffset forgot;

    /// <summary>Answers how many counts were stored; what could not be stored is kept for the next time.</summary>
    public async Task<Outcome<int>> ExecuteAsync(StoreGateCountsCommand command, Actor actor, CancellationToken ct)
    {
        await ForgetAsync(ct);
        var counted = tally.Take(command.Unfinished);
        if (counted.Count == 0) return 0;
        var stored = false;
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                await using var work = works.Open();
                if (await work.CountGateAsync([.. counted.Select(Row)], ct) is not { } conflict) break;
                // Another node began the same count just now: the next attempt adds to it.
                if (attempt == Attempts) return conflict;
            }
            stored = true;
            return counted.Count;
        }
        finally
        {
            if (!stored) tally.Return(counted);
        }
    }

    private async Task ForgetAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (now - forgot < BetweenForgetting) return;
        await using var work = works.Open();
        await work.ForgetGateCountsAsync(now - Kept, ct);
        forgot = now;
    }

    private static GateCount Row((DataProductId Product, string Asker, Verdict Verdict, DateTimeOffset Minute, long Times) counted)
    {
        var count = new GateCount(counted.Product, counted.Asker, counted.Verdict, counted.Minute);
        count.Add(counted.Times);
        return count;
    }
}
