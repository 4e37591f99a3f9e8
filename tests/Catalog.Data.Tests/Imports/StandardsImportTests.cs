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
        var documents = File.ReadLines(Path.Combine(StandardFiles.Root, "odcs", "VALIDITY.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();
        var products = Directory.GetFiles(Path.Combine(StandardFiles.Root, "odps", "examples")).Length;

        var first = await ImportAsync();
        var second = await ImportAsync();

        // Even those that miss a required key such as status have an id and a version.
        Assert.Equal(0, first.Rejected);
        // Five examples give one (id, version) to the table of another example; no other two clash, and nothing comes twice.
        Assert.Equal((documents.Count + products - 5, 0, 5), (first.Created, first.Updated, first.Conflicts));
        Assert.Equal(first.Created + first.Updated + first.Conflicts, second.Unchanged);
        Assert.Equal(first.Skipped, second.Skipped);
        Assert.Equal((0, 0, 0, 0), (second.Created, second.Updated, second.Conflicts, second.Rejected));
        var skipped = await store.Get<IImportQueries>().ItemsAsync(first.RunId, [ImportOutcome.Skipped], new PageRequest(null, 200), Actor.Verb("import"), Ct);
        Assert.All(skipped.Items, item => Assert.Contains("schema", item.File, StringComparison.Ordinal));
        var items = (await store.Get<IImportQueries>().ItemsAsync(first.RunId, [ImportOutcome.Created, ImportOutcome.Conflict], new PageRequest(null, 200), Actor.Verb("import"), Ct)).Items;
        foreach (var row in documents)
        {
            var item = Assert.Single(items, i => i.File.EndsWith($"/{row[0]}", StringComparison.Ordinal));
            if (row[2] == "0") Assert.DoesNotContain(item.Findings, f => f.Severity == FindingSeverity.Error);
            else Assert.Contains(item.Findings, f => f.Severity >= FindingSeverity.Warning && f.Path.StartsWith('$'));
        }
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
