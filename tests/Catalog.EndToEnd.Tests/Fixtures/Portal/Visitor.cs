using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Catalog.EndToEnd.Tests.Fixtures.Portal;

/// <summary>A program that signed in as a persona of the demo and calls the portal with its cookie.</summary>
internal static partial class Visitor
{
    public static async Task<HttpClient> SignInAsync(Uri portal, string persona)
    {
        var ct = TestContext.Current.CancellationToken;
#pragma warning disable CA2000 // The client owns its handler.
        var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = portal, Timeout = TimeSpan.FromSeconds(60) };
#pragma warning restore CA2000
        var token = AntiforgeryToken().Match(await http.GetStringAsync(new Uri("signin", UriKind.Relative), ct)).Groups["token"].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["persona"] = persona, ["returnUrl"] = "/" });
        using var answer = await http.PostAsync(new Uri("signin/demo", UriKind.Relative), form, ct);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        return http;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AntiforgeryToken();
}
