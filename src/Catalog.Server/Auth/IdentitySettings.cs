using System.Net;
using Catalog.Core.People;
using Catalog.Server.Hosting;

namespace Catalog.Server.Auth;

internal enum AuthMode { None, Demo, EntraId, Oidc }

/// <summary>Gives a right to whoever has a claim.</summary>
internal sealed record ClaimMapping(string Claim, string Value, MappedRight Right);

/// <summary>Who signs people in, and what their claims are worth.</summary>
internal sealed record IdentitySettings
{
    public const string ModeKey = "Catalog:Auth:Mode";

    /// <summary>Default <c>Demo</c> in Development; in Production nobody can sign in until it is set.</summary>
    public required AuthMode Mode { get; init; }
    /// <summary>The authority of <c>Oidc</c>; for <c>EntraId</c> it stands in for the tenant, outside Production only.</summary>
    public Uri? Authority { get; init; }
    /// <summary>The tenant of <c>EntraId</c>.</summary>
    public string? TenantId { get; init; }
    /// <summary>Where Entra's tenants live; default <c>https://login.microsoftonline.com/</c>.</summary>
    public required Uri Instance { get; init; }
    /// <summary>Required for <c>EntraId</c> and <c>Oidc</c>.</summary>
    public string ClientId { get; init; } = "";
    public string? ClientSecret { get; init; }
    /// <summary>
    /// What <c>Oidc</c> asks the provider for: <c>Catalog:Auth:Scopes</c>, default <c>openid profile email</c>, which every
    /// provider knows. Add the one that brings the claims to be mapped, such as <c>roles</c> or <c>groups</c>, where the
    /// provider has it.
    /// </summary>
    public required IReadOnlyList<string> Scopes { get; init; }
    /// <summary><c>Catalog:Auth:Mappings</c>.</summary>
    public required IReadOnlyList<ClaimMapping> Mappings { get; init; }

    public static IdentitySettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = new SettingReader(configuration);
        var mode = settings.Word(ModeKey, environment.IsDevelopment() ? AuthMode.Demo : AuthMode.None, AuthMode.Demo, AuthMode.EntraId, AuthMode.Oidc);
        if (mode == AuthMode.Demo && environment.IsProduction()) throw new SettingException($"{ModeKey} is 'Demo', which refuses to start in Production. Legal values: EntraId, Oidc.");
        if (mode == AuthMode.Demo) RefuseOtherHosts(configuration);
        var identity = new IdentitySettings
        {
            Mode = mode,
            Authority = settings.Address("Catalog:Auth:Authority"),
            TenantId = settings.Text("Catalog:Auth:TenantId"),
            Instance = settings.Address("Catalog:Auth:Instance") ?? new Uri("https://login.microsoftonline.com/"),
            ClientId = mode is AuthMode.EntraId or AuthMode.Oidc ? settings.Required("Catalog:Auth:ClientId", "the id of this portal at the identity provider") : "",
            ClientSecret = settings.Text("Catalog:Auth:ClientSecret"),
            Scopes = ReadScopes(settings),
            Mappings = [.. configuration.GetSection("Catalog:Auth:Mappings").GetChildren().Select(Mapping)],
        };
        CheckAuthority(identity, environment);
        return identity;
    }

    /// <summary>The provider's own origin, which signing out leads to.</summary>
    public string? ProviderOrigin => Mode switch
    {
        AuthMode.Oidc => Authority?.GetLeftPart(UriPartial.Authority),
        AuthMode.EntraId => (Authority ?? Instance).GetLeftPart(UriPartial.Authority),
        _ => null,
    };

    private static IReadOnlyList<string> ReadScopes(SettingReader settings)
    {
        const string Key = "Catalog:Auth:Scopes";
        var said = settings.Text(Key) ?? "openid profile email";
        var scopes = said.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return scopes.Contains("openid") ? scopes : throw SettingReader.Wrong(Key, said, "openid and what else the provider is to be asked for, separated by spaces, such as openid profile email roles");
    }

    private static void CheckAuthority(IdentitySettings identity, IHostEnvironment environment)
    {
        const string Key = "Catalog:Auth:Authority";
        if (identity.Mode == AuthMode.Oidc && identity.Authority is null) throw new SettingException($"{Key} is not set. Legal values: the address of an OpenID Connect authority.");
        if (identity.Mode == AuthMode.Oidc && environment.IsProduction() && identity.Authority!.Scheme != Uri.UriSchemeHttps) throw SettingReader.Wrong(Key, identity.Authority.ToString(), "https addresses");
        if (identity.Mode != AuthMode.EntraId) return;
        // Another issuer than Entra's would drop the check of the tenant.
        if (identity.Authority is not null && environment.IsProduction()) throw SettingReader.Wrong(Key, identity.Authority.ToString(), "none with EntraId in Production; set Catalog:Auth:TenantId instead");
        if (identity.Authority is null && identity.TenantId is null) throw new SettingException("Catalog:Auth:TenantId is not set. Legal values: the id of an Entra tenant.");
    }

    private static void RefuseOtherHosts(IConfiguration configuration)
    {
        foreach (var url in (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !IsLoopback(address))
                throw new SettingException($"urls is '{url}', but {ModeKey} 'Demo' works on this machine only. Legal values: loopback addresses such as http://127.0.0.1:5080, or another {ModeKey} (EntraId, Oidc).");
        foreach (var port in new[] { "http_ports", "https_ports" })
            if (configuration[port] is { Length: > 0 } ports)
                throw new SettingException($"{port} is '{ports}', which listens on every address, but {ModeKey} 'Demo' works on this machine only. Use urls with a loopback address instead.");
    }

    private static bool IsLoopback(Uri address) => address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));

    private static ClaimMapping Mapping(IConfigurationSection section)
    {
        var settings = new SettingReader(section);
        string Required(string key, string legal) => settings.Text(key) ?? throw new SettingException($"{section.Path}:{key} is not set. Legal values: {legal}.");
        if (settings.Text("role") is not { } word || !Enum.TryParse<Role>(word, ignoreCase: true, out var role) || role == Role.Analyst || !Enum.IsDefined(role))
            throw new SettingException($"{section.Path}:role is '{settings.Text("role")}'. Legal values: owner (with team), steward (with domain), administrator.");
        var key = role switch
        {
            Role.Owner => Required("team", "the key of a team"),
            Role.Steward => Required("domain", "the key of a domain"),
            _ => null,
        };
        return new(Required("claim", "the name of a claim, such as roles or groups"), Required("value", "the value that the claim must have"), new MappedRight(role, key));
    }
}
