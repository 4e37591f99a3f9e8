using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Catalog.Server.Tests.Fixtures;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Catalog.Server.Tests.Hosting;

/// <summary>What somebody tries who means no good.</summary>
public sealed class SafetyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/\r\n/evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("", "/")]
    [InlineData("/products?q=a&after=b", "/products?q=a&after=b")]
    public async Task Signing_in_leads_to_addresses_of_the_portal_only(string wanted, string led)
    {
        await using var portal = new PortalHost();
        using var client = portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });

        using var answer = await PostFormAsync(client, "/signin", "/signin/demo", new() { ["persona"] = "ana.ruiz", ["returnUrl"] = wanted });

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(led, answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_form_without_its_token_does_nothing()
    {
        await using var portal = new PortalHost();
        using var client = await portal.SignedInAsync("ana.ruiz", Ct);
        using var stranger = portal.Anonymous();
        var forms = portal.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Select(e => $"/{e.RoutePattern.RawText?.Trim('/')}")
            .Where(p => !p.StartsWith("/api/", StringComparison.Ordinal) && !p.StartsWith("/_blazor", StringComparison.Ordinal) && !p.Contains('{')).Distinct().ToList();

        Assert.Contains("/signin/demo", forms);
        Assert.Contains("/signout", forms);
        foreach (var form in forms)
        {
            using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["persona"] = "ingrid.solberg", ["_handler"] = "x" });
            using var answer = await stranger.PostAsync(new Uri(form, UriKind.Relative), content, Ct);
            Assert.DoesNotContain(Cookies(answer), c => c.StartsWith("catalog=", StringComparison.Ordinal));
            using var again = new FormUrlEncodedContent(new Dictionary<string, string> { ["persona"] = "ingrid.solberg", ["_handler"] = "x" });
            using var own = await client.PostAsync(new Uri(form, UriKind.Relative), again, Ct);
        }
        Assert.Equal("Ana Ruiz", (await client.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/v1/me", Ct)).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Over_https_cookies_never_leave_it()
    {
        await using var portal = new PortalHost();
        using var client = portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = new Uri("https://localhost") });

        using var answer = await PostFormAsync(client, "/signin", "/signin/demo", new() { ["persona"] = "ana.ruiz" });

        var cookie = Assert.Single(Cookies(answer), c => c.StartsWith("catalog=", StringComparison.Ordinal));
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_bomb_is_refused_wherever_it_is_sent()
    {
        await using var portal = new PortalHost { Settings = { ["Catalog:Limits:Body"] = "50000", ["Catalog:Limits:Document"] = "100000", ["Catalog:Limits:Result"] = "100000" } };
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        var bomb = Bomb(30_000_000);
        var wrong = new List<string>();
        var asked = 0;
        foreach (var endpoint in portal.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText?.Contains("api/v1", StringComparison.Ordinal) == true))
        {
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Where(m => m is "POST" or "PUT"))
            {
                var path = Regex.Replace($"/{endpoint.RoutePattern.RawText!.Trim('/')}", "{[^}]*}", m => m.Value.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : m.Value.Contains("int", StringComparison.Ordinal) ? "1" : "x", RegexOptions.None, TimeSpan.FromSeconds(1));
                using var request = new HttpRequestMessage(HttpMethod.Parse(method), path) { Content = new ByteArrayContent(bomb) };
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                request.Content.Headers.ContentEncoding.Add("gzip");
                using var answer = await admin.SendAsync(request, Ct);
                asked++;
                // What takes no body reads none.
                if (answer.StatusCode != HttpStatusCode.RequestEntityTooLarge && (int)answer.StatusCode is not (204 or 400 or 404 or 409)) wrong.Add($"{method} {path}: {(int)answer.StatusCode}");
            }
        }
        Assert.True(asked > 10, "Too little was asked.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_body_that_is_not_packed_as_it_says_is_refused(string encoding)
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        content.Headers.ContentEncoding.Add(encoding);

        using var answer = await admin.PostAsync(new Uri("/api/v1/lineage", UriKind.Relative), content, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("cannot be unpacked", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_page_that_was_open_for_too_long_leads_to_a_new_one()
    {
        await using var portal = new PortalHost();
        using var client = portal.Anonymous();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["persona"] = "ana.ruiz" });

        using var answer = await client.PostAsync(new Uri("/signin/demo", UriKind.Relative), form, Ct);

        Assert.Equal((HttpStatusCode.Redirect, "/signin"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], cookie => cookie.Contains("Identity", StringComparison.OrdinalIgnoreCase) || cookie.StartsWith(".AspNetCore.Cookies", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_packed_body_that_was_cut_off_is_refused()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        foreach (var cut in new[] { 4, 200 })
        {
            var whole = Bomb(0, "apiVersion: v1.0.0\nkind: DataProduct\nid: cut\nname: cut\nstatus: draft\n#" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i * 7919 % 10_007:x}")));
            using var content = new ByteArrayContent(whole[..^cut]);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
            content.Headers.ContentEncoding.Add("gzip");

            using var answer = await admin.PutAsync(new Uri("/api/v1/products/unassigned/cut", UriKind.Relative), content, Ct);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("cut off", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_log_knows_no_secret()
    {
        var lines = new Lines();
        await using var portal = new LoggedHost(lines);
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        var secret = await admin.MakeTokenAsync(new { name = "nightly", role = "reader" }, Ct);
        using var program = portal.Anonymous();
        using (await program.GetWithAsync(secret, "/api/v1/me", Ct)) { }
        using (await program.GetWithAsync("cat_guessed-wrong", "/api/v1/me", Ct)) { }
        using (await program.GetWithAsync(secret, "/api/v1/products/none/none", Ct)) { }

        Assert.NotEmpty(lines.All);
        var told = lines.All.Where(l => l.Contains(secret, StringComparison.Ordinal) || l.Contains("cat_guessed-wrong", StringComparison.Ordinal)
            || l.Contains(Convert.ToHexString(Core.Access.ApiToken.HashOf(secret)), StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.True(told.Count == 0, string.Join('\n', told));
    }

    [Theory]
    [InlineData("GET", "/nowhere", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", 404)]
    [InlineData("GET", "/nowhere", "text/html", 404)]
    [InlineData("GET", "/products/no/such", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", 404)]
    [InlineData("GET", "/_content/Catalog.UI/none.css", "text/html,*/*;q=0.8", 404)]
    [InlineData("DELETE", "/signout", "text/html,*/*;q=0.8", 405)]
    public async Task A_browser_always_gets_a_page(string method, string path, string accept, int status)
    {
        await using var portal = new PortalHost();
        using var client = await portal.SignedInAsync("ana.ruiz", Ct);
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        request.Headers.Accept.ParseAdd(accept);

        using var answer = await client.SendAsync(request, Ct);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/nowhere", "text/html", 404)]
    [InlineData("/api/v1/products/no/such", "text/html,*/*;q=0.8", 404)]
    [InlineData("/nowhere", "application/json", 404)]
    [InlineData("/nowhere", "*/*", 404)]
    public async Task A_program_always_gets_a_problem(string path, string accept, int status)
    {
        await using var portal = new PortalHost();
        using var client = await portal.SignedInAsync("ana.ruiz", Ct);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);

        using var answer = await client.SendAsync(request, Ct);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static IEnumerable<string> Cookies(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    private static byte[] Bomb(int size, string? text = null)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text ?? "{\"name\":\"" + new string('a', size) + "\"}"));
        return packed.ToArray();
    }

    private static async Task<HttpResponseMessage> PostFormAsync(HttpClient client, string page, string action, Dictionary<string, string> fields)
    {
        var html = await client.GetStringAsync(new Uri(page, UriKind.Relative), Ct);
        fields["__RequestVerificationToken"] = Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["value"].Value;
        using var form = new FormUrlEncodedContent(fields);
        return await client.PostAsync(new Uri(action, UriKind.Relative), form, Ct);
    }

    private sealed class LoggedHost(Lines lines) : PortalHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Logging:LogLevel:Default", "Trace");
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(lines));
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => All.Add($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
