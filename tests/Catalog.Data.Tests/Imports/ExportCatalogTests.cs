using Catalog.Connectors.Files;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Standards;
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
        var once = await ExportAsync(first);

        await using var back = new TextFiles([.. once.OrderByDescending(f => f.Key.EndsWith(".ndjson", StringComparison.Ordinal)).Select(f => (f.Key, f.Value))]);
        Assert.Equal(0, (await ImportAsync(second.Store, back)).Rejected);

        Assert.Equal(once, await ExportAsync(second.Store));
        Assert.Equal(18, once.Keys.Count(k => k.StartsWith("products/", StringComparison.Ordinal)));
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
