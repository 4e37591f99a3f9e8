using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using Catalog.Benchmarks.Portal;

namespace Catalog.Benchmarks.Lineage;

/// <summary>
/// Events over loopback HTTP on 16 connections while the graph is read, in rounds that alternate with one writer into one
/// table. What is acknowledged must be visible soon after, so a probe of its own watches one event after another.
/// </summary>
internal sealed class Intake(Uri portal, string token, string folder, TimeSpan round)
{
    private const int Connections = 16;
    private const int Rounds = 3;
    private const int Different = 2000;

    public Task<IReadOnlyList<Figure>> SingleAsync() => MeasureAsync("single", 1, 0.3);

    public Task<IReadOnlyList<Figure>> BatchAsync() => MeasureAsync("batch", 100, 0.4);

    private async Task<IReadOnlyList<Figure>> MeasureAsync(string name, int size, double target)
    {
        var (ours, theirs, acknowledged, visible, drained) = (new List<double>(), new List<double>(), new ConcurrentBag<double>(), new List<double>(), new List<double>());
        for (var turn = 0; turn < Rounds; turn++)
        {
            var events = Enumerable.Range(0, Different).Select(i => Event($"{name}-{turn}", i)).ToList();
            theirs.Add(OneTable.Rate(folder, events, size, round));
            ours.Add(await RoundAsync(events, size, acknowledged, visible));
            var started = Stopwatch.GetTimestamp();
            using (var client = Client()) await SeenAsync(client, $"drain-{name}-{turn}");
            drained.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        Console.WriteLine(FormattableString.Invariant($"# {name} events: {Shares.Median(ours):N0}/s, one table {Shares.Median(theirs):N0}/s; acknowledged p50 {Shares.At([.. acknowledged], 0.5):0} ms, visible p50 {Shares.Median(visible):0} ms"));
        return
        [
            new Figure($"lineage-intake-{name}", Shares.Median(ours) / Shares.Median(theirs), "x one table", target, AtMost: false),
            new Figure($"lineage-intake-{name}-acknowledged-p99", Shares.At([.. acknowledged], 0.99), "ms", 100),
            new Figure($"lineage-intake-{name}-visible-p99", Shares.At(visible, 0.99), "ms", 1000),
            new Figure($"lineage-intake-{name}-backlog", drained.Max(), "s", 1),
        ];
    }

    private async Task<double> RoundAsync(List<string> events, int size, ConcurrentBag<double> acknowledged, List<double> visible)
    {
        using var end = new CancellationTokenSource();
        var sent = 0L;
        var reading = ReadAsync(end.Token);
        var watching = WatchAsync(visible, end.Token);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(c => Task.Run(() => SendAsync(c))));
        var rate = sent / Stopwatch.GetElapsedTime(started).TotalSeconds;
        await end.CancelAsync();
        await Task.WhenAll(reading, watching);
        return rate;

        async Task SendAsync(int connection)
        {
            using var client = Client();
            for (var i = connection; Stopwatch.GetElapsedTime(started) < round; i += Connections)
            {
                var body = size == 1 ? events[i % events.Count] : $"[{string.Join(',', Enumerable.Range(0, size).Select(n => events[((i * size) + n) % events.Count]))}]";
                var asked = Stopwatch.GetTimestamp();
                using var answer = await client.PostAsync(new Uri(portal, size == 1 ? "api/v1/lineage" : "api/v1/lineage/batch"), new StringContent(body, Encoding.UTF8, "application/json"));
                answer.EnsureSuccessStatusCode();
                acknowledged.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                Interlocked.Add(ref sent, size);
            }
        }
    }

    private async Task ReadAsync(CancellationToken end)
    {
        using var client = Client();
        while (!end.IsCancellationRequested)
        {
            using var answer = await client.GetAsync(new Uri(portal, "api/v1/lineage/view?up=3&down=3&root=dataset:bench:source"), CancellationToken.None);
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private async Task WatchAsync(List<double> visible, CancellationToken end)
    {
        using var client = Client();
        for (var i = 0; !end.IsCancellationRequested; i++) visible.Add(await SeenAsync(client, $"probe-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}"));
    }

    /// <summary>Sends one event and waits until the graph shows it.</summary>
    private async Task<double> SeenAsync(HttpClient client, string job)
    {
        using var sent = await client.PostAsync(new Uri(portal, "api/v1/lineage"), new StringContent($$$"""{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"bench","name":"{{{job}}}"}}""", Encoding.UTF8, "application/json"));
        sent.EnsureSuccessStatusCode();
        var acknowledged = Stopwatch.GetTimestamp();
        for (; ; )
        {
            using var answer = await client.GetAsync(new Uri(portal, $"api/v1/lineage?depth=0&nodeId=job:bench:{job}"));
            if (answer.StatusCode == HttpStatusCode.OK) return Stopwatch.GetElapsedTime(acknowledged).TotalMilliseconds;
            await Task.Delay(15);
        }
    }

    private HttpClient Client()
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 });
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private static string Event(string round, int i) =>
        $$$$"""{"eventType":"COMPLETE","eventTime":"2026-01-01T00:00:00Z","producer":"https://bench","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent","run":{"runId":"{{{{round}}}}-{{{{i}}}}","facets":{"processing_engine":{"version":"3.5","name":"spark"}}},"job":{"namespace":"bench","name":"job-{{{{i % 300}}}}","facets":{"sql":{"query":"INSERT INTO t SELECT id, amount FROM s WHERE at > now()"}}},"inputs":[{"namespace":"bench","name":"source"}],"outputs":[{"namespace":"bench","name":"table-{{{{i % 300}}}}","facets":{"schema":{"fields":[{"name":"id","type":"bigint"},{"name":"amount","type":"decimal"},{"name":"at","type":"timestamp"}]}},"outputFacets":{"outputStatistics":{"rowCount":{{{{i}}}},"size":1000}}}]}""";
}
