using Catalog.Connectors.Files;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Standards;
using Xunit;

namespace Catalog.Data.Tests.Imports;

/// <summary>The official examples, whole: what only breaks the letter of a schema comes in with findings, clashes are kept beside one another.</summary>
public sealed class StandardsImportTests(ImportStore<SqliteDatabase> store) : IClassFixture<ImportStore<SqliteDatabase>>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Official_examples_come_in_and_are_unchanged_the_second_time()
    {
        var documents = File.ReadLines(Path.Combine(StandardFiles.Root, "odcs", "VALIDITY.tsv")).Skip(1).ToList();

        var first = await ImportAsync();
        var second = await ImportAsync();

        // Even those that miss a required key such as status have an id and a version.
        Assert.Equal(0, first.Rejected);
        Assert.True(first.Created + first.Updated + first.Conflicts >= documents.Count, $"{first}");
        Assert.Equal(5, first.Conflicts);
        Assert.Equal(first.Created + first.Updated + first.Conflicts, second.Unchanged);
        Assert.Equal(first.Skipped, second.Skipped);
        Assert.Equal((0, 0, 0, 0), (second.Created, second.Updated, second.Conflicts, second.Rejected));
        var skipped = await store.Get<IImportQueries>().ItemsAsync(first.RunId, [ImportOutcome.Skipped], new PageRequest(null, 200), Actor.Verb("import"), Ct);
        Assert.All(skipped.Items, item => Assert.Contains("schema", item.File, StringComparison.Ordinal));
    }

    private async Task<ImportReport> ImportAsync()
    {
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var files = PathFiles.Of([Path.Combine(StandardFiles.Root, "odps"), Path.Combine(StandardFiles.Root, "odcs")]);
        var outcome = await store.Get<RunImport>().ExecuteAsync(new RunImport.Command(CatalogId.New<ImportRunId>(store.Clock), files), Actor.Verb("import"), Ct);
        Assert.True(outcome.IsOk, outcome.Refusal?.Sentence);
        return outcome.Value;
    }
}
