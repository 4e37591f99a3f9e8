using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Search.Index;
using Catalog.Search.Language;
using Catalog.Search.Results;
using Catalog.TestKit.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Catalog.Search.Tests.Index;

/// <summary>Whatever lies in the index's folder when a process starts, everything in the database is found soon after.</summary>
public sealed class OpeningTests
{
    [Theory(Timeout = 120_000)]
    [InlineData("whole")]
    [InlineData("missing")]
    [InlineData("outdated")]
    [InlineData("garbage")]
    [InlineData("cut")]
    [InlineData("never committed")]
    [InlineData("of another database")]
    public async Task An_index_is_taken_up_or_made_anew(string found)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var store = await SearchStore.OpenAsync(follow: false);
        var sales = A.Domain("sales");
        await store.AddAsync(sales, A.DataProduct("sales/zebra-ledger", sales).Titled("Zebra ledger").Build());
        var root = Path.Combine(store.Folder, "kept");
        await using (var before = Open(store, root))
        {
            Assert.True(before.TryOwn());
            await before.RebuildAsync(null, ct);
        }
        var made = Directory.GetDirectories(root).Single();
        await DamageAsync(made, found, ct);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await using var index = Open(store, root);
        var running = index.RunAsync(stop.Token);
        var search = new CatalogSearch(index, TimeProvider.System);

        await SearchStore.UntilAsync(async () => index.State.Condition == SearchCondition.Ready && (await search.FindAsync(new SearchQuery { Text = "zebra " }, Actor.System, ct)).Hits is [{ Key: "sales/zebra-ledger" }, ..], ct);
        await SearchStore.UntilAsync(() => Task.FromResult(Directory.GetDirectories(root).Length == 1), ct);
        // A number is free again once its folder is gone.
        Assert.Equal(found is "whole" or "missing" or "outdated", Directory.Exists(made));

        await stop.CancelAsync();
        await running;
    }

    [Theory]
    [InlineData("whole", null)]
    [InlineData("missing", "there is none in ")]
    [InlineData("outdated", "v0-1 in ")]
    [InlineData("garbage", "cannot be read")]
    [InlineData("cut", "cannot be read")]
    public async Task What_is_wrong_on_disk_is_said_without_opening_the_index(string found, string? said)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var store = await SearchStore.OpenAsync(follow: false);
        var sales = A.Domain("sales");
        await store.AddAsync(sales, A.DataProduct("sales/zebra-ledger", sales).Titled("Zebra ledger").Build());
        var root = Path.Combine(store.Folder, "looked-at");
        await using (var before = Open(store, root))
        {
            await before.RebuildAsync(null, ct);
        }
        await DamageAsync(Directory.GetDirectories(root).Single(), found, ct);

        await using var index = Open(store, root);

        if (said is null) Assert.Null(index.ProblemOnDisk());
        else Assert.Contains(said, index.ProblemOnDisk(), StringComparison.Ordinal);
    }

    private static CatalogIndex Open(SearchStore store, string root) => ActivatorUtilities.CreateInstance<CatalogIndex>(store.Node.Services, new IndexSettings(root), NullLogger<CatalogIndex>.Instance);

    private static async Task DamageAsync(string folder, string how, CancellationToken ct)
    {
        var files = Directory.GetFiles(folder);
        switch (how)
        {
            case "missing":
                Directory.Delete(folder, recursive: true);
                break;
            case "outdated":
                Directory.Move(folder, Path.Combine(Path.GetDirectoryName(folder)!, "v0-1"));
                break;
            case "garbage":
                foreach (var file in files) await File.WriteAllTextAsync(file, "this is no index", ct);
                break;
            case "cut":
                foreach (var file in files.Where(f => !Path.GetFileName(f).StartsWith("segments", StringComparison.Ordinal)))
                {
                    await using var stream = File.OpenWrite(file);
                    stream.SetLength(stream.Length / 2);
                }
                break;
            case "never committed":
                foreach (var file in files.Where(f => Path.GetFileName(f).StartsWith("segments", StringComparison.Ordinal))) File.Delete(file);
                break;
            case "of another database":
                await PretendAsync(folder);
                break;
        }
    }

    /// <summary>Commits a position whose newest event this database never had.</summary>
    private static Task PretendAsync(string folder)
    {
        using var analyzer = new MeshAnalyzer();
        using var index = LiveIndex.Open(folder, analyzer);
        index.Commit(new EventPosition(7, [], Guid.CreateVersion7(TimeProvider.System.GetUtcNow())));
        return Task.CompletedTask;
    }
}
