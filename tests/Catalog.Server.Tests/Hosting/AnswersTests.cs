using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Catalog.Server.Tests.Fixtures;
using Xunit;

namespace Catalog.Server.Tests.Hosting;

/// <summary>What every answer has: headers that keep browsers safe, and problems that can be acted on.</summary>
public sealed class AnswersTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/signin")]
    [InlineData("/products")]
    [InlineData("/nowhere")]
    [InlineData("/api/v1/me")]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/healthz/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/_content/Catalog.UI/catalog.css")]
    public async Task Every_answer_bears_the_security_headers(string path)
    {
        using var client = portal.Anonymous();

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ct);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("style-src-elem 'self';", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("GET", "/api/v1/nowhere", 404, "not-found")]
    [InlineData("PUT", "/api/v1/tokens", 405, "method-not-allowed")]
    [InlineData("POST", "/api/v1/tokens", 415, "unsupported-media-type")]
    public async Task Refusals_of_the_server_itself_are_problems_too(string method, string path, int status, string kind)
    {
        using var client = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST") request.Content = new StringContent("x", Encoding.UTF8, "text/plain");

        using var answer = await client.SendAsync(request, Ct);

        Assert.Equal(status, (int)answer.StatusCode);
        await AssertProblemAsync(answer, kind);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_with_the_limit_also_when_compressed()
    {
        using var client = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var body = new MemoryStream();
        await using (var gzip = new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("{\"name\":\"" + new string('a', 2_000_000)), Ct);
        using var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");

        using var answer = await client.PostAsync(new Uri("/api/v1/tokens", UriKind.Relative), content, Ct);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var problem = await AssertProblemAsync(answer, "too-large");
        Assert.Contains("Catalog:Limits:Body", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(1_048_576, problem.GetProperty("limit").GetInt64());
    }

    [Theory]
    [InlineData("/api/v1/products?limit=many", "limit", "many")]
    [InlineData("/api/v1/activity?from=yesterday&limit=5", "from", "yesterday")]
    [InlineData("/api/v1/activity?via=pigeon", "via", "pigeon")]
    public async Task A_part_of_the_address_that_cannot_be_read_is_named(string path, string field, string value)
    {
        using var client = await portal.SignedInAsync("ingrid.solberg", Ct);

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await AssertProblemAsync(answer, "bad-request");
        Assert.Contains(value, Assert.Single(problem.GetProperty("errors").EnumerateObject().ToList(), e => e.NameEquals(field)).Value[0].GetString(), StringComparison.Ordinal);
        Assert.StartsWith($"{field}: ", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_from_another_site_is_refused()
    {
        using var client = await portal.SignedInAsync("ingrid.solberg", Ct);
        client.DefaultRequestHeaders.Add("Origin", "http://elsewhere.example");

        using var answer = await client.PostAsJsonAsync("/api/v1/tokens", new { name = "theirs", role = "administrator" }, Ct);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task People_are_led_to_sign_in_and_programs_are_told()
    {
        using var client = portal.Anonymous();

        using var page = await client.GetAsync(new Uri("/admin/health", UriKind.Relative), Ct);
        using var call = await client.GetAsync(new Uri("/api/v1/me", UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Contains("/signin?returnUrl=%2Fadmin%2Fhealth", page.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, call.StatusCode);
        Assert.Equal("Bearer", call.Headers.WwwAuthenticate.Single().Scheme);
        await AssertProblemAsync(call, "sign-in-first");
    }

    [Fact]
    public async Task A_browser_gets_a_page_where_nothing_is()
    {
        using var client = portal.Anonymous();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var answer = await client.GetAsync(new Uri("/nowhere", UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1>There is nothing here</h1>", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/nowhere/deeper?q=1")]
    [InlineData("/products/sales/nothing")]
    public async Task Who_is_signed_in_keeps_navigation_and_search_where_nothing_is(string path)
    {
        using var client = await portal.SignedInAsync("ana.ruiz", Ct);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        var page = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("There is nothing here</h1>", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Search the catalog\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/products\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        using var client = portal.Anonymous();
        using var signIn = await client.GetAsync(new Uri("/signin", UriKind.Relative), Ct);

        var cookies = signIn.Headers.GetValues("Set-Cookie");

        Assert.All(cookies, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    private static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage answer, string kind)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal($"/problems/{kind}", problem.GetProperty("type").GetString());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
        return problem;
    }
}
