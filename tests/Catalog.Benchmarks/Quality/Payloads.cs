using System.Globalization;
using System.Text.Json;

namespace Catalog.Benchmarks.Quality;

/// <summary>Results as Great Expectations 1.x writes them, as large as wanted.</summary>
internal static class Payloads
{
    private const int Rows = 10_000;
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Expectations about rows with a note beside each; <paramref name="lost"/> of 10,000 rows do not comply with the first.</summary>
    public static byte[] Suite(string asset, DateTimeOffset at, int expectations, int lost = 0, int padding = 850)
    {
        var failed = lost == 0 ? 0 : 1;
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Success = failed == 0,
                SuiteName = "nightly",
                Meta = new { GreatExpectationsVersion = "1.2.0", ValidationTime = at.ToString("O", CultureInfo.InvariantCulture), ActiveBatchDefinition = new { DatasourceName = "lake", DataAssetName = asset, BatchIdentifiers = new { } } },
                Results = Enumerable.Range(0, expectations).Select(i => Expectation(asset, i, i == 0 ? lost : 0, padding)),
                Statistics = new { EvaluatedExpectations = expectations, SuccessfulExpectations = expectations - failed, UnsuccessfulExpectations = failed, SuccessPercent = (expectations - failed) * 100.0 / expectations },
            },
            Json);
    }

    private static object Expectation(string asset, int number, int lost, int padding) => new
    {
        Success = lost == 0,
        ExpectationConfig = new { Type = "expect_column_values_to_be_in_set", Kwargs = new { BatchId = $"lake-{asset}", Column = $"column_{number}", ValueSet = new[] { "new", "paid", "sent", "back" } }, Meta = new { Notes = new string('x', padding) }, Severity = "warning" },
        Result = new { ElementCount = Rows, UnexpectedCount = lost, UnexpectedPercent = lost * 100.0 / Rows, PartialUnexpectedList = lost == 0 ? Array.Empty<string>() : ["lost", "gone"], MissingCount = 0, MissingPercent = 0.0 },
        Meta = new { },
        ExceptionInfo = new { RaisedException = false, ExceptionTraceback = (string?)null, ExceptionMessage = (string?)null },
    };
}
