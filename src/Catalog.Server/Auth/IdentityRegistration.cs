using Catalog.Core.People;
using Catalog.Server.Hosting;
using Catalog.UI.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Catalog.Server.Auth;

internal static class IdentityRegistration
{
    private const string ByRequest = "Catalog";

    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var settings = IdentitySettings.Read(builder.Configuration, builder.Environment);
        var services = builder.Services;
        var authentication = services.AddAuthentication(ByRequest)
            .AddPolicyScheme(ByRequest, null, options => options.ForwardDefaultSelector = http => http.Request.IsForPrograms() && TokenHandler.SecretOf(http.Request) is not null ? TokenHandler.SchemeName : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.SchemeName, null)
            .AddCookie(options => Configure(options, settings.Mode));
        if (settings.Mode == AuthMode.Oidc) authentication.AddOidc(settings, builder.Environment);
        if (settings.Mode == AuthMode.EntraId) authentication.AddEntraId(settings, builder.Environment);
        services.AddAuthorization();
        services.AddRateLimits();
        services.AddHttpContextAccessor();
        services.AddSingleton<ActorReader>();
        services.AddSingleton<TokenReader>();
        services.AddSingleton<FailedTokens>();
        services.AddSingleton<ISignInOffer, SignInOffer>();
        services.AddScoped<CircuitMark>();
        services.AddScoped<CircuitHandler>(s => s.GetRequiredService<CircuitMark>());
        services.AddScoped<IActorSource, ActorSource>();
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
    }

    public static void UseIdentity(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    private static void Configure(CookieAuthenticationOptions options, AuthMode mode)
    {
        options.Cookie.Name = "catalog";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(10);
        options.SlidingExpiration = true;
        options.LoginPath = mode is AuthMode.Oidc or AuthMode.EntraId ? "/signin/start" : "/signin";
        options.AccessDeniedPath = "/no-access";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>People are led to the sign-in page, programs get the status.</summary>
    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.HttpContext.Request.IsForPrograms())
        {
            context.Response.StatusCode = status;
            if (status == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = TokenHandler.SchemeName;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }
        return Task.CompletedTask;
    }
}
