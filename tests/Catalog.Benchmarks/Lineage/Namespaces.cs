using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Unicode;
using Catalog.Benchmarks.Portal;

namespace Catalog.Benchmarks.Lineage;

/// <summary>
/// Events that each speak of a namespace of their own, a job and a dataset in it, as fast as they are taken while the graph
/// is read: whoever sends rubbish for long enough must neither bring the portal down nor make it wrong.
/// </summary>
internal sealed class Namespaces(Uri portal, string token, Process process)
{
    private const int Connections = 8;
    private const int Together = 500;
    private const int MostOfEvent = 300;
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private long peak;

    public async Task<IReadOnlyList<Figure>> MeasureAsync(int count)
    {
        var (next, failed, turnedAway) = (0, 0, 0);
        using var end = new CancellationTokenSource();
        var before = Held();
        var reading = ReadAsync(end.Token);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(SendAsync)));
        var sent = Stopwatch.GetElapsedTime(started);
        using var client = Client();
        while (!await ShowsAsync(client, count - 1)) await Task.Delay(200);
        var shown = Stopwatch.GetElapsedTime(started);
        var wrong = 0;
        foreach (var at in Enumerable.Range(0, 100).Select(i => (int)(i * (long)count / 100)))
            if (!await ShowsAsync(client, at)) wrong++;
        await end.CancelAsync();
        await reading;
        await Task.Delay(TimeSpan.FromSeconds(10));
        Console.WriteLine(FormattableString.Invariant($"# {count:N0} namespaces: taken in {sent.TotalSeconds:0} s, in the graph after {shown.TotalSeconds:0} s, {turnedAway:N0} batches turned away for a while; memory {before:0} MB before, {peak:0} MB at most, {Held():0} MB afterwards"));
        return
        [
            new Figure("lineage-namespaces-failed", failed, "answers", 0),
            new Figure("lineage-namespaces-wrong", wrong, "of 100 neighbourhoods", 0),
            new Figure("lineage-namespaces-held", (Held() - before) * 1024 / count, "KB for each", 2),
        ];

        async Task SendAsync()
        {
            using var sender = Client();
            var text = new byte[(MostOfEvent * Together) + Together + 1];
            for (var first = Take(); first < count; first = Take())
            {
                for (var done = false; !done;)
                {
                    var body = new ReadOnlyMemoryContent(text.AsMemory(0, Write(first, Math.Min(Together, count - first), text)));
                    body.Headers.ContentType = Json;
                    using var answer = await sender.PostAsync(new Uri(portal, "api/v1/lineage/batch"), body);
                    done = answer.StatusCode != HttpStatusCode.TooManyRequests;
                    if (!done)
                    {
                        Interlocked.Increment(ref turnedAway);
                        await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1));
                    }
                    else if (answer.StatusCode != HttpStatusCode.OK) Interlocked.Increment(ref failed);
                }
            }
        }

        int Take() => Interlocked.Add(ref next, Together) - Together;
    }

    private static int Write(int first, int size, byte[] to)
    {
        var length = 0;
        for (var n = first; n < first + size; n++)
        {
            to[length++] = (byte)(n == first ? '[' : ',');
            Utf8.TryWrite(to.AsSpan(length), CultureInfo.InvariantCulture, $$$"""{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"space-{{{n}}}","name":"job"},"outputs":[{"namespace":"space-{{{n}}}","name":"table"}]}""", out var written);
            length += written;
        }
        to[length++] = (byte)']';
        return length;
    }

    /// <summary>The dataset with the one job that writes it.</summary>
    private async Task<bool> ShowsAsync(HttpClient client, int number)
    {
        using var answer = await client.GetAsync(new Uri(portal, $"api/v1/lineage?depth=1&nodeId=dataset:space-{number}:table"));
        return answer.StatusCode == HttpStatusCode.OK && (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("graph").GetArrayLength() == 2;
    }

    private async Task ReadAsync(CancellationToken end)
    {
        using var client = Client();
        while (!end.IsCancellationRequested)
        {
            using var answer = await client.GetAsync(new Uri(portal, "api/v1/lineage/view?up=3&down=3&root=dataset:space-0:table"), CancellationToken.None);
            peak = Math.Max(peak, (long)Held());
            await Task.Delay(100, CancellationToken.None);
        }
    }

    private double Held()
    {
        process.Refresh();
        return process.WorkingSet64 / 1048576.0;
    }

    private HttpClient Client()
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }
}
