using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Search.Tests.Index;

/// <summary>
/// What happens to the files of an index under a running portal: search says so and finds what it can, writing to the
/// catalog goes on, and once the disk is well again everything that was written is found.
/// </summary>
public sealed class DiskTroubleTests
{
    private const int WrittenMeanwhile = 20;

    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(4);

    [Theory(Timeout = 120_000)]
    [InlineData("deleted")]
    [InlineData("emptied")]
    [InlineData("cut short")]
    [InlineData("one cut short")]
    [InlineData("overwritten")]
    public async Task Files_that_are_gone_or_damaged_are_noticed_and_made_anew(string how)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var store = await StartAsync(ct);
        // Everything is committed then, and nothing waits that would replace what is damaged.
        await Task.Delay(Settled, ct);
        var seen = WatchAsync(store, ct);

        foreach (var folder in Directory.GetDirectories(IndexOf(store)))
        {
            var files = Directory.GetFiles(folder).Where(f => Path.GetFileName(f) != "write.lock");
            if (how == "deleted") Directory.Delete(folder, recursive: true);
            else if (how == "one cut short") await DamageAsync(files.MaxBy(f => new FileInfo(f).Length)!, how, ct);
            else foreach (var file in files) await DamageAsync(file, how, ct);
        }
        await WriteAsync(store, ct);

        await HealedAsync(store, ct);
        Assert.Contains(await seen, s => s.Condition != SearchCondition.Ready);
        // On disk as well: the next start finds it whole.
        await SearchStore.UntilAsync(() => Task.FromResult(Directory.GetDirectories(IndexOf(store)).Any(d => Directory.GetFiles(d, "segments_*").Any(f => new FileInfo(f).Length > 0))), ct);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_folder_that_became_read_only_keeps_nobody_from_writing_and_from_finding_what_was_there()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var store = await StartAsync(ct);

        using (Disk.ReadOnly(IndexOf(store)))
        {
            await WriteAsync(store, ct);
            await DegradedAsync(store, ct);
            Assert.Equal("sales/zebra-ledger", (await store.FindAsync("zebra", Actor.System)).Hits[0].Key);
        }

        await HealedAsync(store, ct);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_disk_that_is_full_keeps_nobody_from_writing_and_from_finding_what_was_there()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var store = await SearchStore.OpenAsync(follow: false);
        using var disk = Disk.Small(IndexOf(store), kilobytes: 1024);
        await StartAsync(store, ct);

        using (Disk.Fill(IndexOf(store)))
        {
            await WriteAsync(store, ct);
            await DegradedAsync(store, ct);
            Assert.Equal("sales/zebra-ledger", (await store.FindAsync("zebra", Actor.System)).Hits[0].Key);
        }

        await HealedAsync(store, ct);
        await store.StopAsync();
        Assert.Single(Directory.GetDirectories(IndexOf(store)));
    }

    [Fact(Timeout = 120_000)]
    public async Task An_index_that_is_rubbish_at_the_start_is_made_anew_by_itself()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var store = await StartAsync(ct);
        await store.StopAsync();
        foreach (var file in Directory.GetFiles(IndexOf(store), "*", SearchOption.AllDirectories)) await DamageAsync(file, "overwritten", ct);
        // One of an older version of the portal, which nobody reads.
        Directory.CreateDirectory(Path.Combine(IndexOf(store), "v0-7"));
        await WriteAsync(store, ct);

        await store.StartAgainAsync();

        await HealedAsync(store, ct);
        Assert.Single(Directory.GetDirectories(IndexOf(store)));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_folder_that_is_read_only_at_the_start_makes_search_say_so_and_nothing_else()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var store = await SearchStore.OpenAsync(follow: false);
        Directory.CreateDirectory(IndexOf(store));
        await store.AddAsync(A.Domain("sales"), A.Team("selling"));

        using (Disk.ReadOnly(IndexOf(store)))
        {
            store.Follow();
            await WriteAsync(store, ct);
            await DegradedAsync(store, ct);
            Assert.Equal(SearchCondition.Degraded, (await store.FindAsync("giraffe", Actor.System)).State.Condition);
        }

        await HealedAsync(store, ct);
    }

    private static string IndexOf(SearchStore store) => Path.Combine(store.Folder, "index");

    private static async Task<SearchStore> StartAsync(CancellationToken ct)
    {
        var store = await SearchStore.OpenAsync(follow: false);
        await StartAsync(store, ct);
        return store;
    }

    private static async Task StartAsync(SearchStore store, CancellationToken ct)
    {
        store.Follow();
        await store.AddAsync(A.Domain("sales"), A.Team("selling"));
        await RegisterAsync(store, "Zebra ledger", ct);
        await SearchStore.UntilAsync(async () => store.Index.State.Condition == SearchCondition.Ready && (await store.FindAsync("zebra", Actor.System)).Total > 0, ct);
    }

    private static async Task WriteAsync(SearchStore store, CancellationToken ct)
    {
        for (var n = 0; n < WrittenMeanwhile; n++) await RegisterAsync(store, $"Giraffe {n}", ct);
    }

    private static async Task RegisterAsync(SearchStore store, string title, CancellationToken ct)
    {
        var made = await store.Node.Get<RegisterProduct>().ExecuteAsync(new ProductRegistration("sales", "selling", null, new ProductSheet { Title = title }), Actor.System, ct);
        Assert.True(made.IsOk, made.Refusal?.Sentence);
    }

    private static Task DegradedAsync(SearchStore store, CancellationToken ct) => SearchStore.UntilAsync(() => Task.FromResult(store.Index.State.Condition == SearchCondition.Degraded), ct);

    /// <summary>Search is ready and finds exactly what the database has.</summary>
    private static async Task HealedAsync(SearchStore store, CancellationToken ct)
    {
        await using var db = await store.Node.Contexts.CreateDbContextAsync(ct);
        var stored = await db.DataProducts.Select(p => p.Key).ToListAsync(ct);
        await SearchStore.UntilAsync(async () => store.Index.State.Condition == SearchCondition.Ready && (await store.FindAsync("type:product", Actor.System)).Total >= stored.Count, ct);
        Assert.Equal(stored.Order(StringComparer.Ordinal), (await store.FindAsync("type:product", Actor.System)).Hits.Select(h => h.Key).Order(StringComparer.Ordinal));
    }

    /// <summary>The states from now until it is ready again after having been something else.</summary>
    private static async Task<List<SearchState>> WatchAsync(SearchStore store, CancellationToken ct)
    {
        var seen = new List<SearchState>();
        await SearchStore.UntilAsync(async () =>
        {
            // Whoever searches meanwhile gets an answer with that state, and no failure.
            var state = (await store.FindAsync("zebra", Actor.System)).State;
            if (seen.Count == 0 || seen[^1] != state) seen.Add(state);
            return seen.Count > 1 && state.Condition == SearchCondition.Ready;
        }, ct);
        return seen;
    }

    private static async Task DamageAsync(string file, string how, CancellationToken ct)
    {
        if (how == "emptied") await File.WriteAllBytesAsync(file, [], ct);
        else if (how.EndsWith("cut short", StringComparison.Ordinal))
        {
            await using var cut = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            cut.SetLength(cut.Length / 2);
        }
        else
        {
            var rubbish = new byte[new FileInfo(file).Length];
            new Random(7).NextBytes(rubbish);
            await using var over = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            await over.WriteAsync(rubbish, ct);
        }
    }
}
