using Catalog.Benchmarks.Lineage;
using Catalog.Benchmarks.Portal;

namespace Catalog.Benchmarks.Quality;

/// <summary>The gate of any of the products beside an empty endpoint that asks for a token too, in rounds that alternate.</summary>
internal sealed class GateLoad(Callers callers, int products)
{
    /// <summary>So many pipelines, that none of them asks more often than one may.</summary>
    public const int Tokens = 8;

    private const int Rounds = 6;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var paths = Enumerable.Range(0, products).Select(i => $"/api/v1/products/{ProductMesh.Key(i)}/gate").ToList();
        // Hidden products are not the token's to see.
        paths = [.. paths.Where((_, i) => i % 50 != 49)];
        var (gate, empty) = (new List<(double Rate, double P99)>(), new List<(double Rate, double P99)>());
        for (var round = 0; round < Rounds; round++)
        {
            var (nothing, asked) = (await callers.AskAsync([EmptyEndpoint.Path], Round), await callers.AskAsync(paths, Round));
            // The first round warms up.
            if (round == 0) continue;
            empty.Add(nothing);
            gate.Add(asked);
        }
        Console.WriteLine(FormattableString.Invariant($"# gate {Rate(gate):N0}/s, p99 {P99(gate):0.0} ms; empty endpoint {Rate(empty):N0}/s, p99 {P99(empty):0.0} ms; 64 callers, {paths.Count:N0} products"));
        return [new Figure("gate-rate", Rate(gate) / Rate(empty), "x empty endpoint", 0.5, AtMost: false), new Figure("gate-p99", P99(gate) / P99(empty), "x empty endpoint", 3)];
    }

    private static double Rate(IEnumerable<(double Rate, double P99)> rounds) => Shares.Median([.. rounds.Select(r => r.Rate)]);

    private static double P99(IEnumerable<(double Rate, double P99)> rounds) => Shares.Median([.. rounds.Select(r => r.P99)]);
}
