using Catalog.Connectors.Files;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Catalog.Core.Domains;
using Catalog.Core.Imports;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Standards;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.Imports;

/// <summary>What leaves the portal comes back the same.</summary>
public sealed class ExportCatalogTests(ImportStore<SqliteDatabase> first, SecondStore second) : IClassFixture<ImportStore<SqliteDatabase>>, IClassFixture<SecondStore>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_imported_into_an_empty_catalog_exports_to_the_same_bytes()
    {
        await using var demo = new DatedFiles(PathFiles.OfFolder(Repository.PathTo("infra/demo"), "demo"), first.Clock.GetUtcNow());
        var report = await ImportAsync(first, demo);
        Assert.Equal(0, report.Rejected);
        await LiveAsync();
        var once = await ExportAsync(first);

        var back = await ImportAsync(second.Store, Files(once));
        Assert.Equal(0, back.Rejected);
        var twice = await ExportAsync(second.Store);

        Assert.Equal(Lines(once, Lasting), Lines(twice, Lasting));
        Assert.Equal(once.Where(f => !f.Key.EndsWith(".ndjson", StringComparison.Ordinal)), twice.Where(f => !f.Key.EndsWith(".ndjson", StringComparison.Ordinal)));
        Assert.Equal(18, once.Keys.Count(k => k.StartsWith("products/", StringComparison.Ordinal)));
        // The trail over there goes on with the import itself; what was in it stays.
        Assert.Empty(Lines(once, l => l.Contains("catalog/Activity", StringComparison.Ordinal)).Except(Lines(twice, l => l.Contains("catalog/Activity", StringComparison.Ordinal))));
        // The secret of a token is nobody's to export.
        Assert.Contains(Lines(once, l => l.Contains("catalog/Token", StringComparison.Ordinal)), l => l.Contains("nightly load", StringComparison.Ordinal));
        foreach (var kind in new[] { "Redirect", "ProductSources", "ContractVersion", "OwnershipProposal", "InboxItem", "Token", "CuratedProduct", "AccessRequest", "Favourite", "Watch", "Term", "TagDescription", "CertificationLevel" })
            Assert.Contains(once["catalog.ndjson"].Split('\n'), l => l.StartsWith($"{{\"kind\":\"catalog/{kind}\"", StringComparison.Ordinal));

        var again = await ImportAsync(second.Store, Files(once));
        Assert.Equal((0, 0, 0, 0, 0), (again.Created, again.Updated, again.Conflicts, again.Proposed, again.Rejected));
    }

    /// <summary>Tokens do not come back, and what the import itself did is added to the trail.</summary>
    private static bool Lasting(string line) => !line.Contains("catalog/Activity", StringComparison.Ordinal) && !line.Contains("catalog/Token", StringComparison.Ordinal);

    private static List<string> Lines(SortedDictionary<string, string> export, Func<string, bool> which) =>
        [.. export.Where(f => f.Key.EndsWith(".ndjson", StringComparison.Ordinal)).SelectMany(f => f.Value.Split('\n')).Where(l => l.Length > 0 && which(l))];

    private static TextFiles Files(SortedDictionary<string, string> export) =>
        new([.. export.OrderByDescending(f => f.Key.EndsWith(".ndjson", StringComparison.Ordinal)).Select(f => (f.Key, f.Value))]);

    /// <summary>What people do to a catalog after its files came in.</summary>
    private async Task LiveAsync()
    {
        var actor = Actor.Verb("test");
        var orders = new DataProductKey("sales", "orders");
        Ok(await first.Get<WriteDocumentation>().ExecuteAsync(new PageText(orders, "overview", "Overview", "# Orders\n\nSecond words."), actor, Ct));
        first.Clock.Advance(TimeSpan.FromHours(1));
        Ok(await first.Get<WriteDocumentation>().ExecuteAsync(new PageText(orders, "overview", "Overview", "# Orders\n\nThird words."), actor, Ct));
        var product = Ok(await first.Get<WriteProductDocument>().ExecuteAsync(new WriteProductDocument.Command(orders, DocumentFormat.Yaml), actor, Ct));
        var contract = await File.ReadAllTextAsync(Repository.PathTo("infra/demo/contracts/orders-lake.odcs.yaml"), Ct);
        await using var others = new TextFiles(("other/orders.odps.yaml", product.Text + "\ncostCentre: 4711\n"), ("other/orders-lake.odcs.yaml", contract.Replace("name: Orders, primary tier", "name: Orders, as another says", StringComparison.Ordinal)));
        var more = await ImportAsync(first, others);
        Assert.Equal((1, 1), (more.Updated, more.Conflicts));

        await using (var work = first.Works.Open())
        {
            var stored = (await work.ProductAsync(orders, Ct))!;
            var sheet = SheetLeaves.ToSheet(SheetMerge.Merge(stored.SourceLeaves, stored.Curated));
            Ok(await first.Get<EditProduct>().ExecuteAsync(new ProductEdit(orders, sheet with { Purpose = "What people made of it." }, null), actor, Ct));
        }
        Ok(await first.Get<MoveProduct>().ExecuteAsync(new ProductMove(orders, "sales", "all-orders", null), actor, Ct));
        Ok(await first.Get<EditTeam>().ExecuteAsync(new TeamEdit("pricing", "Pricing", "Sets prices.", null, "sales", "prices"), actor, Ct));
        Ok(await first.Get<CreateToken>().ExecuteAsync(new CreateTokenCommand("nightly load", TokenRole.Intake), actor, Ct));
        await using var db = await first.Contexts.CreateDbContextAsync(Ct);
        var (id, person, now) = ((await db.DataProducts.SingleAsync(p => p.Key == "sales/all-orders", Ct)).Id, (await db.People.OrderBy(p => p.Subject).FirstAsync(Ct)).Id, first.Clock.GetUtcNow());
        var item = new InboxItem(CatalogId.New<InboxItemId>(first.Clock), person, InboxKinds.Watched, Guid.CreateVersion7(now), false, "changed the purpose", "of orders", "/products/sales/all-orders", id, now);
        item.Read(now);
        await first.AddAsync(item, new OwnershipProposal(CatalogId.New<OwnershipProposalId>(first.Clock), id, "domain", "sales", "inventory", "other/orders.odps.yaml", "somebody", now));
    }

    private static T Ok<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsOk, outcome.Refusal?.Sentence);
        return outcome.Value;
    }

    private static async Task<ImportReport> ImportAsync(CatalogStore store, IImportFiles files)
    {
        var outcome = await store.Get<RunImport>().ExecuteAsync(new RunImport.Command(CatalogId.New<ImportRunId>(store.Clock), files), Actor.Verb("import"), Ct);
        Assert.True(outcome.IsOk, outcome.Refusal?.Sentence);
        return outcome.Value;
    }

    private static async Task<SortedDictionary<string, string>> ExportAsync(CatalogStore store)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var outcome = await store.Get<ExportCatalog>().ExecuteAsync(
            (path, text, _) =>
            {
                files.Add(path, text);
                return Task.CompletedTask;
            },
            Actor.Verb("export"), Ct);
        Assert.True(outcome.IsOk, outcome.Refusal?.Sentence);
        return files;
    }
}

/// <summary>Another empty catalog.</summary>
public sealed class SecondStore : IAsyncLifetime
{
    public ImportStore<SqliteDatabase> Store { get; } = new();

    public ValueTask InitializeAsync() => Store.InitializeAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
