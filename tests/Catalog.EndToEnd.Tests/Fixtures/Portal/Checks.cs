using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Catalog.EndToEnd.Tests.Fixtures.Portal;

/// <summary>A pipeline that sends results of Great Expectations, one run a call.</summary>
internal static class Checks
{
    private const int Rows = 10_000;

    /// <summary>Says how many of 10,000 rows the newest load of a port lost.</summary>
    public static async Task SendAsync(HttpClient http, string product, string port, int lost)
    {
        var run = new JsonObject
        {
            ["suite_name"] = $"{product[(product.IndexOf('/', StringComparison.Ordinal) + 1)..]}_nightly",
            ["success"] = lost <= 300,
            ["meta"] = new JsonObject { ["validation_time"] = TimeProvider.System.GetUtcNow().ToString("O"), ["catalog"] = new JsonObject { ["records"] = new JsonObject { ["in"] = Rows, ["out"] = Rows - lost } } },
            ["results"] = new JsonArray(new JsonObject
            {
                ["success"] = lost <= 300,
                ["expectation_config"] = new JsonObject { ["type"] = "expect_column_values_to_not_be_null", ["kwargs"] = new JsonObject { ["column"] = "customer_id", ["mostly"] = 0.97 } },
                ["result"] = new JsonObject { ["element_count"] = Rows, ["unexpected_count"] = lost, ["unexpected_percent"] = lost / 100.0 },
            }),
        };
        using var answer = await http.PostAsJsonAsync($"api/v1/quality/great-expectations?product={product}&port={port}", run, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }
}
