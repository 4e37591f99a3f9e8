using Catalog.Connectors.OpenDataContract;
using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Connectors.OpenDataContract.Validation;
using Catalog.TestKit.Standards;
using Xunit;

namespace Catalog.Connectors.Tests.OpenDataContract;

public sealed class ValidityTests
{
    [Fact]
    public void Every_published_contract_gets_the_verdict_that_the_official_schemas_give()
    {
        var folder = StandardFiles.PathTo("odcs");
        var wrong = new List<string>();
        var rows = File.ReadLines(Path.Combine(folder, "VALIDITY.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();

        foreach (var row in rows)
        {
            var root = Root(Path.Combine(folder, row[0]));
            var own = DocumentValidator.Against(StandardVersions.Of(DocumentKind.Contract, row[1])!.Value, root).Valid;
            var newest = DocumentValidator.Against(StandardVersion.Odcs310, root).Valid;
            if (own != (row[2] == "0") || newest != (row[3] == "0")) wrong.Add($"{row[0]}: {own}, {newest}");
        }

        Assert.Empty(wrong);
        Assert.True(rows.Count > 20);
    }

    [Fact]
    public void The_published_products_are_valid()
    {
        foreach (var file in Directory.EnumerateFiles(StandardFiles.PathTo("odps", "examples")))
        {
            Assert.True(DocumentValidator.Validate(Root(file), DocumentKind.Product).Valid, file);
        }
    }

    [Fact]
    public void A_label_older_than_the_keys_is_a_warning_and_not_an_error()
    {
        var root = Root(StandardFiles.PathTo("odcs", "examples", "all-data-types.odcs.yaml"));

        var verdict = DocumentValidator.Validate(root, DocumentKind.Contract);

        Assert.True(verdict.Valid);
        Assert.Contains("v3.1.0", Assert.Single(verdict.Findings, each => each.Code == "label").Sentence, StringComparison.Ordinal);
    }

    internal static MappingNode Root(string file) =>
        Assert.IsType<MappingNode>(YamlDocuments.Read(TextDecoding.Decode(File.ReadAllBytes(file), new())).Single().Root);
}
