using System.Net;
using Catalog.Core.People;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

namespace Catalog.Server.Auth;

internal static class SignInEndpoints
{
    public static void MapIdentity(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<IdentitySettings>();
        if (settings.Mode == AuthMode.None) app.Lifetime.ApplicationStarted.Register(app.Logger.NobodyCanSignIn);
        // It looks at the token of its form itself: a page that was open for too long leads to a new one instead of to a problem.
        if (settings.Mode == AuthMode.Demo) app.MapPost("/signin/demo", SignInAsPersonaAsync).DisableAntiforgery().AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();
        if (settings.ProviderOrigin is not null) app.MapGet("/signin/start", Start).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();
        app.MapPost("/signout", SignOutAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> SignInAsPersonaAsync(HttpContext http, IAntiforgery antiforgery, [FromForm] string persona, [FromForm] string? returnUrl, SignIn signIn, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.LocalRedirect("/signin");
        // Settings refuse other addresses at the start; this also holds when a proxy on this machine leads here.
        if (http.Connection.RemoteIpAddress is { } from && !IPAddress.IsLoopback(from)) return Results.NotFound();
        if (DemoPersonas.All.FirstOrDefault(p => p.Subject == persona) is not { } chosen) return Results.LocalRedirect("/signin");
        var person = await signIn.ExecuteAsync(new(DemoPersonas.Issuer, chosen.Subject, chosen.Name, Rights: [.. DemoPersonas.RightsOf(chosen)]), Actor.System, ct);
        if (!person.IsOk) return Results.Problem(person.Refusal.Sentence, statusCode: StatusCodes.Status409Conflict);
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, CatalogClaims.Principal(person.Value, chosen.Name, DemoPersonas.RightsOf(chosen), "Demo"));
        return Results.LocalRedirect(Local(returnUrl));
    }

    private static IResult Start(string? returnUrl) => Results.Challenge(new AuthenticationProperties { RedirectUri = Local(returnUrl) }, [ProviderRegistration.Scheme]);

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery, IdentitySettings settings)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.LocalRedirect("/");
        if (settings.ProviderOrigin is not null)
            return Results.SignOut(new AuthenticationProperties { RedirectUri = "/signin" }, [CookieAuthenticationDefaults.AuthenticationScheme, ProviderRegistration.Scheme]);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.LocalRedirect("/signin");
    }

    /// <summary>Only addresses of our own: anything else would lead people away after they signed in.</summary>
    internal static string Local(string? address) =>
        address is { Length: > 0 } && address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal)
        // Browsers drop tabs and line ends from addresses, which would turn "/\t/elsewhere" into "//elsewhere".
        && !address.Any(char.IsControl) ? address : "/";
}
