using System.Diagnostics;
using System.Net;
using System.Text;
using Catalog.Benchmarks.Portal;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.People;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Benchmarks.Lineage;

/// <summary>How long after its acknowledgement an event is in the graph: of the process that took it, and of another over the same database.</summary>
internal sealed class Following(IServiceProvider services)
{
    private const int Times = 30;

    public async Task<Figure> HereAsync()
    {
        var (moments, times) = (services.GetRequiredService<ILineageMoments>(), new List<double>());
        for (var i = 0; i < Times; i++)
        {
            await TakeAsync($"here-{i}");
            var started = Stopwatch.GetTimestamp();
            while ((await moments.CurrentAsync(CancellationToken.None)).Graph.Find($"job:following:here-{i}") < 0) await Task.Delay(1);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return new Figure("lineage-follow-here-p90", Shares.At(times, 0.9), "ms", 50);
    }

    public async Task<Figure> ThereAsync(HttpClient other)
    {
        var times = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            await TakeAsync($"there-{i}");
            var started = Stopwatch.GetTimestamp();
            while ((await other.GetAsync(new Uri(other.BaseAddress!, $"api/v1/lineage?depth=0&nodeId=job:following:there-{i}"))).StatusCode != HttpStatusCode.OK) await Task.Delay(10);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return new Figure("lineage-follow-there-p90", Shares.At(times, 0.9), "ms", 1000);
    }

    private async Task TakeAsync(string job)
    {
        var json = $$$"""{"eventTime":"2026-01-02T00:00:00Z","job":{"namespace":"following","name":"{{{job}}}"},"inputs":[{"namespace":"{{{LayeredEvents.Space}}}","name":"layer.public.table_1"}]}""";
        var taken = await services.GetRequiredService<TakeLineage>().ExecuteAsync([services.GetRequiredService<ILineageReader>().Read(Encoding.UTF8.GetBytes(json))], Actor.Verb("bench"), CancellationToken.None);
        if (!taken.IsOk) throw new InvalidOperationException(taken.Refusal.Sentence);
    }
}
