using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>Adds the views counted in this process to the stored ones, many at once. Run by the clock.</summary>
public sealed class StoreViews(ICatalogWorkFactory works, ViewTally tally)
{
    /// <summary>How many products got views. What could not be stored is counted again at the next run.</summary>
    public async Task<Outcome<int>> ExecuteAsync(CancellationToken ct)
    {
        var taken = tally.Take();
        if (taken.Count == 0) return 0;
        var stored = false;
        try
        {
            await using var work = works.Open();
            // At midnight a batch spans two days, else there is one.
            foreach (var day in taken.GroupBy(t => t.Key.Day))
            {
                var have = (await work.ProductViewsAsync([.. day.Select(t => t.Key.Product)], day.Key, ct)).ToDictionary(v => v.ProductId);
                foreach (var ((product, _), count) in day)
                    if (have.TryGetValue(product, out var views)) views.Add(count);
                    else work.Add(new ProductViews(product, day.Key, count));
            }
            if (await work.SaveAsync(ct) is { } conflict) return conflict;
            stored = true;
            return taken.Count;
        }
        finally
        {
            if (!stored) tally.Return(taken);
        }
    }
}
