using System.Diagnostics;
using Catalog.Benchmarks.Lineage;
using Catalog.Benchmarks.Portal;

namespace Catalog.Benchmarks.Quality;

/// <summary>Results over loopback HTTP: one that is very large, and many of the usual size on 16 connections.</summary>
internal sealed class Sending(HttpClient sender, int products)
{
    private const int Times = 7;
    private const int Connections = 16;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var large = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var body = Payloads.Suite(ProductMesh.Asset(1), TimeProvider.System.GetUtcNow(), 2000, i, padding: 1950);
            var began = Stopwatch.GetTimestamp();
            await SendAsync(1, body);
            large.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (i == 0) Console.WriteLine(FormattableString.Invariant($"# large result: {body.Length / 1e6:0.0} MB, first {large[0]:0} ms"));
        }
        await SendForAsync(TimeSpan.FromSeconds(3));
        var (rate, bytes) = await SendForAsync(Time);
        Console.WriteLine(FormattableString.Invariant($"# results of 20 expectations: {bytes / 1e3:0} KB, {rate:N0}/s"));
        return [new Figure("intake-large", Shares.Median([.. large.Skip(1)]), "ms", 500), new Figure("intake-rate", rate, "results/s", 200, AtMost: false)];
    }

    private async Task<(double Rate, int Bytes)> SendForAsync(TimeSpan time)
    {
        var (sent, bytes, began) = (0, 0, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(connection => Task.Run(async () =>
        {
            var random = new Random(connection);
            while (Stopwatch.GetElapsedTime(began) < time)
            {
                var number = random.Next(products / Connections) * Connections + connection;
                var body = Payloads.Suite(ProductMesh.Asset(number), TimeProvider.System.GetUtcNow(), 20);
                bytes = body.Length;
                await SendAsync(number, body);
                Interlocked.Increment(ref sent);
            }
        })));
        return (sent / Stopwatch.GetElapsedTime(began).TotalSeconds, bytes);
    }

    private async Task SendAsync(int number, byte[] body)
    {
        using var answer = await sender.PostAsync(new Uri($"api/v1/quality/great-expectations?product={ProductMesh.Key(number)}&port=lake", UriKind.Relative), new ByteArrayContent(body));
        if ((int)answer.StatusCode != 201) throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
