using System.Globalization;
using System.Text;

namespace Catalog.Benchmarks.Lineage;

/// <summary>
/// Runs over layers of datasets: each job reads two datasets of the layer before and writes one, and a few hubs are read
/// by up to 200 jobs. Half of the datasets are sources. The same seed gives the same bytes.
/// </summary>
internal sealed class LayeredEvents(int datasets, int seed)
{
    public const string Space = "postgres://bench:5432";
    private const int MostReaders = 200;

    /// <summary>Two edges in and one out for each job.</summary>
    public int Edges => Jobs * 3;
    public int Jobs => datasets / 2;

    public IEnumerable<string> All()
    {
        var random = new Random(seed);
        var layers = Math.Clamp(datasets / 3, 2, 13);
        var (width, readers) = (datasets / layers, new int[datasets]);
        for (var job = 0; job < Jobs; job++)
        {
            var layer = 1 + (job * (layers - 1) / Jobs);
            var (from, output) = ((layer - 1) * width, (datasets / 2) + job);
            yield return Event(job, Input(job, from, random), Input(job, from, random), output);
        }

        int Input(int job, int from, Random random)
        {
            // One in twenty reads a hub, while it may still be read.
            for (; ; )
            {
                var at = random.Next(20) == 0 ? from + random.Next(Math.Max(1, width / 100)) : from + random.Next(width);
                if (readers[at]++ < MostReaders) return Dataset(at, job);
            }
        }
    }

    // Sources and outputs alternate, so that each layer has both; nothing is read before it is written.
    private int Dataset(int at, int job) => (at & 1) == 1 && at / 2 < job ? (datasets / 2) + (at / 2) : at / 2;

    private static string Event(int job, int first, int second, int output)
    {
        var text = new StringBuilder(1000);
        text.Append(CultureInfo.InvariantCulture, $$$$"""{"eventType":"COMPLETE","eventTime":"2026-01-01T00:00:00Z","producer":"https://bench","run":{"runId":"r{{{{job}}}}"},"job":{"namespace":"bench","name":"job-{{{{job}}}}","facets":{"documentation":{"description":"Builds {{{{output}}}}"}}},"inputs":[{{{{Set(first)}}}},{{{{Set(second)}}}}],"outputs":[{{{{Set(output)}}}}]}""");
        return text.ToString();
    }

    private static string Set(int number) => string.Create(CultureInfo.InvariantCulture,
        $$$$"""{"namespace":"{{{{Space}}}}","name":"layer.public.table_{{{{number}}}}","facets":{"schema":{"fields":[{"name":"id","type":"bigint"},{"name":"amount","type":"decimal"},{"name":"at","type":"timestamp"}]}}}""");
}
