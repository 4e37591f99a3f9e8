using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Search.Index;
using Catalog.Search.Results;
using Catalog.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Catalog.Search.Tests.Index;

/// <summary>What a killed process leaves on disk is a copy of its files at some moment; from there the index catches up by itself.</summary>
public sealed class CrashTests
{
    private const int Rounds = 3;
    private const int PerRound = 25;

    [Fact(Timeout = 180_000)]
    public async Task An_index_that_was_cut_off_while_writing_equals_the_database_again()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var store = await SearchStore.OpenAsync();
        await SearchStore.UntilAsync(() => Task.FromResult(store.Index.State.Condition == SearchCondition.Ready), ct);
        await store.AddAsync(A.Domain("sales"), A.Team("selling"));
        for (var round = 0; round < Rounds; round++)
        {
            var image = Path.Combine(store.Folder, $"image-{round}");
            for (var n = 0; n < PerRound; n++)
            {
                var made = await store.Node.Get<RegisterProduct>().ExecuteAsync(new ProductRegistration("sales", "selling", null, new ProductSheet { Title = $"Ledger {round} {n}" }), Actor.System, ct);
                Assert.True(made.IsOk);
                // Another moment of the writing in every round.
                if (n == 7 * (round + 1)) Copy(Path.Combine(store.Folder, "index"), Path.Combine(image, "index"));
            }
            await CompareAsync(store, image, ct);
        }
    }

    private static async Task CompareAsync(SearchStore store, string image, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await using var survivor = ActivatorUtilities.CreateInstance<CatalogIndex>(store.Node.Services, new IndexSettings(Path.Combine(image, "index")), NullLogger<CatalogIndex>.Instance);
        var running = survivor.RunAsync(stop.Token);
        var search = new CatalogSearch(survivor, TimeProvider.System);
        await using var db = await store.Node.Contexts.CreateDbContextAsync(ct);
        var stored = await db.DataProducts.Select(p => p.Key).OrderBy(k => k).ToListAsync(ct);
        await SearchStore.UntilAsync(async () => survivor.State.Condition == SearchCondition.Ready && (await AllAsync(search, ct)).Count >= stored.Count, ct);

        Assert.Equal(stored.Order(StringComparer.Ordinal), (await AllAsync(search, ct)).Order(StringComparer.Ordinal));
        await stop.CancelAsync();
        await running;
    }

    private static async Task<List<string>> AllAsync(ISearch search, CancellationToken ct)
    {
        var keys = new List<string>();
        string? after = null;
        do
        {
            var page = await search.FindAsync(new SearchQuery { Text = "type:product", Limit = 100, After = after }, Actor.System, ct);
            keys.AddRange(page.Hits.Select(h => h.Key));
            after = page.Next;
        }
        while (after is not null);
        return keys;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is not ("owner" or "write.lock")))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            try
            {
                File.Copy(file, target);
            }
            catch (FileNotFoundException)
            {
                // A merge removed it between our look and our copy, as a crash in that moment would show it.
            }
        }
    }
}
