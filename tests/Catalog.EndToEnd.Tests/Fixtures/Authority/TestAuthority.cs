using System.Security.Claims;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Xunit;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Catalog.EndToEnd.Tests.Fixtures.Authority;

/// <summary>
/// A real OpenID Connect server on loopback: authorisation code with proof key, user info, end of session. Its sign-in
/// page offers one button for each <see cref="TestUser"/>.
/// </summary>
public sealed class TestAuthority : IAsyncLifetime
{
    private const string TenantId = "11111111-1111-1111-1111-111111111111";
    private readonly SqliteConnection _connection = new("DataSource=:memory:");
    private WebApplication? _app;

    /// <summary>The client that the portal is.</summary>
    public string ClientId => "catalog";

    /// <summary>Its secret; worth nothing outside this process.</summary>
    public string ClientSecret => "only-on-loopback";

    /// <summary>Where the authority listens.</summary>
    public Uri Issuer { get; } = new($"http://127.0.0.1:{Loopback.FreePort()}/");

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await _connection.OpenAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(Issuer.ToString());
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie => cookie.Cookie.Name = "authority");
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddDbContext<DbContext>(options => options.UseSqlite(_connection).UseOpenIddict());
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(Configure);

        _app = builder.Build();
        _app.UseAuthentication();
        _app.MapMethods("/connect/authorize", ["GET", "POST"], (Delegate)AuthorizeAsync);
        _app.MapMethods("/connect/endsession", ["GET", "POST"], (Delegate)EndSessionAsync);
        _app.MapMethods("/connect/userinfo", ["GET", "POST"], (Delegate)UserInfoAsync);
        // Browsers ask for it by themselves.
        _app.MapGet("/favicon.ico", () => Results.NoContent());
        _app.MapGet("/sign-in", SignInPage);
        _app.MapGet("/sign-in/{name}", SignInAsync);

        await using (var scope = _app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();
        await _app.StartAsync();
    }

    /// <summary>Lets a portal at this address sign people in and out here.</summary>
    public async Task TrustAsync(Uri portal)
    {
        await using var scope = _app!.Services.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = ClientId,
            ClientSecret = ClientSecret,
            ConsentType = ConsentTypes.Implicit,
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code,
                Permissions.Scopes.Profile, Permissions.Scopes.Email, Permissions.Scopes.Roles,
            },
        };

        var known = await applications.FindByClientIdAsync(ClientId);
        if (known is not null)
            await applications.PopulateAsync(client, known);
        client.ClientSecret = ClientSecret;
        client.RedirectUris.Add(new Uri(portal, "signin-oidc"));
        client.PostLogoutRedirectUris.Add(new Uri(portal, "signout-callback-oidc"));

        if (known is null)
            await applications.CreateAsync(client);
        else
            await applications.UpdateAsync(known, client);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private void Configure(OpenIddictServerBuilder server)
    {
        server.SetIssuer(Issuer)
            .SetAuthorizationEndpointUris("connect/authorize")
            .SetTokenEndpointUris("connect/token")
            .SetUserInfoEndpointUris("connect/userinfo")
            .SetEndSessionEndpointUris("connect/endsession")
            .AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange()
            .RegisterScopes(Scopes.Profile, Scopes.Email, Scopes.Roles)
            .RegisterClaims(Claims.Name, Claims.PreferredUsername, Claims.Email, Claims.Role, "roles", "groups", "oid", "tid")
            .AddEphemeralEncryptionKey().AddEphemeralSigningKey()
            .UseAspNetCore()
            .EnableAuthorizationEndpointPassthrough().EnableUserInfoEndpointPassthrough().EnableEndSessionEndpointPassthrough()
            .DisableTransportSecurityRequirement();
    }

    private static async Task<IResult> AuthorizeAsync(HttpContext http)
    {
        var session = await http.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        var name = session.Principal?.FindFirstValue(Claims.Subject);
        if (TestUser.All.FirstOrDefault(user => user.Name == name) is not { } user)
            return Results.Redirect("/sign-in?return=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString));

        var identity = new ClaimsIdentity("authority", Claims.Name, "roles");
        identity.SetClaim(Claims.Subject, user.Subject)
            .SetClaim("oid", user.Subject)
            .SetClaim("tid", TenantId)
            .SetClaim(Claims.Name, user.DisplayName)
            .SetClaim(Claims.PreferredUsername, user.Name)
            .SetClaim(Claims.Email, $"{user.Name}@example.test")
            .SetClaims("roles", [.. user.Roles])
            .SetClaims("groups", [.. user.Groups]);
        identity.SetScopes(http.GetOpenIddictServerRequest()!.GetScopes());
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static async Task<IResult> UserInfoAsync(HttpContext http)
    {
        var token = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        var user = TestUser.All.Single(user => user.Subject == token.Principal!.GetClaim(Claims.Subject));
        return Results.Ok(new Dictionary<string, object>
        {
            [Claims.Subject] = user.Subject,
            [Claims.Name] = user.DisplayName,
            [Claims.PreferredUsername] = user.Name,
            [Claims.Email] = $"{user.Name}@example.test",
            ["roles"] = user.Roles,
            ["groups"] = user.Groups,
        });
    }

    private static async Task<IResult> EndSessionAsync(HttpContext http)
    {
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.SignOut(
            new AuthenticationProperties { RedirectUri = "/" },
            [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    private static IResult SignInPage(HttpContext http)
    {
        var back = Uri.EscapeDataString(http.Request.Query["return"].ToString());
        var people = TestUser.All.Select(user => $"<li><a href=\"/sign-in/{user.Name}?return={back}\">{user.DisplayName}</a></li>");
        return Results.Content(
            $"<!doctype html><html lang=\"en\"><title>Test authority</title><h1>Who are you?</h1><ul>{string.Concat(people)}</ul></html>",
            "text/html");
    }

    private static async Task<IResult> SignInAsync(HttpContext http, string name)
    {
        var identity = new ClaimsIdentity([new Claim(Claims.Subject, name)], CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
        return Results.LocalRedirect(http.Request.Query["return"].ToString());
    }
}
