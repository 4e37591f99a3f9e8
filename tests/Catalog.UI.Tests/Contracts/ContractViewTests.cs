using Bunit;
using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.TestKit.Time;
using Catalog.UI.Contracts;
using Xunit;

namespace Catalog.UI.Tests.Contracts;

/// <summary>What a business person reads of a contract.</summary>
public sealed class ContractViewTests : CatalogUiContext
{
    private static readonly ContractField Address = new()
    {
        Name = "address",
        LogicalType = "object",
        Fields = [new() { Name = "city", LogicalType = "string", Required = true, Classification = "confidential", Examples = ["Utrecht"] }, new() { Name = "lines", LogicalType = "array", Items = new() { Name = "line", LogicalType = "string" } }],
    };

    private static readonly ContractDocument Document = new()
    {
        Id = "orders-sql",
        Version = "2.0.0",
        ApiVersion = "v3.1.0",
        Status = "active",
        Purpose = "Look-ups.",
        Objects =
        [
            new()
            {
                Name = "orders",
                Fields = [new() { Name = "order_id", LogicalType = "string", PhysicalType = "nvarchar(200)", PrimaryKey = true, Required = true, Rules = [new() { Type = "library", Sentence = "No value is missing." }] }, Address],
                Rules = [new() { Type = "sql", Sentence = "At least one row a day.", Query = "select count(*) from orders" }],
            },
        ],
        Promises = [new() { Property = "freshness", Sentence = "Fresh within 4 hours." }],
        Support = [new("chat", "javascript:alert(1)", null, null, null, null)],
    };

    [Fact]
    public void Nested_fields_stand_below_what_holds_them()
    {
        var view = View(Document);

        Assert.Equal(["order_id", "address", "city", "lines", "each"], view.FindAll(".schema tbody .key").Select(key => key.TextContent));
        Assert.Equal(["d0", "d0", "d1", "d1", "d2"], view.FindAll(".schema tbody tr td:first-child").Select(cell => cell.ClassName));
        Assert.Contains("key", view.Find(".schema tbody tr").TextContent);
        Assert.Contains("Utrecht", view.Markup);
        Assert.Contains("confidential", view.Markup);
    }

    [Fact]
    public void The_filter_keeps_what_a_match_stands_below()
    {
        var view = View(Document);

        view.Find("#schema-filter").Input("CITY");
        Assert.Equal(["address", "city"], view.FindAll(".schema tbody .key").Select(key => key.TextContent));
        view.Find("#schema-filter").Input("nothing like it");
        Assert.Empty(view.FindAll(".schema"));
        Assert.Contains("No field matches", view.Markup);
    }

    [Fact]
    public void Rules_and_service_levels_are_sentences()
    {
        var view = View(Document);

        var rules = view.Find("section[aria-labelledby=rules]");
        Assert.Contains("At least one row a day.", rules.TextContent);
        Assert.Contains("orders.order_id", rules.TextContent);
        Assert.Contains("Fresh within 4 hours.", view.Markup);
    }

    [Fact]
    public void What_is_written_for_programs_is_read_in_words()
    {
        var view = View(Document with
        {
            CreatedAt = "2022-11-11T09:00:00Z",
            Servers = [new() { Name = "serving", Type = "sqlserver", Environment = "prod", Location = "" }],
            CustomProperties = [new("catalog.terms", """["order","order-line"]"""), new("noticePeriod", "60 days"), new("shared", "true"), new("odd", "[not a list]")],
            Objects = [Document.Objects[0] with { Rules = [new() { Type = "sql", Sentence = "At least one row a day.", Severity = "error", BusinessImpact = "operational", Schedule = "0 20 * * *" }] }],
            Promises = [new() { Property = "generalAvailability", Sentence = "Generally available since 2022-05-12T09:30:10-08:00." }],
        });

        Assert.Equal(["text", "group of fields", "text", "list", "text"], view.FindAll(".schema td[data-label=Type]").Select(cell => cell.FirstChild!.TextContent.Trim()));
        Assert.Contains("nvarchar(200)", view.Find(".schema td[data-label=Type]").TextContent, StringComparison.Ordinal);
        Assert.Equal("11 Nov 2022 09:00 UTC", view.Find("dd[title='2022-11-11T09:00:00Z']").TextContent);
        Assert.Contains("SQL Server", view.Find("section[aria-labelledby=servers]").TextContent, StringComparison.Ordinal);
        Assert.Contains("production", view.Find("section[aria-labelledby=servers]").TextContent, StringComparison.Ordinal);
        Assert.Contains("counts as an error", view.Find("section[aria-labelledby=rules]").TextContent, StringComparison.Ordinal);
        Assert.Contains("checked every day at 20:00", view.Find("section[aria-labelledby=rules]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Generally available since 12 May 2022 17:30 UTC.", view.Markup, StringComparison.Ordinal);
        Assert.Contains("touches day-to-day work.", view.Find("section[aria-labelledby=rules]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Terms: order, order-line", "Notice period: 60 days", "Shared: yes", "Odd: [not a list]"], view.FindAll("dt[title]").Select(dt => $"{dt.TextContent}: {dt.NextElementSibling!.TextContent}"));
    }

    [Fact]
    public void A_type_that_is_stored_under_its_own_word_is_said_once()
    {
        var view = View(Document with { Objects = [new() { Name = "orders", Fields = [new() { Name = "a", LogicalType = "string", PhysicalType = "TEXT" }, new() { Name = "b", LogicalType = "array", PhysicalType = "list" }] }] });

        Assert.Equal(["text", "list"], view.FindAll(".schema td[data-label=Type]").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public void A_long_value_is_folded_to_its_beginning()
    {
        var view = View(Document with { CustomProperties = [new("terms", string.Join(' ', Enumerable.Repeat("word", 200))), new("short", "")] });

        Assert.InRange(view.Find("dd summary").TextContent.Length, 10, 81);
        Assert.Equal("none", view.Find("dt[title=short]").NextElementSibling!.TextContent);
    }

    [Fact]
    public void An_impact_that_is_a_sentence_ends_once()
    {
        var view = View(Document with { Objects = [Document.Objects[0] with { Rules = [new() { Type = "sql", Sentence = "At least one row a day.", BusinessImpact = "Invoices go out late." }] }] });

        Assert.DoesNotContain("..", view.Find("section[aria-labelledby=rules]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_runs_something_is_no_link() => Assert.DoesNotContain("javascript:", View(Document).Markup, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Conflicting_contents_are_shown_with_their_sources_and_marked()
    {
        var view = View(Document, conflicting: true);

        var notice = view.Find(".note");
        Assert.Contains("Several sources disagree about version 2.0.0", notice.TextContent);
        Assert.Contains("other.yaml", notice.TextContent);
        Assert.Contains("variant=", notice.QuerySelector("a")?.GetAttribute("href"));
        Assert.Equal("conflicting", view.Find(".vers .rsk").TextContent);
        Assert.Equal(["first.yaml", "other.yaml"], view.FindAll(".vers .src").Select(source => source.TextContent));
        Assert.Empty(View(Document).FindAll(".vers .rsk, .vers .src"));
    }

    [Fact]
    public void What_is_to_be_said_about_the_document_stands_with_it()
    {
        var view = View(Document, findings: new Finding(FindingSeverity.Warning, "required", "$.status", 7, "The document has no 'status'."));

        Assert.Equal("Findings", view.Find("section:has(.rsk) h2").TextContent);
        Assert.Contains("The document has no 'status'. $.status, line 7", view.Find("section:has(.rsk) li").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<ContractView> View(ContractDocument document, bool conflicting = false, params Finding[] findings)
    {
        var shown = Entry("first.yaml", false);
        return Render<ContractView>(parameters => parameters.Add(v => v.Read, _ => [new SourceDocument.Rejected { Findings = findings }]).Add(v => v.Reading, new ContractReading
        {
            Id = new DataContractId(Guid.Parse("00000000-0000-7000-8000-000000000001")),
            ContractId = document.Id,
            Carriers = [new ContractCarrier(new DataProductKey("sales", "orders"), "Orders", null, "sql", "1")],
            Versions = conflicting ? [shown, Entry("other.yaml", true)] : [shown],
            Shown = shown,
            Document = document,
            Text = "id: orders-sql",
            Version = 1,
        }));
    }

    private static ContractVersionEntry Entry(string source, bool conflicting) =>
        new(new ContractVersionId(Guid.Parse(conflicting ? "00000000-0000-7000-8000-000000000003" : "00000000-0000-7000-8000-000000000002")), "2.0.0", "active", source, conflicting, "import", FixedClock.Beginning);
}
