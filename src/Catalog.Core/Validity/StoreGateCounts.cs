using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>What was asked in minutes that are over; with <paramref name="Unfinished"/> in the one that runs as well.</summary>
public sealed record StoreGateCountsCommand(bool Unfinished = false);

/// <summary>Stores what the gate was asked since the last time.</summary>
public sealed class StoreGateCounts(ICatalogWorkFactory works, GateTally tally)
{
    /// <summary>Answers how many counts were stored; what could not be stored is kept for the next time.</summary>
    public async Task<Outcome<int>> ExecuteAsync(StoreGateCountsCommand command, Actor actor, CancellationToken ct)
    {
        var counted = tally.Take(command.Unfinished);
        if (counted.Count == 0) return 0;
        var stored = false;
        try
        {
            await using var work = works.Open();
            var there = (await work.GateCountsAsync([.. counted.Select(c => c.Minute).Distinct()], ct)).ToDictionary(c => (c.ProductId, c.Asker, c.Verdict, c.Minute));
            foreach (var (product, asker, verdict, minute, times) in counted)
            {
                if (!there.TryGetValue((product, asker, verdict, minute), out var count))
                {
                    there[(product, asker, verdict, minute)] = count = new GateCount(product, asker, verdict, minute);
                    work.Add(count);
                }
                count.Add(times);
            }
            if (await work.SaveAsync(ct) is { } conflict) return conflict;
            stored = true;
            return counted.Count;
        }
        finally
        {
            if (!stored) tally.Return(counted);
        }
    }
}
