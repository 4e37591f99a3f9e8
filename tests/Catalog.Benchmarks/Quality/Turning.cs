using System.Diagnostics;
using System.Text.Json;
using Catalog.Benchmarks.Portal;
using Catalog.Core.DataProducts;
using Catalog.Core.Validity;
using Catalog.Data;
using Catalog.Data.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Benchmarks.Quality;

/// <summary>
/// A result breaks the product that nearly everything is built from, the next one repairs it. From the moment the result
/// is sent: until the gate and the page of every descendant are right, and until history and notices are stored.
/// </summary>
internal sealed class Turning(IServiceProvider services, HttpClient reader, HttpClient sender)
{
    private const int Rounds = 3;
    private const int Asked = 20;

    private readonly ValidityMesh mesh = services.GetRequiredService<ValidityMesh>();
    private readonly OutboxProcessor outbox = services.GetRequiredService<OutboxProcessor>();
    private readonly DataProductKey source = DataProductKey.TryParse(ProductMesh.Key(0), out var key) ? key : throw new InvalidOperationException(ProductMesh.Key(0));

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var (right, stored, acknowledged) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds * 2; round++)
        {
            var breaks = round % 2 == 0;
            await SettledAsync();
            var before = await CountAsync();
            var began = Stopwatch.GetTimestamp();
            using (var answer = await sender.PostAsync(new Uri($"api/v1/quality/great-expectations?product={source}&port=lake", UriKind.Relative), new ByteArrayContent(Payloads.Suite(ProductMesh.Asset(0), TimeProvider.System.GetUtcNow(), 20, breaks ? 500 : 0))))
                answer.EnsureSuccessStatusCode();
            acknowledged.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            var reach = await RightAsync(breaks ? ValidityState.Suspect : ValidityState.Valid);
            right.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            var after = before;
            while (after.Entries - before.Entries <= reach || after.Notices == before.Notices || (await outbox.CountAsync(CancellationToken.None)).Waiting > 0)
            {
                await Task.Delay(10);
                after = await CountAsync();
            }
            stored.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            Console.WriteLine(FormattableString.Invariant($"# {(breaks ? "broken" : "repaired")}: {reach:N0} descendants; acknowledged {acknowledged[^1]:0} ms, right {right[^1]:0} ms, stored {stored[^1]:0} ms, {after.Entries - before.Entries:N0} turns, {after.Notices - before.Notices:N0} notices"));
        }
        // The first round warms up.
        return [new Figure("turn-right", right.Skip(2).Max(), "ms", 200), new Figure("turn-stored", stored.Skip(2).Max(), "ms", 2000)];
    }

    /// <summary>Waits until every descendant stands as it must, and the farthest are answered and shown so.</summary>
    private async Task<int> RightAsync(ValidityState state)
    {
        var reach = broken.Count > 0 && state != ValidityState.Suspect ? broken : [.. (await mesh.ReachAsync(mesh.Find(source)!.Facts.Id, CancellationToken.None)).Select(r => r.Path[^1])];
        broken = reach;
        while (reach.Any(p => mesh.Find(p)!.State != state)) await Task.Delay(1);
        var keys = reach.TakeLast(Asked).Select(p => mesh.Find(p)!.Known.Key).ToList();
        foreach (var asked in keys)
        {
            var told = JsonSerializer.Deserialize<JsonElement>(await sender.GetStringAsync(new Uri($"api/v1/products/{asked}/gate", UriKind.Relative))).GetProperty("state").GetString();
            if (told != state.Word()) throw new InvalidOperationException($"The gate says {told} for {asked}.");
        }
        var page = await reader.GetStringAsync(new Uri($"products/{keys[^1]}", UriKind.Relative));
        return page.Contains(state.Word(), StringComparison.Ordinal) ? reach.Count : throw new InvalidOperationException($"The page of {keys[^1]} does not say {state.Word()}.");
    }

    private IReadOnlyList<DataProductId> broken = [];

    private async Task SettledAsync()
    {
        while ((await outbox.CountAsync(CancellationToken.None)).Waiting > 0 || mesh.All.Any(s => !s.Recorded)) await Task.Delay(100);
        // The search index follows too: until the process rests.
        using var process = Process.GetCurrentProcess();
        for (var quiet = 0; quiet < 3;)
        {
            var used = process.TotalProcessorTime;
            await Task.Delay(500);
            process.Refresh();
            quiet = process.TotalProcessorTime - used < TimeSpan.FromMilliseconds(50) ? quiet + 1 : 0;
        }
    }

    private async Task<(int Entries, int Notices)> CountAsync()
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CatalogDbContext>>().CreateDbContextAsync();
        return (await db.ValidityEntries.CountAsync(), await db.InboxItems.CountAsync());
    }
}
