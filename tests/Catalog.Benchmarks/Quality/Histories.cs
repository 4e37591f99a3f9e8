using System.Diagnostics;
using Catalog.Benchmarks.Lineage;
using Catalog.Benchmarks.Portal;
using Catalog.Core.DataProducts;
using Catalog.Core.Quality;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Benchmarks.Quality;

/// <summary>The quality of a product that was checked 10,000 times beside one that was checked ten times, as page and over the API, in turns.</summary>
internal sealed class Histories(IServiceProvider services, HttpClient reader, HttpClient api)
{
    private const int Long = 10_000;
    private const int Short = 10;
    private const int Rounds = 40;
    private const int WarmUp = 10;

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        await FillAsync(2, Long);
        await FillAsync(3, Short);
        var (pages, results, turns) = (new Pair(), new Pair(), new Pair());
        for (var round = 0; round < Rounds + WarmUp; round++)
            foreach (var (number, many) in new[] { (2, true), (3, false) })
            {
                var key = ProductMesh.Key(number);
                var page = await TimeAsync(reader, $"products/{key}/quality");
                var list = await TimeAsync(api, $"api/v1/products/{key}/results");
                var history = await TimeAsync(api, $"api/v1/products/{key}/validity");
                if (round < WarmUp) continue;
                pages.Of(many).Add(page);
                results.Of(many).Add(list);
                turns.Of(many).Add(history);
            }
        Console.WriteLine(FormattableString.Invariant($"# {Long:N0} runs: page {Shares.Median(pages.Long):0.0} ms, results {Shares.Median(results.Long):0.0} ms, turns {Shares.Median(turns.Long):0.0} ms; {Short} runs: page {Shares.Median(pages.Short):0.0} ms, results {Shares.Median(results.Short):0.0} ms, turns {Shares.Median(turns.Short):0.0} ms"));
        return [pages.Figure("history-page"), results.Figure("history-results"), turns.Figure("history-turns")];
    }

    private async Task FillAsync(int number, int runs)
    {
        if (!DataProductKey.TryParse(ProductMesh.Key(number), out var key)) throw new InvalidOperationException(ProductMesh.Key(number));
        var (record, actor, end) = (services.GetRequiredService<RecordValidationResults>(), Core.People.Actor.Verb("bench"), TimeProvider.System.GetUtcNow());
        var reading = services.GetRequiredService<IResultReader>();
        foreach (var some in Enumerable.Range(0, runs).Chunk(200))
        {
            // Every fifth run breaks the product, so that there are turns to show.
            var suites = some.SelectMany(run => reading.Read(Payloads.Suite(ProductMesh.Asset(number), end.AddMinutes(run - runs), 20, run % 5 == 4 ? 500 : 0))!.Results).ToList();
            var taken = await record.ExecuteAsync(new ResultsSent(suites, key, "lake"), actor, CancellationToken.None);
            if (!taken.IsOk) throw new InvalidOperationException(taken.Refusal.Sentence);
        }
        var outbox = services.GetRequiredService<Data.Outbox.OutboxProcessor>();
        while ((await outbox.CountAsync(CancellationToken.None)).Waiting > 0) await Task.Delay(100);
    }

    private static async Task<double> TimeAsync(HttpClient http, string path)
    {
        var began = Stopwatch.GetTimestamp();
        await http.GetStringAsync(new Uri(path, UriKind.Relative));
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private sealed class Pair
    {
        public List<double> Long { get; } = [];
        public List<double> Short { get; } = [];

        public List<double> Of(bool many) => many ? Long : Short;

        public Figure Figure(string name) => new(name, Shares.Median(Long) / Shares.Median(Short), "x ten runs", 2);
    }
}
