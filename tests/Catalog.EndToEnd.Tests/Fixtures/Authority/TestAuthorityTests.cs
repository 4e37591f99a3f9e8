using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Xunit;

namespace Catalog.EndToEnd.Tests.Fixtures.Authority;

/// <summary>The sign-in tests are worth what their authority is worth: it must speak the whole flow by itself.</summary>
public sealed class TestAuthorityTests(TestAuthority authority) : IClassFixture<TestAuthority>
{
    private static readonly Uri Portal = new("http://127.0.0.1:9/");

    [Fact]
    public async Task Its_discovery_document_names_its_endpoints()
    {
        using var http = new HttpClient();

        var document = await http.GetFromJsonAsync<JsonElement>(
            new Uri(authority.Issuer, ".well-known/openid-configuration"), TestContext.Current.CancellationToken);

        Assert.Equal(authority.Issuer.ToString(), document.GetProperty("issuer").GetString());
        Assert.StartsWith(authority.Issuer.ToString(), document.GetProperty("token_endpoint").GetString());
        Assert.StartsWith(authority.Issuer.ToString(), document.GetProperty("end_session_endpoint").GetString());
    }

    [Fact]
    public async Task A_code_is_exchanged_for_tokens_that_carry_roles_and_groups()
    {
        var identity = await SignInAsync(TestUser.Alice, verifier: "a-verifier-that-is-long-enough-to-be-taken-for-one");

        Assert.Equal(TestUser.Alice.Subject, identity.Subject);
        Assert.Equal(TestUser.Alice.DisplayName, identity.GetClaim("name").Value);
        Assert.Contains(identity.Claims, claim => claim is { Type: "roles", Value: "Catalog.Admin" });
        Assert.Contains(identity.Claims, claim => claim is { Type: "groups", Value: "platform" });
    }

    [Fact]
    public async Task A_code_is_refused_without_the_proof_key_it_was_asked_for_with()
    {
        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() =>
            SignInAsync(TestUser.Bob, verifier: "another-verifier-that-is-long-enough-for-the-rule", wrongVerifier: true));

        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
    }

    private async Task<JsonWebToken> SignInAsync(TestUser user, string verifier, bool wrongVerifier = false)
    {
        var ct = TestContext.Current.CancellationToken;
        await authority.TrustAsync(Portal);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var http = new HttpClient(handler) { BaseAddress = authority.Issuer };
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var authorize = "/connect/authorize?response_type=code&scope=openid%20profile%20roles&state=s&nonce=n&code_challenge_method=S256"
            + $"&client_id={authority.ClientId}&code_challenge={challenge}&redirect_uri={Uri.EscapeDataString(new Uri(Portal, "signin-oidc").ToString())}";

        using var asked = await http.GetAsync(authorize, ct);
        Assert.StartsWith("/sign-in?return=", asked.Headers.Location!.ToString());
        using var signedIn = await http.GetAsync($"/sign-in/{user.Name}?return={Uri.EscapeDataString(authorize)}", ct);
        using var answered = await http.GetAsync(signedIn.Headers.Location, ct);
        var code = System.Web.HttpUtility.ParseQueryString(answered.Headers.Location!.Query)["code"];

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code!,
            ["redirect_uri"] = new Uri(Portal, "signin-oidc").ToString(),
            ["client_id"] = authority.ClientId,
            ["client_secret"] = authority.ClientSecret,
            ["code_verifier"] = wrongVerifier ? verifier + "x" : verifier,
        });
        using var exchanged = await http.PostAsync("/connect/token", form, ct);
        exchanged.EnsureSuccessStatusCode();
        var tokens = await exchanged.Content.ReadFromJsonAsync<JsonElement>(ct);
        return new JsonWebToken(tokens.GetProperty("id_token").GetString());
    }
}
