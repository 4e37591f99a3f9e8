using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Connectors.OpenDataContract.Validation;
using Catalog.Connectors.OpenDataContract.Writing;
using Catalog.Core.Imports;
using Xunit;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.Tests.OpenDataContract;

/// <summary>Every table of rules, changed in every single way, against the verdict of ajv on the official schemas.</summary>
public sealed class RuleTableTests
{
    private const string Contract2 = "sections-2.2.odcs.yaml";
    private const string Contract3 = "sections-3.odcs.yaml";
    private const string Contract31 = "team-3.1.odcs.yaml";
    private const string Product = "sections-1.0.odps.yaml";
    private const string Product09 = "team-0.9.odps.yaml";

    private static readonly StandardVersion[] Contracts = [Odcs300, Odcs301, Odcs302, Odcs310];
    private static readonly StandardVersion[] Products = [Odps090, Odps100];

    [Fact]
    public Task Every_section_of_a_contract_is_judged_as_ajv_does_or_skipped_without_node_modules_or_standards() =>
        CompareAsync(Contracts, changes => new[] { Contract3, Contract31 }.SelectMany(file => SingleChanges.Sections(Root(file))).SelectMany(changes.Of));

    [Fact]
    public Task Every_section_of_a_contract_of_2_2_is_judged_as_ajv_does_or_skipped_without_node_modules_or_standards() =>
        CompareAsync([Odcs222], changes => changes.OfAll(Root(Contract2)));

    [Fact]
    public Task Every_section_of_a_product_is_judged_as_ajv_does_or_skipped_without_node_modules_or_standards() =>
        CompareAsync(Products, changes => new[] { Product, Product09 }.SelectMany(file => SingleChanges.Sections(Root(file))).SelectMany(changes.Of));

    [Theory]
    [InlineData(Contract3, Odcs310)]
    [InlineData(Contract3, Odcs302)]
    [InlineData(Contract31, Odcs310)]
    [InlineData(Product, Odps100)]
    [InlineData(Product09, Odps090)]
    internal void One_unknown_key_is_one_finding_at_its_path(string file, StandardVersion version)
    {
        var closed = 0;
        foreach (var section in SingleChanges.Sections(Root(file)).Where(section => DocumentValidator.Against(version, section).Valid))
        {
            foreach (var changed in SingleChanges.WithUnknownKey(section))
            {
                var verdict = DocumentValidator.Against(version, changed);
                if (verdict.Valid) continue;
                closed++;
                var finding = Assert.Single(verdict.Findings, each => each.Severity is FindingSeverity.Error);
                Assert.Equal("unknown-key", finding.Code);
                Assert.EndsWith("." + SingleChanges.UnknownKey, finding.Path, StringComparison.Ordinal);
            }
        }
        Assert.True(closed > 4, $"{closed}");
    }

    [Theory]
    [InlineData("servers: [{server: a, type: postgress, host: h, port: 1, database: d, schema: s}]", "$.servers[0].type", "'postgres'")]
    [InlineData("servers: [{server: a, host: h, port: 1}]", "$.servers[0]", "lacks 'type'")]
    [InlineData("servers: [{server: a, type: kafka, hostt: h, host: h}]", "$.servers[0].hostt", "'host'")]
    [InlineData("schema: [{name: a, properties: [{name: b, logicalType: arry, items: {}}]}]", "$.schema[0].properties[0].logicalType", "'array'")]
    [InlineData("schema: [{name: a, properties: [{name: b, logicalTypeOptions: {maxLength: 3}}]}]", "$.schema[0].properties[0].logicalTypeOptions.maxLength", "logicalType")]
    [InlineData("schema: [{name: a, quality: [{type: sqll, query: q, mustBe: 1}]}]", "$.schema[0].quality[0].type", "'sql'")]
    [InlineData("schema: [{name: a, quality: [{metric: rowCount, mustBe: 1, mustNotBe: 2}]}]", "$.schema[0].quality[0]", "mustBe and mustNotBe")]
    [InlineData("schema: [{name: a, relationships: [{from: a.b, to: [a.b]}]}]", "$.schema[0].relationships[0]", "both be lists")]
    [InlineData("schema: [{name: a, properties: [{name: b, relationships: [{from: a.b, to: a.b}]}]}]", "$.schema[0].properties[0].relationships[0].from", "Remove it")]
    [InlineData("team: {members: [{username: 1}]}", "$.team.members[0].username", "quotes")]
    public void One_mistake_is_one_finding_with_its_line_and_a_way_out(string section, string path, string words)
    {
        var root = Parse($"apiVersion: v3.1.0\nkind: DataContract\nid: c\nversion: 1.0.0\nstatus: draft\n{section}\n");

        var finding = Assert.Single(DocumentValidator.Against(Odcs310, root).Findings);

        Assert.Equal((path, (int?)6), (finding.Path, finding.Line));
        Assert.Contains(words, finding.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("team: [{role: owner}]", true, false)]
    [InlineData("team: {members: [{username: ana}]}", false, true)]
    [InlineData("inputPorts: [{name: a, version: '1', contractId: c, tags: [a]}]", false, true)]
    [InlineData("outputPorts: [{name: a, version: '1', customProperties: []}]", false, true)]
    [InlineData("managementPorts: [{name: a, content: c, tags: [a]}]", true, true)]
    [InlineData("authoritativeDefinitions: [{type: anything, url: 'https://example.com'}]", false, true)]
    [InlineData("support: [{channel: c}]", false, false)]
    public void What_1_0_of_products_changed_is_told_from_0_9(string section, bool old, bool now)
    {
        var root = Parse($"apiVersion: v0.9.0\nkind: DataProduct\nid: p\nstatus: draft\n{section}\n");

        Assert.Equal((old, now), (DocumentValidator.Against(Odps090, root).Valid, DocumentValidator.Against(Odps100, root).Valid));
    }

    // In each version every key of its schema must have stood in some valid document, else nothing was proved about it.
    private static async Task CompareAsync(StandardVersion[] versions, Func<SingleChanges, IEnumerable<MappingNode>> documents)
    {
        var questions = documents(new SingleChanges(new(versions)))
            .Select(root => (Root: root, Json: JsonText.Write(root, indented: false))).DistinctBy(each => each.Json).ToList();

        var verdicts = await Oracle.AskAsync([.. questions.Select(each => (versions, each.Json))], TestContext.Current.CancellationToken);

        Assert.Equal(questions.Count, verdicts.Count);
        var wrong = new List<string>();
        for (var i = 0; i < versions.Length; i++)
        {
            var unproved = new Vocabulary(versions[i]).Keys.ToHashSet(StringComparer.Ordinal);
            foreach (var ((root, json), verdict) in questions.Zip(verdicts))
            {
                if (verdict[i]) unproved.RemoveWhere(key => json.Contains($"\"{key}\"", StringComparison.Ordinal));
                if (DocumentValidator.Against(versions[i], root).Valid != verdict[i]) wrong.Add($"{versions[i]} ajv={verdict[i]}: {json}");
            }
            Assert.True(unproved.Count == 0, $"{versions[i]}: {string.Join(", ", unproved)}");
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {questions.Count}: {string.Join('\n', wrong.Take(12))}");
    }

    private static MappingNode Root(string file) => ValidityTests.Root(Samples.Own(file));

    private static MappingNode Parse(string yaml) => Assert.IsType<MappingNode>(YamlDocuments.Read(yaml).Single().Root);
}
