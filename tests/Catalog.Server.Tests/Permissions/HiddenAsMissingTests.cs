using System.Text.RegularExpressions;
using Xunit;

namespace Catalog.Server.Tests.Permissions;

/// <summary>Nobody learns by asking whether a product is hidden or not there: the two are answered alike, to the word.</summary>
[Collection(nameof(PermissionPortal))]
public sealed partial class HiddenAsMissingTests(PermissionPortal portal)
{
    private static readonly string[] Outside = ["anon", "analyst", "grantee", "elsewhere", "t-reader", "t-intake", "t-gate"];

    /// <summary>A name as long as the hidden one, that nothing bears.</summary>
    private const string MissingKey = "zqnothin";

    public static TheoryData<string> Rows => [.. Matrix.Rows.Where(r => r.Visibility == "hidden").Select(r => $"{r.Method} {r.Route}").Distinct()];

    [Theory, MemberData(nameof(Rows))]
    public async Task Hidden_is_answered_like_missing(string endpoint)
    {
        var (method, route) = (endpoint.Split(' ', 2)[0], endpoint.Split(' ', 2)[1]);
        var hidden = portal.Shared("hidden");
        var missing = hidden with
        {
            Name = hidden.Name.Replace(PermissionPortal.HiddenKey, MissingKey, StringComparison.Ordinal),
            Contract = hidden.Contract.Replace(PermissionPortal.HiddenKey, MissingKey, StringComparison.Ordinal),
            Dataset = hidden.Dataset.Replace(PermissionPortal.HiddenKey, MissingKey, StringComparison.Ordinal),
            Job = hidden.Job.Replace(PermissionPortal.HiddenKey, MissingKey, StringComparison.Ordinal),
            Run = Other(hidden.Run),
            Edge = Other(hidden.Edge),
            Note = Other(hidden.Note),
            Request = Other(hidden.Request),
            Grant = Other(hidden.Grant),
            Import = Other(hidden.Import),
        };
        var told = new List<string>();
        // Who may make one there is told that the key is taken; the matrix says who.
        var row = Matrix.Rows.First(r => r.Visibility == "hidden" && r.Method == method && r.Route == route);
        var makers = Matrix.Actors.Zip(row.Expected).Where(e => e.Second == "409").Select(e => e.First).ToList();
        foreach (var actor in Outside.Except(makers).Where(a => method != "PAGE" || !a.StartsWith("t-", StringComparison.Ordinal)))
        {
            var (of, without) = (await AnswerAsync(actor, method, route, hidden), await AnswerAsync(actor, method, route, missing));
            if (of != without) told.Add($"{actor} is answered\n  {of}\nabout the hidden one and\n  {without}\nabout a missing one");
        }
        Assert.True(told.Count == 0, $"{endpoint}\n{string.Join('\n', told)}");
    }

    [Theory]
    [InlineData("products/{domain}/{name}")]
    [InlineData("contracts/{id}")]
    public async Task Who_may_make_one_there_learns_only_that_the_key_is_taken(string route)
    {
        var hidden = portal.Shared("hidden");
        using var request = Requests.Of("PUT", $"/api/v1/{route}", hidden);

        using var response = await portal["other"].SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.Conflict, response.StatusCode);
        var said = await response.Content.ReadAsStringAsync();
        Assert.Contains("is taken", said, StringComparison.Ordinal);
        Assert.DoesNotContain(PermissionPortal.HiddenWord, said, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", said, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_id_of_a_hidden_product_tells_nothing_to_who_may_not_make_products()
    {
        var hidden = await portal.MakeAsync("hidden");
        using (var kept = Requests.Of("PUT", "/api/v1/products/{domain}/{name}", hidden))
        using (var taken = await portal["member"].SendAsync(kept)) Assert.True(taken.IsSuccessStatusCode);
        var fresh = hidden with { Name = "some-fresh-name" };

        using var withItsId = new HttpRequestMessage(HttpMethod.Put, "/api/v1/products/sales/some-fresh-name") { Content = Requests.Of("PUT", "/api/v1/products/{domain}/{name}", hidden).Content };
        using var withAnother = Requests.Of("PUT", "/api/v1/products/{domain}/{name}", fresh);
        using var first = await portal["analyst"].SendAsync(withItsId);
        using var second = await portal["analyst"].SendAsync(withAnother);

        Assert.Equal(Plain(await second.Content.ReadAsStringAsync()), Plain(await first.Content.ReadAsStringAsync()));
        Assert.Equal(second.StatusCode, first.StatusCode);
    }

    private async Task<string> AnswerAsync(string actor, string method, string route, World world)
    {
        using var request = Requests.Of(method, route, world);
        using var response = await portal[actor].SendAsync(request);
        // Of a page the state that crosses over to the browser is encrypted anew each time.
        var body = method == "PAGE" ? "" : await response.Content.ReadAsStringAsync();
        foreach (var (name, value) in new[] { ("NAME", world.Name), ("CONTRACT", world.Contract), ("REQUEST", $"{world.Request}"), ("GRANT", $"{world.Grant}"), ("RUN", $"{world.Run}"), ("EDGE", $"{world.Edge}"), ("NOTE", $"{world.Note}") }.OrderByDescending(p => p.Item2.Length))
            body = body.Replace(value, name, StringComparison.Ordinal);
        var headers = response.Headers.Concat(response.Content.Headers).Select(h => h.Key).Where(h => h is not ("Date" or "Content-Length")).Order();
        return $"{(int)response.StatusCode} {string.Join(' ', headers)} {Plain(body)}";
    }

    private static string Plain(string problem) => Trace().Replace(problem, "");

    private static Guid Other(Guid id) => new([.. id.ToByteArray().Select((b, i) => i == 15 ? (byte)~b : b)]);

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex Trace();
}
