using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Catalog.Server.Tests.Fixtures;
using Xunit;

namespace Catalog.Server.Tests.Auth;

/// <summary>The life of a token over HTTP.</summary>
public sealed class TokenTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_works_until_it_is_revoked_and_its_secret_is_shown_once()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var program = portal.Anonymous();
        var secret = await admin.MakeTokenAsync(new { name = "nightly", role = "reader" }, Ct);

        Assert.StartsWith("cat_", secret, StringComparison.Ordinal);
        using (var me = await program.GetWithAsync(secret, "/api/v1/me", Ct))
            Assert.Equal("token nightly", (await me.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("name").GetString());
        var list = await admin.GetStringAsync(new Uri("/api/v1/tokens", UriKind.Relative), Ct);
        Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.String, JsonDocument.Parse(list).RootElement.GetProperty("items")[0].GetProperty("lastUsedAt").ValueKind);

        using (var revoked = await admin.DeleteAsync(new Uri("/api/v1/tokens/nightly", UriKind.Relative), Ct)) Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);

        var status = HttpStatusCode.OK;
        for (var i = 0; i < 60 && status == HttpStatusCode.OK; i++)
        {
            await Task.Delay(100, Ct);
            using var again = await program.GetWithAsync(secret, "/api/v1/me", Ct);
            status = again.StatusCode;
        }
        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task An_analyst_makes_no_tokens_and_sees_none()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        await admin.MakeTokenAsync(new { name = "theirs", role = "reader" }, Ct);
        using var analyst = await portal.SignedInAsync("ana.ruiz", Ct);

        using var refused = await analyst.PostAsJsonAsync("/api/v1/tokens", new { name = "mine", role = "reader" }, Ct);
        using var revoke = await analyst.DeleteAsync(new Uri("/api/v1/tokens/theirs", UriKind.Relative), Ct);
        var list = await analyst.GetFromJsonAsync<JsonElement>("/api/v1/tokens", Ct);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, revoke.StatusCode);
        Assert.Equal(0, list.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task What_is_wrong_with_a_token_is_said_by_field()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);

        using var refused = await admin.PostAsJsonAsync("/api/v1/tokens", new { name = " ", role = "owner", expiresAt = "2001-01-01T00:00:00Z" }, Ct);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var errors = (await refused.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("errors");
        Assert.Equal(["expiresAt", "name", "team"], errors.EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Many_wrong_tokens_from_one_address_are_turned_away_for_a_while()
    {
        await using var portal = new PortalHost { Settings = { ["Catalog:Limits:WrongTokensPerMinute"] = "3" } };
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        var good = await admin.MakeTokenAsync(new { name = "good", role = "reader" }, Ct);
        using var program = portal.Anonymous();
        using (await program.GetWithAsync(good, "/api/v1/me", Ct)) { }

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await program.GetWithAsync($"cat_wrong{i}", "/api/v1/me", Ct);
            statuses.Add(wrong.StatusCode);
            if (wrong.StatusCode == HttpStatusCode.TooManyRequests) Assert.InRange(wrong.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        }
        using var still = await program.GetWithAsync(good, "/api/v1/me", Ct);

        Assert.Equal(2, statuses.Count(status => status == HttpStatusCode.Unauthorized));
        Assert.Equal(3, statuses.Count(status => status == HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task A_token_that_asks_too_often_waits()
    {
        await using var portal = new PortalHost { Settings = { ["Catalog:Limits:TokenRequestsPerMinute"] = "3" } };
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        var secret = await admin.MakeTokenAsync(new { name = "busy", role = "reader" }, Ct);
        using var program = portal.Anonymous();

        HttpResponseMessage? last = null;
        for (var i = 0; i < 4; i++)
        {
            last?.Dispose();
            last = await program.GetWithAsync(secret, "/api/v1/me", Ct);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last!.StatusCode);
        Assert.NotNull(last.Headers.RetryAfter);
        Assert.Equal("application/problem+json", last.Content.Headers.ContentType?.MediaType);
        last.Dispose();
    }

    [Fact]
    public async Task Signing_in_too_often_from_one_address_waits()
    {
        await using var portal = new PortalHost { Settings = { ["Catalog:Limits:SignInsPerMinute"] = "2" } };
        using (await portal.SignedInAsync("ana.ruiz", Ct)) { }
        using (await portal.SignedInAsync("ana.ruiz", Ct)) { }

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => portal.SignedInAsync("ana.ruiz", Ct));

        Assert.Contains(nameof(HttpStatusCode.TooManyRequests), refused.Message, StringComparison.Ordinal);
    }
}
