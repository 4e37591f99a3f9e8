using System.Security.Claims;
using Catalog.Core.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Catalog.Server.Auth;

/// <summary>Turns what a provider says about somebody into the portal's own, small cookie.</summary>
internal static class SignInCompletion
{
    public static async Task CompleteAsync(TokenValidatedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var settings = services.GetRequiredService<IdentitySettings>();
        var claims = context.Principal!;
        // Entra's sub differs for each application; oid is the person.
        var subject = (settings.Mode == AuthMode.EntraId ? claims.FindFirstValue("oid") : null) ?? claims.FindFirstValue("sub");
        var name = claims.FindFirstValue("name") ?? claims.FindFirstValue("preferred_username") ?? subject;
        if (claims.HasClaim(claim => claim.Type is "hasgroups" or "_claim_names")) services.GetRequiredService<ILogger<OpenIdConnectEvents>>().GroupsLeftOut(name ?? "");
        MappedRight[] rights = [.. RightsOf(claims, settings.Mappings)];
        var person = await services.GetRequiredService<SignIn>().ExecuteAsync(
            new(claims.FindFirstValue("iss") ?? context.SecurityToken.Issuer, subject ?? "", name ?? "", claims.FindFirstValue("email"), Rights: rights), Actor.System, context.HttpContext.RequestAborted);
        if (!person.IsOk)
        {
            context.Fail(person.Refusal.Sentence);
            return;
        }
        context.Principal = CatalogClaims.Principal(person.Value, name!, rights, ProviderRegistration.Scheme);
        // Of the tokens only this one is needed again: it tells the provider whom to sign out.
        if (context.TokenEndpointResponse?.IdToken is { } token) context.Properties!.StoreTokens([new AuthenticationToken { Name = "id_token", Value = token }]);
    }

    internal static IEnumerable<MappedRight> RightsOf(ClaimsPrincipal claims, IEnumerable<ClaimMapping> mappings) =>
        mappings.Where(mapping => claims.HasClaim(mapping.Claim, mapping.Value)).Select(mapping => mapping.Right);
}
