using System.Globalization;
using System.Text;
using Catalog.Core.Shared;

namespace Catalog.Benchmarks.Scale;

/// <summary>
/// Writes a mesh as the files that <c>import</c> takes: one ODPS document of about 4 KB per product, and the edges
/// between their datasets as OpenLineage job events. Layered: a product reads only from products with a lower number.
/// </summary>
internal sealed class MeshGenerator(MeshShape shape)
{
    private const string Namespace = "abfss://lake@scale.dfs.core.windows.net";

    /// <summary>Writes <c>products/NNNNN.odps.yaml</c> and <c>lineage/edges.ndjson</c> below the folder.</summary>
    public void Write(string folder)
    {
        var products = Directory.CreateDirectory(Path.Combine(folder, "products")).FullName;
        for (var number = 0; number < shape.Products; number++)
            File.WriteAllText(Path.Combine(products, $"{number:D5}.odps.yaml"), Product(number));
        var lineage = Directory.CreateDirectory(Path.Combine(folder, "lineage")).FullName;
        File.WriteAllLines(Path.Combine(lineage, "edges.ndjson"), Edges());
    }

    /// <summary>One product as ODPS 1.0.0.</summary>
    public string Product(int number)
    {
        var random = new Random(HashCode(number));
        var domain = Domain(number);
        var thing = Words.Things[random.Next(Words.Things.Length)];
        var view = Words.Views[random.Next(Words.Views.Length)];
        var name = CultureInfo.InvariantCulture.TextInfo.ToTitleCase($"{thing} {view} {number}".Replace("  ", " ", StringComparison.Ordinal));
        var team = $"{domain} {(number / Words.Domains.Length) % 8 + 1}";
        var text = new StringBuilder(4096);
        text.Append(string.Create(CultureInfo.InvariantCulture, $"""
            apiVersion: v1.0.0
            kind: DataProduct
            id: scale-{number:D5}
            name: {name}
            version: {number % 4 + 1}.{number % 7}.0
            status: {(number % 23 == 0 ? "draft" : number % 41 == 0 ? "deprecated" : "active")}
            domain: {domain}
            description:
              purpose: All {thing} of {domain}, {(view.Length == 0 ? "as they are recorded" : view)}, one row each, loaded every {number % 12 + 1} hours.
              usage: Analysis of {thing} over time and by region. Join by the key of {thing}; amounts are in euro and times in UTC.
              limitations: Rows older than {number % 6 + 2} years are only kept as monthly sums. Do not use it to bill anybody.
            tags: [{string.Join(", ", Pick(random, Words.Tags, 3))}]
            customProperties:
              - property: catalog.archetype
                value: {(number % 3 == 0 ? "source-aligned" : number % 3 == 1 ? "aggregate" : "consumer-aligned")}
              - property: catalog.visibility
                value: {(number % 50 == 49 ? "hidden" : number % 20 == 19 ? "restricted" : "open")}

            """).ReplaceLineEndings("\n"));
        InputPorts(text, number, random);
        OutputPorts(text, number, random);
        text.Append(string.Create(CultureInfo.InvariantCulture, $"""
            team:
              name: {team}
              description: Looks after {thing} and what is made of them in {domain}.
              members:
                - username: {Username(random)}@scale.example
                  role: Data product owner
                - username: {Username(random)}@scale.example
                  role: Data engineer
            support:
              - channel: "#{Slug.From(domain)}-data"
                url: https://chat.scale.example/{Slug.From(domain)}
                description: Questions about {thing}, answered on working days within a day.
            """).ReplaceLineEndings("\n"));
        return text.Append('\n').ToString();
    }

    /// <summary>Edges between datasets as OpenLineage JobEvents, one job per product.</summary>
    public IEnumerable<string> Edges()
    {
        var perProduct = Math.Max(1, shape.Edges / shape.Products);
        for (var number = 1; number < shape.Products; number++)
        {
            var random = new Random(HashCode(number) ^ 77);
            var inputs = Enumerable.Range(0, Math.Max(1, perProduct / 2)).Select(_ => Dataset(Upstream(number, random), random.Next(shape.DatasetsPerProduct))).Distinct();
            var outputs = Enumerable.Range(0, 2).Select(i => Dataset(number, i % shape.DatasetsPerProduct)).Distinct();
            yield return $$"""{"eventTime":"2030-01-01T00:00:00Z","producer":"https://scale.example/generator","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent","job":{"namespace":"scale","name":"build_{{number:D5}}"},"inputs":[{{Json(inputs)}}],"outputs":[{{Json(outputs)}}]}""";
        }
    }

    private void InputPorts(StringBuilder text, int number, Random random)
    {
        if (number == 0) return;
        text.Append("inputPorts:\n");
        foreach (var upstream in Enumerable.Range(0, random.Next(1, 4)).Select(_ => Upstream(number, random)).Distinct())
            text.Append(CultureInfo.InvariantCulture, $"  - name: reads-{upstream:D5}\n    version: 1.0.0\n    contractId: contract-{upstream:D5}-0\n");
    }

    private void OutputPorts(StringBuilder text, int number, Random random)
    {
        text.Append("outputPorts:\n");
        const int ports = 2;
        for (var port = 0; port < ports; port++)
        {
            var (technology, format, tier) = Words.Technologies[random.Next(Words.Technologies.Length)];
            text.Append(string.Create(CultureInfo.InvariantCulture, $"""
                  - name: port-{port}-{Slug.From(technology)}
                    version: 1.{port}.0
                    description: The {tier} port on {technology}, in {format}; complete to the last load.
                    type: tables
                    contractId: contract-{number:D5}-{port}
                    customProperties:
                      - property: catalog.tier
                        value: {tier}
                      - property: catalog.technology
                        value: {technology}
                      - property: catalog.format
                        value: {format}
                      - property: catalog.location
                        value: {Namespace}/p{number:D5}/{port}
                      - property: catalog.datasets
                        value:

                """).ReplaceLineEndings("\n"));
            for (var dataset = port; dataset < shape.DatasetsPerProduct; dataset += ports)
                text.Append(CultureInfo.InvariantCulture, $"          - namespace: {Namespace}\n            name: {Dataset(number, dataset)}\n");
        }
    }

    private static string Domain(int number) => Words.Domains[number % Words.Domains.Length];

    /// <summary>Mostly a near neighbour, sometimes one of the few products everybody reads.</summary>
    private static int Upstream(int number, Random random) => random.Next(10) == 0 ? random.Next(Math.Min(number, 50)) : Math.Max(0, number - 1 - random.Next(Math.Min(number, 400)));

    private static string Dataset(int number, int index) => $"p{number:D5}/{Words.Things[(number + index) % Words.Things.Length].Replace(' ', '_')}_{index}";

    private static string Json(IEnumerable<string> names) => string.Join(',', names.Select(n => $$"""{"namespace":"{{Namespace}}","name":"{{n}}"}"""));

    private static IEnumerable<string> Pick(Random random, string[] from, int count) => Enumerable.Range(0, count).Select(_ => from[random.Next(from.Length)]).Distinct();

    private static string Username(Random random) => $"{Words.Givens[random.Next(Words.Givens.Length)]}.{Words.Families[random.Next(Words.Families.Length)]}".ToLowerInvariant();

    /// <summary>The framework's own hash differs from run to run; this one does not.</summary>
    private int HashCode(int number) => unchecked((number * 2654435 + shape.Seed) * 40503);
}
