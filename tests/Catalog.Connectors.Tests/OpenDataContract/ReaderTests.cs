using System.Text.Json;
using Catalog.Connectors.OpenDataContract;
using Catalog.Core.Contracts;
using Catalog.Core.Imports;
using Catalog.TestKit.Standards;
using Xunit;

namespace Catalog.Connectors.Tests.OpenDataContract;

public sealed class ReaderTests
{
    private static readonly DocumentReader Reader = new();

    [Theory]
    [InlineData("{\"success\": true, \"results\": [], \"statistics\": {}}", "Great Expectations")]
    [InlineData("dataContractSpecification: 1.2.1\nid: x\n", "Data Contract Specification")]
    [InlineData("kind: Deployment\n", "'Deployment'")]
    [InlineData("hello", "single value")]
    public void What_is_not_ours_is_skipped_with_a_reason(string text, string reason)
    {
        var skipped = Assert.IsType<SourceDocument.Skipped>(Assert.Single(Reader.Read(text, "a.yaml")));

        Assert.Contains(reason, skipped.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_published_file_is_read_as_what_it_is()
    {
        foreach (var file in Samples.Files())
        {
            var document = Assert.Single(Reader.Read(File.ReadAllBytes(file), file));
            if (file.EndsWith("odps.yaml", StringComparison.Ordinal)) Assert.IsType<SourceDocument.Product>(document);
            else Assert.IsType<SourceDocument.Contract>(document);
            Assert.All(document.Findings, finding => Assert.NotNull(finding.Line));
        }
    }

    [Fact]
    public void A_document_that_breaks_the_letter_comes_in_with_findings_at_their_lines()
    {
        var document = Assert.IsType<SourceDocument.Contract>(
            Assert.Single(Reader.Read(StandardFiles.Read("odcs", "invalid", "invalid.odcs.yaml"), "invalid.odcs.yaml")));

        Assert.Contains(document.Findings, each => each is { Code: "required", Severity: FindingSeverity.Error });
    }

    [Theory]
    [InlineData("kind: DataProduct\napiVersion: v1.0.0\nstatus: draft\n", "$.id")]
    [InlineData("kind: DataContract\napiVersion: v3.1.0\nstatus: draft\nversion: 1.0.0\n", "$.id")]
    [InlineData("kind: DataContract\napiVersion: v3.1.0\nstatus: draft\nid: c\n", "$.version")]
    public void A_document_without_identity_is_rejected(string text, string path)
    {
        var rejected = Assert.IsType<SourceDocument.Rejected>(Assert.Single(Reader.Read(text, "a.yaml")));

        Assert.Equal("identity", Assert.Single(rejected.Findings, each => each.Path == path).Code);
    }

    [Fact]
    public void An_identity_that_is_there_but_no_text_is_not_called_missing()
    {
        var rejected = Assert.IsType<SourceDocument.Rejected>(Assert.Single(Reader.Read("kind: DataProduct\napiVersion: v1.0.0\nid: {a: b}\nstatus: draft\n", "a.yaml")));

        var finding = Assert.Single(rejected.Findings, each => each.Path == "$.id");
        Assert.Equal((3, "The 'id' on line 3 is empty or no text, and the id tells it apart from other products. Write it as a text."), (finding.Line, finding.Sentence));
    }

    [Fact]
    public void A_version_written_as_a_number_is_kept_and_found()
    {
        var contract = Assert.IsType<SourceDocument.Contract>(Assert.Single(
            Reader.Read("kind: DataContract\napiVersion: v3.1.0\nstatus: draft\nid: c\nversion: 1.0\n", "a.yaml")));

        Assert.Equal("1.0", contract.Version);
        var finding = Assert.Single(contract.Findings);
        Assert.Equal(("$.version", (int?)5), (finding.Path, finding.Line));
        Assert.Contains("\"1.0\"", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_delimited_file_gives_one_document_a_line()
    {
        var documents = Reader.Read("""
            {"kind": "catalog/team", "key": "sales"}
            {"kind": "DataProduct", "apiVersion": "v1.0.0", "id": "p", "status": "draft"}
            {"kind": broken}
            {"kind": "catalog/domain"}
            """, "a.ndjson");

        Assert.Equal(["CatalogRecord", "Product", "Rejected", "CatalogRecord"], documents.Select(each => each.GetType().Name));
        Assert.Equal([1, 2, 3, 4], documents.Select(each => each.Line));
        Assert.Equal("team", Assert.IsType<SourceDocument.CatalogRecord>(documents[0]).Kind);
    }

    [Fact]
    public void Key_order_and_format_do_not_change_the_hash_and_values_do()
    {
        var yaml = Hash("kind: DataProduct\napiVersion: v1.0.0\nid: p\nstatus: draft # now\n");

        Assert.Equal(yaml, Hash("""{"status": "draft", "id": "p", "apiVersion": "v1.0.0", "kind": "DataProduct"}"""));
        Assert.NotEqual(yaml, Hash("kind: DataProduct\napiVersion: v1.0.0\nid: p\nstatus: active\n"));
    }

    [Fact]
    public void The_official_product_is_read_with_all_its_ports()
    {
        var sheet = Assert.IsType<SourceDocument.Product>(
            Assert.Single(Reader.Read(StandardFiles.Read("odps", "examples", "customer-data-product.odps.yaml"), "a"))).Sheet;

        Assert.Equal(("Customer Data Product", "seller", "Data Team"), (sheet.Title, sheet.Domain, sheet.Team));
        Assert.Equal(9, sheet.Ports.Count);
        Assert.Equal(2, sheet.Ports.Single(port => port is { Name: "rawtransactions", PortVersion: "2.0.0" }).InputContracts.Count);
        Assert.Equal(["john.doe@retailcorp.com", "jane.smith@retailcorp.com"], sheet.Contacts.Select(each => each.Username));
    }

    [Fact]
    public void Ports_of_0_9_take_their_extras_from_the_product()
    {
        var product = Assert.IsType<SourceDocument.Product>(Assert.Single(Reader.Read(File.ReadAllText(Samples.LettersOfOld), "a")));

        Assert.Empty(product.Findings);
        Assert.Equal(("primary", "delta"), (product.Sheet.Ports[0].Tier, product.Sheet.Ports[0].Format));
        Assert.Null(product.Sheet.Ports[1].Tier);
    }

    [Fact]
    public void A_contract_of_2_2_reads_like_any_other()
    {
        var document = Assert.IsType<SourceDocument.Contract>(Assert.Single(Reader.Read(File.ReadAllText(Samples.Old), "a")));

        Assert.Empty(document.Findings);
        Assert.Equal(("orders_v1", "sales", "5b0c1b1e-2a9e-4d0f-9c7a-0f8a6b1f2c3d"), (document.Model.Name, document.Model.Domain, document.Id));
        var field = document.Model.Objects[0].Fields[0];
        Assert.True(field is { Required: true, Unique: true, PrimaryKeyPosition: 1, Critical: true });
        Assert.DoesNotContain("not-shown", JsonSerializer.Serialize(document.Model), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_the_same_after_it_was_stored_as_json()
    {
        foreach (var file in Samples.Files())
        {
            if (Assert.Single(Reader.Read(File.ReadAllBytes(file), file)) is not SourceDocument.Contract { Model: var model }) continue;
            var stored = JsonSerializer.Serialize(model);

            Assert.Equal(stored, JsonSerializer.Serialize(JsonSerializer.Deserialize<ContractDocument>(stored)));
        }
    }

    private static string Hash(string text) => Assert.IsType<SourceDocument.Product>(Assert.Single(Reader.Read(text, "a"))).Source.ContentHash;
}
