using System.Diagnostics;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Benchmarks.Portal;

/// <summary>
/// Server time of a page against what it cannot do without: the same query alone, and an empty page in the same layout.
/// All three in turns in one run; medians.
/// </summary>
internal sealed class ServerTime(HostedPortal portal, IServiceProvider services, HttpClient http)
{
    private const int WarmUp = 30;
    private const int Rounds = 80;

    private static readonly Actor Reader = new() { Name = "Bench", Administrator = true, SignedIn = true };

    public async Task<IReadOnlyList<Figure>> ProductListAsync()
    {
        var products = services.GetRequiredService<IDataProductQueries>();
        return await MeasureAsync("product-list", "products", async ct =>
        {
            await products.ListAsync(new ProductFilter(), ProductSort.Parse(null), new PageRequest(null, 40), Reader, ct);
            await products.FacetsAsync(new ProductFilter(), Reader, ct);
        });
    }

    public async Task<IReadOnlyList<Figure>> ProductPageAsync(DataProductKey key)
    {
        var pages = services.GetRequiredService<IProductPageQueries>();
        var neighbours = services.GetRequiredService<IProductNeighbourQueries>();
        return await MeasureAsync("product-page", $"products/{key}", async ct =>
        {
            var page = await pages.PageAsync(key, Reader, ct) ?? throw new InvalidOperationException($"There is no {key}.");
            await neighbours.ReadersAsync([page.Facts.Id], Reader, ct);
            await neighbours.FeedsAsync([page.Facts.Id], Reader, ct);
        });
    }

    private async Task<IReadOnlyList<Figure>> MeasureAsync(string name, string path, Func<CancellationToken, Task> query)
    {
        var (page, empty, alone) = (new List<double>(), new List<double>(), new List<double>());
        var (asked, needed) = (0, 0);
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            var before = portal.Commands;
            var whole = await GetAsync(path);
            asked = portal.Commands - before;
            var layout = await GetAsync("not-found");
            before = portal.Commands;
            var began = Stopwatch.GetTimestamp();
            await query(CancellationToken.None);
            var only = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            needed = portal.Commands - before;
            if (round < WarmUp) continue;
            page.Add(whole);
            empty.Add(layout);
            alone.Add(only);
        }
        var (p, e, q) = (Median(page), Median(empty), Median(alone));
        Console.Error.WriteLine(FormattableString.Invariant($"{name}: page {p:0.00} ms ({asked} commands), empty page {e:0.00} ms, query alone {q:0.00} ms ({needed} commands)"));
        return [new Figure($"{name}-server-time", p / (q + e), "x", 2)];
    }

    private async Task<double> GetAsync(string path)
    {
        using (var answer = await http.GetAsync(path)) await answer.Content.ReadAsByteArrayAsync();
        // The measurement ends a moment after the last byte.
        await Task.Delay(5);
        return portal.Took.TotalMilliseconds;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
