using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Catalog.Core.Imports;
using Catalog.Core.Quality;

namespace Catalog.Connectors.GreatExpectations;

/// <summary>One suite result of any dialect, with its figures counted anew.</summary>
internal static class SuiteReading
{
    public static SuiteResult Read(JsonElement suite, JsonElement results, string? suiteAround, string? assetAround)
    {
        var meta = suite.Member("meta");
        var expectations = results.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).Select(ExpectationReading.Read).ToList();
        var findings = new List<Finding>();
        var (evaluated, successful) = Count(suite, expectations, findings);
        foreach (var expectation in expectations) ExpectationReading.Doubt(expectation, findings);
        var batch = meta.Member("active_batch_definition");
        var kwargs = meta.Member("batch_kwargs");
        var catalog = meta.Member("catalog");
        var text = suite.GetRawText();
        return new SuiteResult
        {
            Suite = suite.Text("suite_name") ?? meta.Text("expectation_suite_name") ?? suite.Text("expectation_suite_name") ?? suiteAround,
            DataSource = batch.Text("datasource_name") ?? kwargs.Text("datasource") ?? FirstPart(meta.Text("data_asset_name")),
            Asset = batch.Text("data_asset_name") ?? kwargs.Text("data_asset_name") ?? kwargs.Text("table") ?? LastPart(meta.Text("data_asset_name")) ?? FileName(kwargs.Text("path")) ?? assetAround,
            RunTime = RunTimes.Of(meta),
            RunName = meta.Member("run_id").Text("run_name"),
            LineageRun = catalog.Text("runId") ?? meta.Text("runId") ?? meta.Text("openlineage_run_id"),
            Checkpoint = meta.Text("checkpoint_name") ?? meta.Text("checkpoint_id"),
            Version = meta.Text("great_expectations_version") ?? meta.Text("great_expectations.__version__"),
            Success = successful == evaluated,
            Evaluated = evaluated,
            Successful = successful,
            Rows = Rows(catalog.Member("records"), findings),
            Expectations = expectations,
            Findings = findings,
            Text = text,
            ContentHash = Hash(suite),
        };
    }

    /// <summary>Counts the expectations; where they are not there, the stated figures have to do.</summary>
    private static (int Evaluated, int Successful) Count(JsonElement suite, List<CheckedExpectation> expectations, List<Finding> findings)
    {
        var stated = suite.Member("statistics");
        var says = (Evaluated: Figure(stated, "evaluated_expectations"), Successful: Figure(stated, "successful_expectations"), Unsuccessful: Figure(stated, "unsuccessful_expectations"));
        if (expectations.Count == 0 && says.Evaluated is > 0 and var only)
        {
            findings.Add(new(FindingSeverity.Warning, "no-details", "$.results", null, "The result says how many expectations passed but not which; its figures are taken as they are."));
            var passed = Math.Clamp(says.Successful ?? (only - says.Unsuccessful ?? only), 0, only);
            return (only, suite.Flag("success") == false && passed == only ? only - 1 : passed);
        }
        var successful = expectations.Count(e => e.Outcome == ExpectationOutcome.Passed);
        if ((says.Evaluated is { } evaluated && evaluated != expectations.Count) || (says.Successful is { } good && good != successful))
            findings.Add(new(FindingSeverity.Warning, "statistics", "$.statistics", null, string.Create(CultureInfo.InvariantCulture,
                $"The result says that {says.Successful ?? successful} of {says.Evaluated ?? expectations.Count} expectations passed; counted, {successful} of {expectations.Count} did. The count is used.")));
        if (suite.Flag("success") is { } success && expectations.Count > 0 && success != (successful == expectations.Count))
            findings.Add(new(FindingSeverity.Warning, "success", "$.success", null, success
                ? "The result calls itself a success although not every expectation passed. What its expectations say is used."
                : "The result calls itself a failure although every expectation passed. What its expectations say is used."));
        if (stated is { } figures && figures.Decimal("success_percent") is < 0 or > 100)
            findings.Add(new(FindingSeverity.Warning, "percent", "$.statistics.success_percent", null, "The share of passed expectations is not between 0 % and 100 %; it is counted anew."));
        return (expectations.Count, successful);
    }

    private static int? Figure(JsonElement? stated, string name) => stated is { } figures && figures.Whole(name) is >= 0 and <= int.MaxValue and var figure ? (int)figure : null;

    private static RowCounts? Rows(JsonElement? records, List<Finding> findings)
    {
        if (records is not { } counts) return null;
        if (counts.Whole("in") is >= 0 and var rowsIn && counts.Whole("out") is >= 0 and var rowsOut) return new RowCounts(rowsIn, rowsOut);
        findings.Add(new(FindingSeverity.Warning, "records", "$.meta.catalog.records", null, "The rows in and out are no whole numbers and were left out of account. Write them as {\"in\": 10000, \"out\": 9688}."));
        return null;
    }

    private static string? FirstPart(string? name) => name?.Split('/') is [{ Length: > 0 } first, _, ..] ? first : null;

    private static string? LastPart(string? name) => name?.Split('/') is [.., { Length: > 0 } last] ? last : null;

    private static string? FileName(string? path)
    {
        var name = path is null ? null : LastPart(path.Replace('\\', '/'));
        var dot = name?.LastIndexOf('.') ?? -1;
        return dot > 0 ? name![..dot] : name;
    }

    /// <summary>Of the content, not of its layout.</summary>
    private static byte[] Hash(JsonElement suite)
    {
        using var compact = new MemoryStream();
        using (var writer = new Utf8JsonWriter(compact)) suite.WriteTo(writer);
        return SHA256.HashData(compact.GetBuffer().AsSpan(0, (int)compact.Length));
    }
}
