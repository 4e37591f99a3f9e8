using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Catalog.Server.Tests.Fixtures;
using Catalog.Server.Tests.Writing;
using Catalog.TestKit.Standards;
using Xunit;

namespace Catalog.Server.Tests.Quality;

/// <summary>Results over HTTP: of every generation, and everything that can be wrong with one.</summary>
public sealed class ResultIntakeTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_file_of_every_generation_comes_in_once_and_reads_as_sentences()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);
        var seen = new HashSet<string>();
        foreach (var file in Files())
        {
            var body = await File.ReadAllBytesAsync(file, Ct);
            var first = (await portal.SendAsync(body, Ct).IsAsync(HttpStatusCode.Created, Ct)).GetProperty("results").EnumerateArray().ToList();
            var again = (await portal.SendAsync(body, Ct).IsAsync(HttpStatusCode.Created, Ct)).GetProperty("results").EnumerateArray().ToList();

            Assert.NotEmpty(first);
            Assert.Equal(first.Select(Id), again.Select(Id));
            Assert.All(again, r => Assert.True(r.GetProperty("unchanged").GetBoolean(), file));
            foreach (var id in first.Select(Id))
            {
                seen.Add(id);
                var whole = await portal.Administrator.GetAsync($"/api/v1/products/{ResultPortal.Orders}/results/{id}", Ct).IsAsync(HttpStatusCode.OK, Ct);
                Assert.All(whole.GetProperty("expectations").EnumerateArray(), e => Assert.NotEqual("", e.GetProperty("promise").GetString() + e.GetProperty("turnout").GetString()));
            }
        }
        Assert.Equal(seen.Count, (await portal.ResultsAsync(Ct)).Count);
    }

    [Fact]
    public async Task A_file_that_was_cut_off_anywhere_is_refused_with_a_sentence_and_changes_nothing()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);
        var random = new Random(20261130);
        foreach (var file in Files())
        {
            var body = await File.ReadAllBytesAsync(file, Ct);
            // What comes after the last bracket is only white space.
            var end = Array.FindLastIndex(body, b => b is (byte)'}' or (byte)']');
            for (var i = 0; i < 4; i++)
            {
                using var answer = await portal.SendAsync(body[..random.Next(end)], Ct);
                Assert.True((int)answer.StatusCode == 400, $"{file}: {answer.StatusCode}");
                Assert.Contains("Send the result again", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
            }
        }
        Assert.Empty(await portal.ResultsAsync(Ct));
        Assert.Equal("UNKNOWN", (await portal.GateAsync(Ct)).GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("""{"success": false, "suite_name": "s", "results": [{"success": false, "expectation_config": {"type": "expect_column_mean_to_be_between", "kwargs": {"column": "a", "min_value": -Infinity}}, "result": {"observed_value": NaN}}], "statistics": {"evaluated_expectations": 1, "successful_expectations": 0, "success_percent": NaN}}""", 1, 0, "")]
    [InlineData("""{"success": true, "suite_name": "s", "results": [{"success": true, "expectation_config": {"type": "x", "kwargs": {"column": "a"}}, "result": {"element_count": 100, "unexpected_count": 140, "unexpected_percent": 140.0}}]}""", 1, 1, "counts")]
    [InlineData("""{"success": true, "suite_name": "s", "results": [{"success": true, "expectation_config": {"type": "x", "kwargs": {}}, "result": {}}], "statistics": {"evaluated_expectations": 9, "successful_expectations": 3, "success_percent": 133.0}}""", 1, 1, "statistics,percent")]
    [InlineData("""{"success": true, "suite_name": "s", "results": [{"success": false, "expectation_config": {"type": "x", "kwargs": {}}, "result": {}}]}""", 1, 0, "success")]
    public async Task What_contradicts_itself_is_counted_anew_and_said(string body, int evaluated, int successful, string findings)
    {
        await using var portal = await ResultPortal.StartAsync(Ct);

        var result = (await portal.SendAsync(body, Ct).IsAsync(HttpStatusCode.Created, Ct)).GetProperty("results")[0];

        Assert.Equal((evaluated, successful), (result.GetProperty("evaluated").GetInt32(), result.GetProperty("successful").GetInt32()));
        Assert.Equal(findings, string.Join(',', result.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString()).Where(code => code != "no-run")));
    }

    [Fact]
    public async Task A_suite_that_evaluated_nothing_makes_no_product_valid()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);

        await portal.SendAsync("""{"success": true, "suite_name": "empty", "meta": {"great_expectations_version": "1.2.0"}, "results": [], "statistics": {"evaluated_expectations": 0, "successful_expectations": 0, "unsuccessful_expectations": 0, "success_percent": null}}""", Ct).IsAsync(HttpStatusCode.Created, Ct);

        var answer = await portal.GateAsync(Ct);
        Assert.Equal(("UNKNOWN", "WARN"), (answer.GetProperty("state").GetString(), answer.GetProperty("verdict").GetString()));
        Assert.Contains("empty", answer.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_result_that_does_not_say_when_it_ran_is_one_for_each_run_that_its_sender_names()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);
        var body = """{"success": true, "statistics": {"evaluated_validations": 1, "successful_validations": 1, "unsuccessful_validations": 0}, "validation_results": [{"success": true, "statistics": {"evaluated_expectations": 1, "successful_expectations": 1}, "expectations": [{"expectation_type": "expect_column_to_exist", "success": true, "kwargs": {"column": "a"}, "result": {}}]}]}"""u8.ToArray();

        var unnamed = await portal.SendAsync(body, Ct).IsAsync(HttpStatusCode.Created, Ct);
        foreach (var run in new[] { "", "&run=monday", "&run=tuesday", "&run=tuesday" })
            await portal.SendAsync(body, Ct, $"?product={ResultPortal.Orders}&port=lake{run}").IsAsync(HttpStatusCode.Created, Ct);

        Assert.Equal("no-run", unnamed.GetProperty("results")[0].GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.Equal(3, (await portal.ResultsAsync(Ct)).Count);
    }

    [Fact]
    public async Task What_is_too_large_is_413_with_the_limit_also_when_it_was_packed()
    {
        await using var portal = await ResultPortal.StartAsync(Ct, ("Catalog:Limits:Result", "20000"));
        var large = Encoding.UTF8.GetBytes(ResultPortal.Suite(Now, 100, 0) + new string(' ', 30_000));

        using var plain = await portal.SendAsync(large, Ct);
        using var packed = await portal.Pipeline.PostAsync($"/api/v1/quality/great-expectations?product={ResultPortal.Orders}", Packed(large), Ct);

        Assert.Equal((413, 413), ((int)plain.StatusCode, (int)packed.StatusCode));
        Assert.Contains("20000", (await plain.Content.ReadAsStringAsync(Ct)).Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(await portal.ResultsAsync(Ct));
    }

    [Fact]
    public async Task A_packed_result_is_taken()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);

        using var answer = await portal.Pipeline.PostAsync($"/api/v1/quality/great-expectations?product={ResultPortal.Orders}", Packed(Encoding.UTF8.GetBytes(ResultPortal.Suite(Now, 100, 0))), Ct);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task A_result_from_the_future_is_kept_and_flagged_and_not_used()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);
        await portal.SendAsync(ResultPortal.Suite(Now.AddMinutes(50), 10_000, 0), Ct).IsAsync(HttpStatusCode.Created, Ct);
        Assert.Equal("VALID", (await portal.GateAsync(Ct)).GetProperty("state").GetString());

        await portal.SendAsync(ResultPortal.Suite(Now.AddHours(2), 10_000, 9_000), Ct).IsAsync(HttpStatusCode.Created, Ct);

        Assert.Equal("VALID", (await portal.GateAsync(Ct)).GetProperty("state").GetString());
        Assert.Equal([true, false], (await portal.ResultsAsync(Ct)).Select(r => r.GetProperty("early").GetBoolean()));
    }

    [Fact]
    public async Task A_result_from_before_the_product_was_registered_counts_and_an_older_one_does_not_replace_it()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);
        await portal.SendAsync(ResultPortal.Suite(new DateTimeOffset(2019, 5, 1, 6, 0, 0, TimeSpan.Zero), 100, 50), Ct).IsAsync(HttpStatusCode.Created, Ct);
        await portal.SendAsync(ResultPortal.Suite(new DateTimeOffset(2018, 5, 1, 6, 0, 0, TimeSpan.Zero), 100, 0), Ct).IsAsync(HttpStatusCode.Created, Ct);

        var answer = await portal.GateAsync(Ct);

        Assert.Equal(("INVALID", 2019), (answer.GetProperty("state").GetString(), answer.GetProperty("since").GetDateTimeOffset().Year));
        // When it was found out is not known, since nobody could.
        var incidents = await portal.Administrator.GetAsync("/api/v1/incidents", Ct).IsAsync(HttpStatusCode.OK, Ct);
        Assert.Equal(JsonValueKind.Null, Assert.Single(incidents.GetProperty("items").EnumerateArray()).GetProperty("detected").ValueKind);
    }

    [Fact]
    public async Task A_result_for_a_retired_product_is_kept_and_changes_nothing()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);
        using (var retired = await portal.Administrator.DeleteAsync($"/api/v1/products/{ResultPortal.Orders}", Ct)) Assert.True(retired.IsSuccessStatusCode, await retired.Content.ReadAsStringAsync(Ct));

        var sent = await portal.SendAsync(ResultPortal.Suite(Now, 100, 50), Ct).IsAsync(HttpStatusCode.Created, Ct);

        Assert.Equal(JsonValueKind.Null, sent.GetProperty("results")[0].GetProperty("state").ValueKind);
        Assert.Single(await portal.ResultsAsync(Ct));
        Assert.Empty((await portal.Administrator.GetAsync("/api/v1/incidents", Ct).IsAsync(HttpStatusCode.OK, Ct)).GetProperty("items").EnumerateArray());
        Assert.Equal("BLOCK", (await portal.GateAsync(Ct)).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task What_names_no_place_waits_with_202_and_what_names_a_wrong_one_is_refused()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);
        var body = Encoding.UTF8.GetBytes(ResultPortal.Suite(Now, 100, 0, "somewhere"));

        var waiting = await portal.SendAsync(body, Ct, "").IsAsync(HttpStatusCode.Accepted, Ct);
        using var product = await portal.SendAsync(body, Ct, "?product=sales/none");
        using var port = await portal.SendAsync(body, Ct, $"?product={ResultPortal.Orders}&port=none");
        using var nothing = await portal.SendAsync("[1, 2]", Ct);

        Assert.Equal(JsonValueKind.Null, waiting.GetProperty("results")[0].GetProperty("port").ValueKind);
        Assert.Equal((404, 422, 422), ((int)product.StatusCode, (int)port.StatusCode, (int)nothing.StatusCode));
    }

    [Fact]
    public async Task An_intake_token_reads_the_results_that_it_sent_and_no_others()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);
        var other = MeshOf.With(portal.Host, await portal.Administrator.MakeTokenAsync(new { name = "another", role = "intake" }, Ct));
        var id = Id((await portal.SendAsync(ResultPortal.Suite(Now, 100, 0), Ct).IsAsync(HttpStatusCode.Created, Ct)).GetProperty("results")[0]);
        var path = $"/api/v1/products/{ResultPortal.Orders}/results";

        var own = await portal.Pipeline.GetAsync($"{path}/{id}", Ct).IsAsync(HttpStatusCode.OK, Ct);
        using var foreign = await other.GetAsync($"{path}/{id}", Ct);
        using var missing = await other.GetAsync($"/api/v1/products/sales/none/results/{id}", Ct);
        using var list = await portal.Pipeline.GetAsync(path, Ct);
        using var analyst = await portal.Job.GetAsync($"{path}/{id}", Ct);

        Assert.Equal(id, own.GetProperty("result").GetProperty("id").GetString());
        Assert.Equal((404, 404, 404, 200), ((int)foreign.StatusCode, (int)missing.StatusCode, (int)list.StatusCode, (int)analyst.StatusCode));
    }

    [Fact]
    public async Task The_answer_names_the_port()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);

        var sent = await portal.SendAsync(ResultPortal.Suite(Now, 100, 0), Ct).IsAsync(HttpStatusCode.Created, Ct);

        Assert.Equal((ResultPortal.Orders, "lake"), (sent.GetProperty("results")[0].GetProperty("product").GetString(), sent.GetProperty("results")[0].GetProperty("port").GetString()));
    }

    private static string Id(JsonElement result) => result.GetProperty("id").GetString()!;

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(StandardFiles.PathTo("gx"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static ByteArrayContent Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(body);
        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }
}
