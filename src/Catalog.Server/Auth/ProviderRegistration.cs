using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Catalog.Server.Auth;

/// <summary>Sign-in by an OpenID Connect provider: Entra through Microsoft.Identity.Web, any other by the plain handler.</summary>
internal static class ProviderRegistration
{
    public const string Scheme = OpenIdConnectDefaults.AuthenticationScheme;

    public static void AddOidc(this AuthenticationBuilder authentication, IdentitySettings settings, IHostEnvironment environment) => authentication.AddOpenIdConnect(Scheme, options =>
    {
        options.Authority = settings.Authority!.ToString();
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.MapInboundClaims = false;
        // A new list: reading the default one would already send Scope twice.
        options.Scope.Clear();
        foreach (var scope in settings.Scopes) options.Scope.Add(scope);
        Common(options, environment);
        options.Events.OnTokenValidated = SignInCompletion.CompleteAsync;
    });

    public static void AddEntraId(this AuthenticationBuilder authentication, IdentitySettings settings, IHostEnvironment environment)
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["EntraId:Instance"] = settings.Authority is null ? settings.Instance.ToString() : null,
            ["EntraId:TenantId"] = settings.Authority is null ? settings.TenantId : null,
            ["EntraId:Authority"] = settings.Authority?.ToString(),
            ["EntraId:ClientId"] = settings.ClientId,
            ["EntraId:ClientSecret"] = settings.ClientSecret,
        }).Build().GetSection("EntraId");
        authentication.AddMicrosoftIdentityWebApp(section, Scheme, cookieScheme: null);
        authentication.Services.Configure<OpenIdConnectOptions>(Scheme, options =>
        {
            Common(options, environment);
            if (settings.Authority is { } authority && !environment.IsProduction()) StandIn(options, authority);
            var checks = options.Events.OnTokenValidated;
            options.Events.OnTokenValidated = async context =>
            {
                await checks(context);
                await SignInCompletion.CompleteAsync(context);
            };
        });
        // The library installs a token handler of its own, which maps names unless told after it.
        authentication.Services.PostConfigure<OpenIdConnectOptions>(Scheme, options =>
        {
            options.MapInboundClaims = false;
            if (options.TokenHandler is JsonWebTokenHandler handler) handler.MapInboundClaims = false;
        });
    }

    /// <summary>Lets another authority than Entra's answer, for trying out and tests; settings refuse it in Production.</summary>
    private static void StandIn(OpenIdConnectOptions options, Uri authority)
    {
        var issuer = authority.ToString().TrimEnd('/') + "/";
        options.MetadataAddress = issuer + ".well-known/openid-configuration";
        options.TokenValidationParameters.ValidIssuer = issuer;
        options.TokenValidationParameters.IssuerValidator = null;
    }

    private static void Common(OpenIdConnectOptions options, IHostEnvironment environment)
    {
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.RequireHttpsMetadata = environment.IsProduction();
        options.ResponseType = "code";
        options.UsePkce = true;
        options.TokenValidationParameters.NameClaimType = "name";
        options.TokenValidationParameters.RoleClaimType = "roles";
        options.Events ??= new OpenIdConnectEvents();
        options.Events.OnRemoteFailure = context =>
        {
            context.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdConnectEvents>>().SignInFailed(context.Failure?.Message ?? "no reason given");
            context.Response.Redirect("/signin?failed=1");
            context.HandleResponse();
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToIdentityProviderForSignOut = context =>
        {
            context.ProtocolMessage.ClientId = context.Options.ClientId;
            return Task.CompletedTask;
        };
    }
}
