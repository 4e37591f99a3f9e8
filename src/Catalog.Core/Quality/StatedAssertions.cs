using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Catalog.Core.DataProducts;

namespace Catalog.Core.Quality;

/// <summary>What a lineage run said of a dataset behind a port in OpenLineage's <c>dataQualityAssertions</c> facet, as it wrote it.</summary>
public sealed record StatedAssertions(DataProductId ProductId, PortId PortId, string Namespace, string Dataset, string? Job, string? Run, DateTimeOffset At, string Json)
{
    private const int Longest = 2000;

    /// <summary>As the result of a suite that has the job's name; <c>null</c> when it asserts nothing that can be read.</summary>
    public SuiteResult? Read()
    {
        using var facet = JsonDocument.Parse(Json);
        if (facet.RootElement.ValueKind != JsonValueKind.Object || !facet.RootElement.TryGetProperty("assertions", out var assertions) || assertions.ValueKind != JsonValueKind.Array) return null;
        var expectations = assertions.EnumerateArray().Select(Expectation).OfType<CheckedExpectation>().ToList();
        if (expectations.Count == 0) return null;
        var successful = expectations.Count(e => e.Outcome == ExpectationOutcome.Passed);
        return new SuiteResult
        {
            Suite = Job ?? "dataQualityAssertions", DataSource = Namespace, Asset = Dataset, RunTime = At, LineageRun = Run, Success = successful == expectations.Count, Evaluated = expectations.Count, Successful = successful,
            Expectations = expectations, Text = Json, ContentHash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Namespace}\n{Dataset}\n{Job}\n{Run}\n{Json}")),
        };
    }

    private static CheckedExpectation? Expectation(JsonElement said)
    {
        if (Text(said, "assertion") is not { Length: > 0 } name || !said.TryGetProperty("success", out var success) || success.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) return null;
        var column = Text(said, "column");
        return new CheckedExpectation
        {
            // The two that every tool has are said as those of Great Expectations are.
            Type = (name, column) switch { ("not_null", not null) => "expect_column_values_to_not_be_null", ("unique", not null) => "expect_column_values_to_be_unique", _ => name },
            Outcome = success.GetBoolean() ? ExpectationOutcome.Passed : ExpectationOutcome.Failed,
            Arguments = said.EnumerateObject().Where(p => p.Name is "column" or "expected" or "content" or "params").DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => Cut(p.Value.GetRawText())),
            Columns = column is null ? [] : [column],
            Critical = "critical".Equals(Text(said, "severity"), StringComparison.OrdinalIgnoreCase),
            Observed = said.TryGetProperty("actual", out var actual) ? Cut(actual.GetRawText()) : null,
            Note = Text(said, "description") ?? Text(said, "name"),
        };
    }

    private static string? Text(JsonElement said, string name) =>
        said.ValueKind == JsonValueKind.Object && said.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? Cut(text) : null;

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
}
