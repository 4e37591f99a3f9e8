using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Catalog.Benchmarks.Portal;

namespace Catalog.Benchmarks.Lineage;

/// <summary>
/// Events over loopback HTTP on 16 connections while the graph is read. First as fast as they are taken, in rounds that
/// alternate with one writer into one table; then for longer at the rate that is asked for, where what is acknowledged must
/// be visible soon after: a probe of its own watches one event after another.
/// </summary>
internal sealed class Intake(Uri portal, string token, string folder, TimeSpan time)
{
    private const int Connections = 16;
    private const int Rounds = 3;
    private const int Different = 2000;
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly TimeSpan round = time / 6;
    private int rounds;

    public Task<IReadOnlyList<Figure>> SingleAsync() => MeasureAsync("single", 1, 0.3);

    public Task<IReadOnlyList<Figure>> BatchAsync() => MeasureAsync("batch", 100, 0.4);

    private async Task<IReadOnlyList<Figure>> MeasureAsync(string name, int size, double target)
    {
        var (ours, theirs, acknowledged) = (new List<double>(), new List<double>(), new ConcurrentBag<double>());
        for (var turn = 0; turn < Rounds; turn++)
        {
            var events = new RunEvents(rounds++);
            theirs.Add(OneTable.Rate(folder, [.. Enumerable.Range(0, Different).Select(i => events.At(i))], size, round));
            ours.Add(await RoundAsync(events, size, round, null, acknowledged, []));
            using var client = Client();
            await SeenAsync(client, $"drain-{name}-{turn}");
        }
        Console.WriteLine(FormattableString.Invariant($"# {name} events: {Shares.Median(ours):N0}/s, one table {Shares.Median(theirs):N0}/s; as fast as possible acknowledged p50 {Shares.At([.. acknowledged], 0.5):0} ms, p99 {Shares.At([.. acknowledged], 0.99):0} ms"));

        var (visible, asked) = (new List<double>(), target * Shares.Median(theirs));
        acknowledged.Clear();
        var rate = await RoundAsync(new RunEvents(rounds++), size, time, asked, acknowledged, visible);
        var started = Stopwatch.GetTimestamp();
        using (var client = Client()) await SeenAsync(client, $"drain-{name}");
        var drained = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant($"# {name} events at {rate:N0}/s of {asked:N0}/s: acknowledged p50 {Shares.At([.. acknowledged], 0.5):0} ms, visible p50 {Shares.Median(visible):0} ms, in the first third {Shares.Median(visible[..(visible.Count / 3)]):0} ms, in the last {Shares.Median(visible[^(visible.Count / 3)..]):0} ms"));
        return
        [
            new Figure($"lineage-intake-{name}", Shares.Median(ours) / Shares.Median(theirs), "x one table", target, AtMost: false),
            new Figure($"lineage-intake-{name}-acknowledged-p99", Shares.At([.. acknowledged], 0.99), "ms", 100),
            new Figure($"lineage-intake-{name}-visible-p99", Shares.At(visible, 0.99), "ms", 1000),
            new Figure($"lineage-intake-{name}-backlog", drained, "s", 1),
        ];
    }

    /// <summary>Events a second; with a pace no more than that.</summary>
    private async Task<double> RoundAsync(RunEvents events, int size, TimeSpan length, double? pace, ConcurrentBag<double> acknowledged, List<double> visible)
    {
        using var end = new CancellationTokenSource();
        var (sent, next) = (0L, -1L);
        var reading = ReadAsync(end.Token);
        var watching = WatchAsync(visible, end.Token);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(SendAsync)));
        var rate = sent / Stopwatch.GetElapsedTime(started).TotalSeconds;
        await end.CancelAsync();
        await Task.WhenAll(reading, watching);
        return rate;

        async Task SendAsync()
        {
            using var client = Client();
            var text = new byte[(RunEvents.Most * size) + size + 1];
            while (Stopwatch.GetElapsedTime(started) < length)
            {
                var first = Interlocked.Increment(ref next) * size;
                if (pace is { } most && TimeSpan.FromSeconds(first / most) - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } early) await Task.Delay(early);
                var body = new ReadOnlyMemoryContent(text.AsMemory(0, size == 1 ? events.Write(first, text) : events.WriteBatch(first, size, text)));
                body.Headers.ContentType = Json;
                var asked = Stopwatch.GetTimestamp();
                using var answer = await client.PostAsync(new Uri(portal, size == 1 ? "api/v1/lineage" : "api/v1/lineage/batch"), body);
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
}
