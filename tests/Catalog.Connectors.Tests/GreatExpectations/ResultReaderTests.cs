using System.Globalization;
using System.Text;
using Catalog.Connectors.GreatExpectations;
using Catalog.Core.Quality;
using Catalog.TestKit.Snapshots;
using Catalog.TestKit.Standards;
using Xunit;

namespace Catalog.Connectors.Tests.GreatExpectations;

public sealed class ResultReaderTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private readonly ResultReader reader = new();

    [Fact]
    public void Results_of_every_generation_are_read_and_say_the_same_things()
    {
        var read = new StringBuilder();
        foreach (var file in Files())
        {
            var name = Path.GetRelativePath(StandardFiles.PathTo("gx"), file).Replace('\\', '/');
            read.Append(CultureInfo.InvariantCulture, $"# {name}\n");
            foreach (var result in reader.Read(File.ReadAllBytes(file))!.Results) Write(read, result);
        }
        Snapshot.Match("gx.txt", read.ToString());
    }

    [Fact]
    public void What_a_result_says_is_kept_to_the_letter()
    {
        foreach (var file in Files())
        {
            var text = File.ReadAllText(file);
            foreach (var result in reader.Read(Encoding.UTF8.GetBytes(text))!.Results)
                Assert.Contains(result.Text[..Math.Min(400, result.Text.Length)], text.Replace("NaN", "\"NaN\"", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"success": true, "statistics": {"evaluated_expectations": 3, "successful_expectations": 3, "success_percent": 140}, "results": [{"success": false, "expectation_config": {"type": "x", "kwargs": {}}, "result": {}}]}""", "statistics, success, percent")]
    [InlineData("""{"suite_name": "s", "success": true, "results": [{"success": true, "expectation_config": {"type": "x"}, "result": {"element_count": 10, "unexpected_count": 12}}]}""", "counts")]
    [InlineData("""{"suite_name": "s", "success": true, "results": [{"success": true, "expectation_config": {"type": "x"}, "result": {"element_count": 10, "unexpected_count": 1, "unexpected_percent": 50}}]}""", "percent")]
    [InlineData("""{"suite_name": "s", "success": true, "meta": {"catalog": {"records": {"in": "many"}}}, "results": []}""", "records")]
    public void Contradictions_are_counted_anew_and_said(string json, string codes)
    {
        var result = Assert.Single(reader.Read(Encoding.UTF8.GetBytes(json))!.Results);

        Assert.Equal(codes, string.Join(", ", result.Findings.Select(f => f.Code)));
        Assert.Equal(result.Expectations.Count(e => e.Outcome == ExpectationOutcome.Passed), result.Successful);
        Assert.Equal(result.Expectations.Count, result.Evaluated);
    }

    [Fact]
    public void Something_else_is_no_result()
    {
        Assert.Null(reader.Read("""{"kind": "DataProduct", "results": [], "success": true}"""u8.ToArray()));
        Assert.Null(reader.Read("""[1, 2, "results"]"""u8.ToArray()));
        Assert.Null(reader.Read("""{"results": [{"id": 1}], "success": true}"""u8.ToArray()));
    }

    [Fact]
    public void Not_a_number_is_read_as_Python_writes_it()
    {
        var json = """{"suite_name": "a NaN in a \"text\"", "success": false, "results": [{"success": false, "expectation_config": {"type": "expect_column_max_to_be_between", "kwargs": {"column": "a", "max_value": Infinity}}, "result": {"observed_value": NaN, "partial_unexpected_list": [NaN, -Infinity]}}]}""";

        var result = Assert.Single(reader.Read(Encoding.UTF8.GetBytes(json))!.Results);

        Assert.Equal("a NaN in a \"text\"", result.Suite);
        Assert.Equal("\"NaN\"", result.Expectations[0].Observed);
        Assert.Equal([null, "-Infinity"], result.Expectations[0].Examples);
    }

    [Fact]
    public void The_same_content_in_another_layout_has_the_same_hash()
    {
        var one = reader.Read("""{"suite_name":"s","success":true,"results":[]}"""u8.ToArray())!.Results[0];
        var other = reader.Read("""{ "suite_name": "s", "success": true, "results": [ ] }"""u8.ToArray())!.Results[0];

        Assert.Equal(one.ContentHash, other.ContentHash);
    }

    [Fact]
    public void A_result_cut_off_anywhere_or_with_a_byte_changed_is_answered()
    {
        var random = new Random(20261123);
        foreach (var file in Files())
        {
            var bytes = File.ReadAllBytes(file);
            for (var i = 0; i < 60; i++)
            {
                var cut = reader.Read(bytes.AsMemory(0, random.Next(bytes.Length - 1)));
                Assert.NotNull(cut?.Problem);

                var bent = (byte[])bytes.Clone();
                bent[random.Next(bent.Length)] = (byte)random.Next(256);
                foreach (var result in reader.Read(bent)?.Results ?? [])
                    foreach (var expectation in result.Expectations)
                        Assert.NotEmpty(ExpectationSentence.Promise(expectation, English) + ExpectationSentence.Turnout(expectation, English));
            }
        }
    }

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(StandardFiles.PathTo("gx"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static void Write(StringBuilder text, SuiteResult result)
    {
        var loss = RecordLoss.Of(result);
        text.Append(CultureInfo.InvariantCulture, $"{result.Suite ?? "no suite"} on {result.DataSource ?? "?"}/{result.Asset ?? "?"} at {result.RunTime:O}: {result.Successful} of {result.Evaluated}, loss {(loss is null ? "none" : $"{loss.Lost}/{loss.Total} {loss.Percent} % from {loss.Source}")}\n");
        foreach (var finding in result.Findings) text.Append(CultureInfo.InvariantCulture, $"  ! {finding.Sentence}\n");
        foreach (var expectation in result.Expectations)
            text.Append(CultureInfo.InvariantCulture, $"  {expectation.Outcome}: {ExpectationSentence.Promise(expectation, English)} {ExpectationSentence.Turnout(expectation, English)}\n");
    }
}
