using System.Text.Json.Nodes;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;

namespace Catalog.Server.Hosting;

/// <summary>
/// Sixty days of checks for the demo mesh, relative to today and the same every time, sent as Great Expectations would:
/// one product is INVALID since this morning, one is STALE, one nobody checks, one recovered yesterday.
/// </summary>
internal sealed class DemoResults(ICatalogWorkFactory works, IResultReader reader, RecordValidationResults record, SetValidityPolicy policy, TimeProvider clock)
{
    private const int Days = 60;
    private const int Rows = 10_000;
    private const string Source = "lake";
    private const string Broken = "sales/orders";
    private const string Late = "inventory/suppliers";
    private const string Unchecked = "sales/web-sessions";
    private const string Recovered = "customer/consents";

    public async Task SendAsync(CancellationToken ct)
    {
        await policy.ExecuteAsync(
            new SetPolicyCommand(null, null, null, new PolicyValues { Limit = RuleSet.UsualLimit, Promise = TimeSpan.FromHours(30) }, "Loads run once a night, and their checks right after", "the stewards of all domains"), Actor.System, ct);
        var ports = await PlacedAsync(ct);
        foreach (var product in ports.Where(p => p.ProductKey != Unchecked).GroupBy(p => p.ProductKey))
        {
            // All ports together, so that each product is judged run by run as it would have been.
            var runs = new JsonArray([.. product.SelectMany(port => Runs(product.Key, port.Port))]);
            if (reader.Read(System.Text.Encoding.UTF8.GetBytes(runs.ToJsonString())) is { } reading)
                await record.ExecuteAsync(new ResultsSent(reading.Results), Actor.System, ct);
        }
    }

    /// <summary>The ports that are checked; a rule for each says which results are its own.</summary>
    private async Task<IReadOnlyList<PortCandidate>> PlacedAsync(CancellationToken ct)
    {
        await using var work = works.Open();
        var ports = (await work.PortCandidatesAsync(ct)).DistinctBy(p => p.PortId).ToList();
        foreach (var port in ports) work.Add(new MatchRule(CatalogId.New<MatchRuleId>(clock), port.ProductId, port.PortId, Source, Asset(port.ProductKey, port.Port), "*", Actor.System.Name, clock.GetUtcNow()));
        return await work.SaveAsync(ct) is { } conflict ? throw new InvalidOperationException(conflict.Sentence) : ports;
    }

    private static string Asset(string product, string port) => $"{Name(product)}@{port}";

    private static string Name(string product) => product[(product.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private IEnumerable<JsonNode?> Runs(string product, string port)
    {
        var now = clock.GetUtcNow();
        // This morning's load: at 06:14, or an hour ago where it is earlier than that.
        var morning = now.Date.AddHours(6).AddMinutes(14);
        var last = morning < now.UtcDateTime ? new DateTimeOffset(morning, TimeSpan.Zero) : now.AddHours(-1);
        for (var ago = Days - 1; ago >= 0; ago--)
        {
            if (product == Late && ago < 2) yield break;
            yield return Run(product, port, last.AddDays(-ago), Lost(product, ago));
        }
    }

    private static int Lost(string product, int ago) => product switch
    {
        // Rising for eight days, over the limit today.
        Broken => ago switch { 0 => 312, < 8 => 280 - (ago * 32), 24 => 210, _ => 20 + (ago * 7 % 40) },
        Recovered => ago is 1 or 2 or 3 ? 420 : ago * 3 % 30,
        _ => (ago * 11 % 25) + (product.Length % 7),
    };

    private static JsonObject Run(string product, string port, DateTimeOffset at, int lost)
    {
        var asset = Name(product);
        var key = asset.TrimEnd('s').Replace('-', '_') + "_id";
        var missing = product == Broken ? "customer_id" : key;
        return new JsonObject
        {
            ["suite_name"] = $"{asset}_nightly",
            ["meta"] = new JsonObject
            {
                ["great_expectations_version"] = "1.3.0",
                ["validation_time"] = at.ToString("O"),
                ["catalog"] = new JsonObject { ["records"] = new JsonObject { ["in"] = Rows, ["out"] = Rows - lost } },
                ["active_batch_definition"] = new JsonObject { ["datasource_name"] = Source, ["data_asset_name"] = Asset(product, port) },
            },
            ["success"] = lost <= 300,
            ["results"] = new JsonArray(
                Expectation("expect_column_values_to_not_be_null", new JsonObject { ["column"] = missing, ["mostly"] = 0.97 }, lost <= 300, new JsonObject { ["element_count"] = Rows, ["unexpected_count"] = lost, ["unexpected_percent"] = lost / 100.0, ["partial_unexpected_list"] = new JsonArray() }),
                Expectation("expect_column_values_to_be_unique", new JsonObject { ["column"] = key }, true, new JsonObject { ["element_count"] = Rows, ["unexpected_count"] = 0, ["unexpected_percent"] = 0 }),
                Expectation("expect_table_row_count_to_be_between", new JsonObject { ["min_value"] = 8_000, ["max_value"] = 14_000 }, true, new JsonObject { ["observed_value"] = Rows })),
            ["statistics"] = new JsonObject { ["evaluated_expectations"] = 3, ["successful_expectations"] = lost <= 300 ? 3 : 2, ["unsuccessful_expectations"] = lost <= 300 ? 0 : 1, ["success_percent"] = lost <= 300 ? 100 : 200 / 3.0 },
        };
    }

    private static JsonObject Expectation(string type, JsonObject arguments, bool success, JsonObject result) => new()
    {
        ["success"] = success,
        ["expectation_config"] = new JsonObject { ["type"] = type, ["kwargs"] = arguments, ["meta"] = new JsonObject() },
        ["result"] = result,
        ["exception_info"] = new JsonObject { ["raised_exception"] = false },
    };
}
