using System.Globalization;
using System.Text.Json.Nodes;

namespace Catalog.TestKit.Lineage;

/// <summary>Events over few names, so that they meet: lost starts, repeated ends, changing schemas, aliases, deleted facets.</summary>
public sealed class RandomEvents(int seed)
{
    private static readonly string[] Types = ["START", "RUNNING", "COMPLETE", "FAIL", "ABORT", "OTHER"];
    private static readonly string[] Names = ["a", "b:c", "s3://x/y", "größe 🕷", "e,f"];

    private readonly Random random = new(seed);

    /// <summary>As many events as asked for, as JSON.</summary>
    public IReadOnlyList<string> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    private string Next()
    {
        var happened = new JsonObject
        {
            // Few instants: many things happen at the same one.
            ["eventTime"] = new DateTime(2026, 1, 1, 0, 0, random.Next(6), DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture),
            ["producer"] = random.Next(3) == 0 ? null : Pick(["p1", "p2"]),
        };
        var kind = random.Next(10);
        if (kind == 0)
        {
            happened["dataset"] = Dataset(true, null);
            return happened.ToJsonString();
        }
        happened["job"] = new JsonObject { ["namespace"] = Pick(["ns", "n:s"]), ["name"] = Pick(Names), ["facets"] = Facets() };
        if (kind > 2)
        {
            happened["eventType"] = Pick(Types);
            happened["run"] = new JsonObject { ["runId"] = Pick(["r1", "r2", "00000000-0000-0000-0000-00000000000A"]), ["facets"] = Facets() };
        }
        happened["inputs"] = new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Dataset(false, "inputFacets"))]);
        happened["outputs"] = new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Dataset(true, "outputFacets"))]);
        return happened.ToJsonString();
    }

    private JsonObject Dataset(bool output, string? runFacets)
    {
        var facets = Facets();
        if (random.Next(2) == 0) facets["schema"] = new JsonObject { ["fields"] = new JsonArray([.. Names.Take(random.Next(1, 4)).Select(n => new JsonObject { ["name"] = n, ["type"] = Pick(["int", "text"]) })]) };
        if (random.Next(4) == 0) facets["symlinks"] = new JsonObject { ["identifiers"] = new JsonArray(new JsonObject { ["namespace"] = "file", ["name"] = Pick(Names), ["type"] = Pick(["TABLE", "LOCATION"]) }) };
        if (output && random.Next(2) == 0)
        {
            facets["columnLineage"] = new JsonObject
            {
                ["fields"] = new JsonObject { [Pick(Names)] = new JsonObject { ["inputFields"] = new JsonArray(Source()) } },
                ["dataset"] = random.Next(2) == 0 ? new JsonArray(Source()) : null,
            };
        }
        var dataset = new JsonObject { ["namespace"] = Pick(["file", "pg://h:1"]), ["name"] = Pick(Names), ["facets"] = facets };
        if (runFacets is not null && random.Next(2) == 0) dataset[runFacets] = new JsonObject { ["statistics"] = new JsonObject { ["rowCount"] = random.Next(3) } };
        return dataset;
    }

    private JsonObject Source() => new()
    {
        ["namespace"] = Pick(["file", "pg://h:1"]),
        ["name"] = Pick(Names),
        ["field"] = Pick(Names),
        ["transformations"] = new JsonArray(new JsonObject { ["type"] = "DIRECT", ["subtype"] = Pick(["IDENTITY", "AGGREGATION", "TRANSFORMATION"]) }),
    };

    private JsonObject Facets()
    {
        var facets = new JsonObject();
        if (random.Next(2) == 0) facets["documentation"] = random.Next(4) == 0 ? new JsonObject { ["_deleted"] = true } : new JsonObject { ["description"] = Pick(Names) };
        if (random.Next(4) == 0) facets["unknown"] = Pick(Names);
        return facets;
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
