using Catalog.Core.People;

namespace Catalog.Core.DataProducts;

/// <summary>
/// Counts views in memory, so that opening a page writes nothing: once per person, product and day (UTC).
/// <see cref="StoreViews"/> takes what was counted and stores it.
/// </summary>
public sealed class ViewTally(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly HashSet<(PersonId, DataProductId)> seen = [];
    private Dictionary<(DataProductId Product, DateOnly Day), int> counts = [];
    private DateOnly day;

    /// <summary>Somebody opened the product's page. Tokens do not look at pages and do not count.</summary>
    public void Seen(DataProductId product, Actor actor)
    {
        if (actor.PersonId is not { } person) return;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        lock (gate)
        {
            if (day != today)
            {
                seen.Clear();
                day = today;
            }
            if (seen.Add((person, product))) counts[(product, today)] = counts.GetValueOrDefault((product, today)) + 1;
        }
    }

    /// <summary>Takes what was counted since the last time.</summary>
    internal Dictionary<(DataProductId Product, DateOnly Day), int> Take()
    {
        lock (gate)
        {
            var taken = counts;
            counts = [];
            return taken;
        }
    }

    /// <summary>Puts back what could not be stored.</summary>
    internal void Return(IEnumerable<KeyValuePair<(DataProductId Product, DateOnly Day), int>> taken)
    {
        lock (gate)
            foreach (var (key, count) in taken) counts[key] = counts.GetValueOrDefault(key) + count;
    }
}
