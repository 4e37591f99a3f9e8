using System.Security.Claims;
using System.Text.Encodings.Web;
using Catalog.Core.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Catalog.Server.Auth;

/// <summary>Authenticates <c>Authorization: Bearer cat_…</c>. Too many wrong tokens from one address are turned away unread.</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, TokenReader tokens, FailedTokens failed)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "Bearer";
    public const string TokenClaim = "catalog:token";

    /// <summary>The secret of the header; <c>null</c> when there is none.</summary>
    public static string? SecretOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SecretOf(Request) is not { Length: > 0 } secret) return AuthenticateResult.NoResult();
        if (!tokens.Knows(secret) && failed.RetryAfter(Context) is not null) return AuthenticateResult.Fail("Too many wrong tokens came from this address.");
        if (await tokens.FindAsync(secret, Context.RequestAborted) is not { } token)
        {
            failed.Count(Context);
            return AuthenticateResult.Fail("This token is unknown, revoked or expired.");
        }
        Context.Items[typeof(Actor)] = token.Actor;
        var identity = new ClaimsIdentity([new Claim(TokenClaim, token.Id.Value.ToString("N")), new Claim(CatalogClaims.Name, token.Actor.Name)], SchemeName, CatalogClaims.Name, CatalogClaims.Right);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (failed.RetryAfter(Context) is { } wait)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        }
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = SecretOf(Request) is null ? SchemeName : $"{SchemeName} error=\"invalid_token\"";
        return Task.CompletedTask;
    }
}
