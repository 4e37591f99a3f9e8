using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Databases;
using Xunit;

namespace Catalog.Data.Tests.Imports;

/// <summary>A document that somebody types into the portal's editor.</summary>
public sealed class TypedDocumentTests(ImportStore<SqliteDatabase> store) : IClassFixture<ImportStore<SqliteDatabase>>
{
    private const string Text = """
        apiVersion: v1.0.0
        kind: DataProduct
        id: typed-orders
        name: Typed orders
        status: active
        domain: typed
        description: { purpose: What came in. }
        customProperties:
          - { property: costCentre, value: "4711" }
        """;

    private static readonly DataProductKey Key = new("typed", "typed-orders");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Properties_that_no_form_shows_survive_being_typed_and_the_next_import()
    {
        await ImportAsync();
        var before = await WriteAsync();
        Assert.Contains("costCentre", before.Text, StringComparison.Ordinal);

        var typed = before.Text.Replace("What came in.", "What was typed.", StringComparison.Ordinal) + "\nhouseRule: keep me\n";
        await EditAsync(typed);

        var after = await WriteAsync();
        Assert.Contains("What was typed.", after.Text, StringComparison.Ordinal);
        Assert.Contains("houseRule: keep me", after.Text, StringComparison.Ordinal);
        Assert.Contains("costCentre", after.Text, StringComparison.Ordinal);
        Assert.True(after.Version > before.Version);

        var again = await ImportAsync();
        Assert.Equal((0, 1), (again.Updated, again.Unchanged));
        Assert.Contains("houseRule: keep me", (await WriteAsync()).Text, StringComparison.Ordinal);
    }

    private async Task<ImportReport> ImportAsync()
    {
        await using var files = new TextFiles(("typed/orders.odps.yaml", Text));
        return Ok(await store.Get<RunImport>().ExecuteAsync(new RunImport.Command(CatalogId.New<ImportRunId>(store.Clock), files), Actor.Verb("import"), Ct));
    }

    private async Task<WriteProductDocument.Answer> WriteAsync() =>
        Ok(await store.Get<WriteProductDocument>().ExecuteAsync(new WriteProductDocument.Command(Key, DocumentFormat.Yaml), Actor.Verb("test"), Ct));

    private async Task EditAsync(string text)
    {
        store.Clock.Advance(TimeSpan.FromMinutes(5));
        var document = Assert.IsType<SourceDocument.Product>(Assert.Single(store.Get<IDocumentReader>().Read(text, "this document")));
        Ok(await store.Get<EditProduct>().ExecuteAsync(new ProductEdit(Key, document.Sheet, null, document), Actor.Verb("test"), Ct));
    }

    private static T Ok<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsOk, outcome.Refusal?.Sentence);
        return outcome.Value!;
    }
}
