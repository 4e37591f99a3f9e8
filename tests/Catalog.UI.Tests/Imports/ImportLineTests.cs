using Bunit;
using Catalog.Core.Imports;
using Catalog.UI.Imports;
using Xunit;

namespace Catalog.UI.Tests.Imports;

/// <summary>A line of an import's report leads to what the document became.</summary>
public sealed class ImportLineTests : CatalogUiContext
{
    [Theory]
    [InlineData("ODPS", "sales/orders", ImportOutcome.Created, "/products/sales/orders")]
    [InlineData("ODCS", "orders lake 1.0.0", ImportOutcome.Conflict, "/contracts/orders%20lake?version=1.0.0")]
    [InlineData("ODCS", "orders-lake 1.0.0", ImportOutcome.Rejected, null)]
    [InlineData("OpenLineage", "load_orders", ImportOutcome.Created, null)]
    public void It_links_what_came_in(string kind, string subject, ImportOutcome outcome, string? address)
    {
        var line = Render<ImportLine>(parameters => parameters.Add(l => l.Item, new ImportItemRow(1, "mesh/a.yaml", 2, kind, subject, outcome, null, [])));

        Assert.Equal(address, line.FindAll("a").SingleOrDefault()?.GetAttribute("href"));
        Assert.Contains("mesh/a.yaml:2", line.Find(".line").TextContent.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
