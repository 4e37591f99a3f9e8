using System.Net;
using System.Text.RegularExpressions;

namespace Catalog.Benchmarks.Portal;

/// <summary>The demo's administrator, signed in; her cookie also opens the portal after a restart, and in a browser.</summary>
internal sealed partial class Visitor : IDisposable
{
    public const string Persona = "ingrid.solberg";

    private readonly CookieContainer jar = new();

    private Visitor(Uri portal) => Http = new HttpClient(new HttpClientHandler { CookieContainer = jar, AllowAutoRedirect = false }) { BaseAddress = portal };

    public HttpClient Http { get; }

    public IEnumerable<Cookie> Cookies => jar.GetAllCookies();

    public static async Task<Visitor> SignInAsync(Uri portal)
    {
        var visitor = new Visitor(portal);
        var token = AntiforgeryToken().Match(await visitor.Http.GetStringAsync("signin")).Groups["token"].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["persona"] = Persona, ["returnUrl"] = "/" });
        using var answer = await visitor.Http.PostAsync("signin/demo", form);
        return answer.Headers.Location?.OriginalString == "/" ? visitor : throw new InvalidOperationException($"Signing in answered {answer.StatusCode}.");
    }

    /// <summary>The first product of the list.</summary>
    public async Task<string> FirstProductAsync() => Product().Match(await Http.GetStringAsync("products")).Groups["key"].Value is { Length: > 0 } key
        ? key
        : throw new InvalidOperationException("The product list shows no product.");

    public void Dispose() => Http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AntiforgeryToken();

    [GeneratedRegex("data-row=\"/?products/(?<key>[a-z0-9-]+/[a-z0-9-]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Product();
}
