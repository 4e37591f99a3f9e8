using System.Text.Json.Nodes;

namespace Catalog.Server.Hosting;

/// <summary>Checks of the demo mesh, written as Great Expectations writes them.</summary>
internal static class DemoChecks
{
    public const string Source = "lake";
    private const int Rows = 10_000;

    /// <summary>One run: what every product is asked, and what only some are.</summary>
    public static JsonObject Suite(string name, string asset, DateTimeOffset at, int lost, IReadOnlyList<JsonObject> more)
    {
        var key = name.TrimEnd('s').Replace('-', '_') + "_id";
        List<JsonObject> all =
        [
            Counted("expect_column_values_to_not_be_null", new JsonObject { ["column"] = name == "orders" ? "customer_id" : key, ["mostly"] = 0.97 }, lost, lost <= 300),
            Counted("expect_column_values_to_be_unique", new JsonObject { ["column"] = key }, 0, true),
            Seen("expect_table_row_count_to_be_between", new JsonObject { ["min_value"] = 8_000, ["max_value"] = 14_000 }, Rows, true),
            .. more,
        ];
        return Of($"{name}_nightly", asset, at, all, new JsonObject { ["records"] = new JsonObject { ["in"] = Rows, ["out"] = Rows - lost }, ["runId"] = $"build_{name.Replace('-', '_')}__{at.UtcDateTime.AddDays(-1):yyyy-MM-dd}" });
    }

    /// <summary>A suite that nobody has given a place yet.</summary>
    public static JsonObject Unplaced(DateTimeOffset at) => Of("order_archive_weekly", "orders_archive", at,
        [Counted("expect_column_values_to_be_unique", new JsonObject { ["column"] = "order_id" }, 0, true), Seen("expect_table_row_count_to_be_between", new JsonObject { ["min_value"] = 1_000_000 }, 1_204_118, true)], null);

    /// <summary>What the orders are asked besides: the ledger was locked today, and a till has been sending countries that nobody knows for three days.</summary>
    public static IReadOnlyList<JsonObject> OfOrders(int ago)
    {
        var (mistyped, unknown) = (38 + (ago * 5 % 9), ago < 3 ? 5 - ago : 0);
        return
        [
            Counted("expect_column_values_to_match_regex", new JsonObject { ["column"] = "customer_email", ["regex"] = "^[^@ ]+@[^@ ]+$", ["mostly"] = 0.98 }, mistyped, true, ["kim.at.example", "ana@@example", "no mail"]),
            Counted("expect_column_values_to_be_in_set", new JsonObject { ["column"] = "delivery_country", ["value_set"] = new JsonArray("DE", "DK", "NL", "NO", "SE") }, unknown, unknown == 0, unknown == 0 ? [] : ["UK", "??"]),
            Seen("expect_column_distinct_values_to_be_in_set", new JsonObject { ["column"] = "status", ["value_set"] = new JsonArray("paid", "packed", "shipped", "cancelled") }, new JsonArray("cancelled", "packed", "paid", "shipped"), true,
                new JsonObject { ["value_counts"] = new JsonArray(Times("cancelled", 310 + (ago % 7 * 12)), Times("packed", 1_480), Times("paid", 2_350), Times("shipped", Rows - 4_140 - (ago % 7 * 12))) }),
            Seen("expect_column_quantile_values_to_be_between",
                new JsonObject { ["column"] = "quantity", ["quantile_ranges"] = new JsonObject { ["quantiles"] = new JsonArray(0.5, 0.95, 0.99), ["value_ranges"] = new JsonArray(new JsonArray(1, 2), new JsonArray(3, 8), new JsonArray(6, 24)) } },
                new JsonObject { ["quantiles"] = new JsonArray(0.5, 0.95, 0.99), ["values"] = new JsonArray(1, 5, 12 + (ago % 5)) }, true),
            Noted("The net amount of each store agrees with the ledger, within 0.5 %.", ago == 0 ? Broken("expect_net_amount_to_agree_with_ledger", new JsonObject { ["column"] = "net_amount", ["tolerance_percent"] = 0.5 }, "LockTimeout: the ledger table fin.ledger_day was locked; tried 3 times")
                : Seen("expect_net_amount_to_agree_with_ledger", new JsonObject { ["column"] = "net_amount", ["tolerance_percent"] = 0.5 }, 0.02 + (ago % 6 * 0.03), true)),
        ];
    }

    private static JsonObject Of(string suite, string asset, DateTimeOffset at, IReadOnlyList<JsonObject> results, JsonObject? catalog)
    {
        var passed = results.Count(r => (bool)r["success"]!);
        return new JsonObject
        {
            ["suite_name"] = suite,
            ["meta"] = new JsonObject
            {
                ["great_expectations_version"] = "1.3.0",
                ["validation_time"] = at.ToString("O"),
                ["catalog"] = catalog,
                ["active_batch_definition"] = new JsonObject { ["datasource_name"] = Source, ["data_asset_name"] = asset },
            },
            ["success"] = passed == results.Count,
            ["results"] = new JsonArray([.. results]),
            ["statistics"] = new JsonObject { ["evaluated_expectations"] = results.Count, ["successful_expectations"] = passed, ["unsuccessful_expectations"] = results.Count - passed, ["success_percent"] = 100.0 * passed / results.Count },
        };
    }

    private static JsonObject Counted(string type, JsonObject arguments, int unexpected, bool success, IReadOnlyList<string>? examples = null) => Expectation(type, arguments, success, new JsonObject
    {
        ["element_count"] = Rows, ["unexpected_count"] = unexpected, ["unexpected_percent"] = unexpected * 100.0 / Rows,
        ["partial_unexpected_list"] = new JsonArray([.. (examples ?? []).Select(e => (JsonNode)e)]),
        ["partial_unexpected_counts"] = new JsonArray([.. (examples ?? []).Select((e, i) => Times(e, Math.Max(1, i == 0 ? unexpected - (examples?.Count ?? 1) + 1 : 1)))]),
    });

    private static JsonObject Seen(string type, JsonObject arguments, JsonNode observed, bool success, JsonObject? details = null) =>
        Expectation(type, arguments, success, details is null ? new JsonObject { ["observed_value"] = observed } : new JsonObject { ["observed_value"] = observed, ["details"] = details });

    private static JsonObject Broken(string type, JsonObject arguments, string message)
    {
        var broken = Expectation(type, arguments, false, []);
        broken["exception_info"] = new JsonObject { ["raised_exception"] = true, ["exception_message"] = message };
        return broken;
    }

    /// <summary>A check of somebody's own, with its author's words for those who read of it.</summary>
    private static JsonObject Noted(string note, JsonObject expectation)
    {
        expectation["expectation_config"]!["meta"] = new JsonObject { ["notes"] = new JsonObject { ["format"] = "markdown", ["content"] = note } };
        return expectation;
    }

    private static JsonObject Expectation(string type, JsonObject arguments, bool success, JsonObject result) => new()
    {
        ["success"] = success,
        ["expectation_config"] = new JsonObject { ["type"] = type, ["kwargs"] = arguments, ["meta"] = new JsonObject() },
        ["result"] = result,
        ["exception_info"] = new JsonObject { ["raised_exception"] = false },
    };

    private static JsonObject Times(string value, int count) => new() { ["value"] = value, ["count"] = count };
}
