using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Catalog.Server.Tests.Fixtures;
using Catalog.TestKit.Time;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.Server.Tests.Auth;

/// <summary>What time does to tokens.</summary>
public sealed class TokenClockTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_ends_at_its_end_and_its_use_is_noted_once_a_minute()
    {
        var clock = new FixedClock();
        await using var portal = new ClockedHost(clock);
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var program = portal.Anonymous();
        var secret = await admin.MakeTokenAsync(new { name = "short", role = "reader", expiresAt = clock.GetUtcNow().AddHours(1) }, Ct);

        var first = clock.GetUtcNow();
        Assert.Equal(HttpStatusCode.OK, await AskAsync());
        Assert.Equal(first, await LastUsedAsync());
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(HttpStatusCode.OK, await AskAsync());
        Assert.Equal(first, await LastUsedAsync());
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.OK, await AskAsync());
        Assert.Equal(clock.GetUtcNow(), await LastUsedAsync());

        clock.Advance(first.AddHours(1) - clock.GetUtcNow() - TimeSpan.FromTicks(10));
        Assert.Equal(HttpStatusCode.OK, await AskAsync());
        clock.Advance(TimeSpan.FromTicks(10));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync());

        async Task<HttpStatusCode> AskAsync()
        {
            using var answer = await program.GetWithAsync(secret, "/api/v1/me", Ct);
            return answer.StatusCode;
        }

        async Task<DateTimeOffset> LastUsedAsync() =>
            (await admin.GetFromJsonAsync<JsonElement>("/api/v1/tokens", Ct)).GetProperty("items")[0].GetProperty("lastUsedAt").GetDateTimeOffset();
    }

    [Fact]
    public async Task A_token_that_held_a_while_ago_is_not_shut_out_by_wrong_ones_from_its_address()
    {
        var clock = new FixedClock();
        await using var portal = new ClockedHost(clock) { Settings = { ["Catalog:Limits:WrongTokensPerMinute"] = "3" } };
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var program = portal.Anonymous();
        var nightly = await admin.MakeTokenAsync(new { name = "nightly", role = "reader" }, Ct);
        var revoked = await admin.MakeTokenAsync(new { name = "revoked", role = "reader" }, Ct);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(nightly));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(revoked));
        using (await admin.DeleteAsync(new Uri("/api/v1/tokens/revoked", UriKind.Relative), Ct)) { }

        clock.Advance(TimeSpan.FromHours(12));
        for (var i = 0; i < 3; i++) await AskAsync($"cat_wrong{i}");

        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync("cat_wrong"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(nightly));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(revoked));

        async Task<HttpStatusCode> AskAsync(string secret)
        {
            using var answer = await program.GetWithAsync(secret, "/api/v1/me", Ct);
            return answer.StatusCode;
        }
    }

    private sealed class ClockedHost(FixedClock clock) : PortalHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock));
        }
    }
}
