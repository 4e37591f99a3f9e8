using System.Text.Json;
using Catalog.Core.Quality;

namespace Catalog.Connectors.GreatExpectations;

/// <summary>Finds the suite results in whatever Great Expectations of any generation, or somebody's script, put them.</summary>
public sealed class ResultReader : IResultReader
{
    private const int MaxDepth = 256;

    public ResultReading? Read(ReadOnlyMemory<byte> content)
    {
        if (content.Span is [0xef, 0xbb, 0xbf, ..]) content = content[3..];
        try
        {
            using var document = JsonDocument.Parse(LooseJson.Strict(content), new JsonDocumentOptions { MaxDepth = MaxDepth });
            var results = new List<SuiteResult>();
            Collect(document.RootElement, default, results);
            return results.Count == 0 ? null : new ResultReading(results);
        }
        catch (JsonException problem)
        {
            return new ResultReading([], $"It is no complete JSON: line {problem.LineNumber + 1} cannot be read. Send the result again.", (int?)problem.LineNumber + 1);
        }
        catch (InvalidOperationException)
        {
            // A text with half a surrogate, which JSON allows and Unicode does not.
            return new ResultReading([], "It holds a text that is not Unicode. Send the result again as UTF-8.", null);
        }
    }

    /// <summary>What a container knows about the results inside it.</summary>
    private readonly record struct Around(string? Suite, string? Asset, bool Anonymous);

    private static void Collect(JsonElement element, Around around, List<SuiteResult> results)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var each in element.EnumerateArray()) Collect(each, around, results);
            return;
        }
        if (element.ValueKind != JsonValueKind.Object) return;
        if (element.Member("run_results") is { ValueKind: JsonValueKind.Object } runs)
        {
            foreach (var run in runs.EnumerateObject()) Collect(run.Value, around, results);
        }
        else if (element.Member("validation_result") is { ValueKind: JsonValueKind.Object } wrapped) Collect(wrapped, around, results);
        else if (element.Member("validation_results") is { ValueKind: JsonValueKind.Array } several)
        {
            around = new(element.Text("test_suite_name") ?? element.Text("suite_name") ?? around.Suite, element.Text("data_asset_name") ?? around.Asset, true);
            if (several.EnumerateArray().Any(e => e.Member("expectation_config") is not null)) results.Add(SuiteReading.Read(element, several, around.Suite, around.Asset));
            else foreach (var each in several.EnumerateArray()) Collect(each, around, results);
        }
        else if (IsSuite(element, out var expectations)) results.Add(SuiteReading.Read(element, expectations, around.Suite, around.Asset));
    }

    private static bool IsSuite(JsonElement element, out JsonElement expectations)
    {
        expectations = element.Member("results") ?? element.Member("expectations") ?? default;
        if (expectations.ValueKind != JsonValueKind.Array || (element.Member("statistics") ?? element.Member("success")) is null || element.Member("kind") is not null) return false;
        if (element.Member("expectation_suite_name") is not null || element.Member("suite_name") is not null) return true;
        if (element.Member("meta") is { ValueKind: JsonValueKind.Object } meta
            && (meta.Member("expectation_suite_name") ?? meta.Member("great_expectations_version") ?? meta.Member("great_expectations.__version__")) is not null) return true;
        if (element.Member("statistics") is { ValueKind: JsonValueKind.Object } counts && counts.Member("evaluated_expectations") is not null) return true;
        return expectations.EnumerateArray().Any(e => (e.Member("expectation_config") ?? e.Member("expectation_type")) is not null);
    }
}
