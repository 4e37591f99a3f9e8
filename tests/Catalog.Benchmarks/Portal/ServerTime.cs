using System.Diagnostics;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Benchmarks.Portal;

/// <summary>
/// Server time of a page against what it cannot do without: the same query alone, and an empty page in the same layout.
/// All three in turns in one run; medians.
/// </summary>
internal sealed class ServerTime(HostedPortal portal, IServiceProvider services, HttpClient http, SqlLog sql, Actor reader)
{
    private const int WarmUp = 60;
    private const int Rounds = 200;

    public async Task<IReadOnlyList<Figure>> ProductListAsync()
    {
        var products = services.GetRequiredService<IDataProductQueries>();
        return await MeasureAsync("product-list", "products", async ct =>
        {
            await products.ListAsync(new ProductFilter(), ProductSort.Parse(null), new PageRequest(null, 40), reader, ct);
            await products.FacetsAsync(new ProductFilter(), reader, ct);
        });
    }

    public async Task<IReadOnlyList<Figure>> ProductPageAsync(DataProductKey key)
    {
        var pages = services.GetRequiredService<IProductPageQueries>();
        var neighbours = services.GetRequiredService<IProductNeighbourQueries>();
        return await MeasureAsync("product-page", $"products/{key}", async ct =>
        {
            var page = await pages.PageAsync(key, reader, ct) ?? throw new InvalidOperationException($"There is no {key}.");
            await neighbours.ReadersAsync([page.Facts.Id], reader, ct);
            await neighbours.FeedsAsync([page.Facts.Id], reader, ct);
        });
    }

    private async Task<IReadOnlyList<Figure>> MeasureAsync(string name, string path, Func<CancellationToken, Task> query)
    {
        var (page, empty, alone) = (new List<double>(), new List<double>(), new List<double>());
        IReadOnlyList<string> asked = [];
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            sql.Take();
            var whole = await portal.TimeAsync(http, path);
            asked = sql.Take();
            var layout = await portal.TimeAsync(http, EmptyPage.Path);
            var began = Stopwatch.GetTimestamp();
            await query(CancellationToken.None);
            var only = Stopwatch.GetElapsedTime(began);
            if (round < WarmUp) continue;
            page.Add(whole.TotalMilliseconds);
            empty.Add(layout.TotalMilliseconds);
            alone.Add(only.TotalMilliseconds);
        }
        var (p, e, q) = (Median(page), Median(empty), Median(alone));
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"{name}: page {p:0.00} ms ({asked.Count} commands), empty page {e:0.00} ms, query alone {q:0.00} ms"));
        return [new Figure($"{name}-server-time", p / (q + e), "x", 2)];
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
