using System.Globalization;
using Catalog.Benchmarks.Portal;
using Catalog.Core.People;

namespace Catalog.Benchmarks.Discovery;

/// <summary>What HTTP adds to a search: the same call in process and over loopback, in turns, warm.</summary>
internal sealed class OverHttp(Engine engine, SearchPortal portal, int documents, Action<Figure> print)
{
    private const int Rounds = 60;
    private const int Warm = 20;
    private const double MostAdded = 3;

    public async Task MeasureAsync()
    {
        foreach (var asking in Asking.All) await MeasureAsync(asking);
    }

    private async Task MeasureAsync(Asking asking)
    {
        var (inside, outside) = (new Samples(), new Samples());
        for (var round = -Warm; round < Rounds; round++)
        {
            foreach (var text in asking.Texts)
            {
                var alone = await Samples.OfAsync(() => engine.Search.FindAsync(asking.Query(text), Actor.System, CancellationToken.None));
                var whole = await Samples.OfAsync(() => AskAsync(asking, text));
                if (round < 0) continue;
                inside.Add(alone);
                outside.Add(whole);
            }
        }
        Console.WriteLine(FormattableString.Invariant($"# {asking.Kind} over {documents:N0} by HTTP: p50 {outside.P50:0.00} ms (in process {inside.P50:0.00}); p99 {outside.P99:0.00} ms (in process {inside.P99:0.00})"));
        print(new Figure($"search-{asking.Kind}-http-{documents}", outside.P50 - inside.P50, "ms", MostAdded));
    }

    private async Task AskAsync(Asking asking, string text)
    {
        var chosen = asking.Filter.Values.SelectMany(facet => facet.Value.Select(value => $"&{facet.Key}={Uri.EscapeDataString(value)}"));
        using var answer = await portal.Visitor.Http.GetAsync(string.Create(CultureInfo.InvariantCulture, $"api/v1/search?q={Uri.EscapeDataString(text)}&limit={Asking.Hits}{string.Concat(chosen)}"));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }
}
