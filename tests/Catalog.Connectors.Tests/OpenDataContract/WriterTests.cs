using Catalog.Connectors.OpenDataContract;
using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Connectors.OpenDataContract.Writing;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using CsCheck;
using Xunit;

namespace Catalog.Connectors.Tests.OpenDataContract;

public sealed class WriterTests
{
    private static readonly DocumentReader Reader = new();
    private static readonly DocumentWriter Writer = new();

    [Fact]
    public void Every_published_document_means_the_same_after_writing_it_as_yaml_and_as_json()
    {
        foreach (var file in Samples.Files())
        {
            var text = File.ReadAllText(file);
            var hash = HashOf(text);

            Assert.Equal(hash, HashOf(Writer.Convert(text, DocumentFormat.Yaml)));
            Assert.Equal(hash, HashOf(Writer.Convert(text, DocumentFormat.Json)));
        }
    }

    [Fact]
    public void An_untouched_product_is_exported_with_the_same_meaning()
    {
        foreach (var file in Samples.Files().Where(each => each.EndsWith("odps.yaml", StringComparison.Ordinal)).Append(Samples.LettersOfOld))
        {
            var text = File.ReadAllText(file);
            var product = Product(text);

            Assert.Equal(product.Source.ContentHash, HashOf(Writer.WriteProduct(product.Id, product.Sheet, text, DocumentFormat.Yaml)));
        }
    }

    [Fact]
    public void Any_tree_means_the_same_after_writing_and_reading_it() =>
        Trees.Any.Sample(tree => CanonicalHash.Of(tree) == HashOf(YamlText.Write(tree)) && CanonicalHash.Of(tree) == HashOf(JsonText.Write(tree, indented: true)),
            print: YamlText.Write, iter: 2_000);

    [Fact]
    public void A_change_touches_its_own_leaf_and_keeps_what_we_do_not_know()
    {
        var text = File.ReadAllText(Samples.LettersOfOld);
        var changed = Product(text).Sheet with { Title = "Orders, cleaned", Status = "deprecated", EndDate = "2031-12-31" };

        var written = Writer.WriteProduct("1f6e1f5e-7c0d-4a35-9f5c-0a5d9f0b7a11", changed, text + "x-ours: [1, 2]\n", DocumentFormat.Yaml);

        Assert.Equivalent(changed, Product(written).Sheet, strict: true);
        Assert.Contains("x-ours:", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_of_a_0_9_document_keep_their_extras_at_the_product()
    {
        var text = File.ReadAllText(Samples.LettersOfOld);
        var sheet = Product(text).Sheet;
        var second = sheet.Ports[1] with { Tier = "serving", Datasets = [new("kafka://broker:9092", "orders")] };

        var written = Writer.WriteProduct("1f6e1f5e-7c0d-4a35-9f5c-0a5d9f0b7a11", sheet with { Ports = [sheet.Ports[0], second] }, text, DocumentFormat.Yaml);

        var back = Product(written);
        Assert.Empty(back.Findings);
        Assert.Equal("serving", back.Sheet.Ports[1].Tier);
        Assert.Equal("primary", back.Sheet.Ports[0].Tier);
        Assert.Equal("orders", Assert.Single(back.Sheet.Ports[1].Datasets).Name);
    }

    [Fact]
    public void A_product_without_a_document_becomes_a_valid_one_that_says_everything()
    {
        var sheet = Full();

        foreach (var format in Enum.GetValues<DocumentFormat>())
        {
            var back = Product(Writer.WriteProduct("p-1", sheet, null, format));

            Assert.Empty(back.Findings);
            Assert.Equal("p-1", back.Id);
            Assert.Equivalent(sheet, back.Sheet, strict: true);
        }
    }

    [Fact]
    public void Removing_everything_leaves_a_valid_document()
    {
        var written = Writer.WriteProduct("p-1", new ProductSheet { Status = "draft" }, Writer.WriteProduct("p-1", Full(), null, DocumentFormat.Yaml), DocumentFormat.Yaml);

        Assert.Equal("apiVersion: v1.0.0\nkind: DataProduct\nid: p-1\nstatus: draft\n", written);
    }

    private static ProductSheet Full() => new()
    {
        Title = "Orders", Purpose = "Orders as taken", Usage = "Revenue", Limitations = "Since 2020", Domain = "sales", Team = "Sales data",
        Version = "2.0", Tenant = "Northwind", Status = "active", Archetype = "source-aligned", Visibility = "restricted", Certification = "gold",
        EndDate = "2031-12-31", Replacement = "sales/orders-2", Tags = ["sales", "1.0"], Terms = ["order"],
        Links = [new("https://example.com/a", "dictionary", "Words")],
        Support = [new("#orders", "https://example.com/slack", "slack", "issues", "Ask", "https://example.com/join")],
        Contacts = [new("ada@example.com", "Ada", "owner", "Knows")],
        Ports =
        [
            new() { Direction = PortDirection.Input, Name = "raw", PortVersion = "1", ContractId = "c-raw", Description = "From the shop", Technology = "Kafka" },
            new()
            {
                Direction = PortDirection.Output, Name = "orders", PortVersion = "1.0.0", ContractId = "c-1", Type = "tables", Description = "All: of # them",
                Tier = "primary", Technology = "Delta", Format = "delta", Location = "s3://lake/orders", Tags = ["lake"],
                InputContracts = [new("c-raw", "1.0.0")], Datasets = [new("s3://lake", "orders")],
            },
            new() { Direction = PortDirection.Management, Name = "metrics", Content = "observability", Type = "rest", Url = "https://example.com/m" },
        ],
    };

    private static SourceDocument.Product Product(string text) => Assert.IsType<SourceDocument.Product>(Assert.Single(Reader.Read(text, "x.yaml")));

    private static string HashOf(string text) => CanonicalHash.Of(Assert.Single(DocumentReader.Parse(text, "x")).Root!);
}
