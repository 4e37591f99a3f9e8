using Catalog.Server.Auth;

namespace Catalog.Server.Hosting;

/// <summary>The headers that every answer bears.</summary>
internal static class SecurityHeaders
{
    /// <summary>Nothing but our own files; <c>unsafe-inline</c> only for style attributes, which menus and computed geometry need.</summary>
    private const string ContentPolicy = "default-src 'none'; base-uri 'self'; form-action {0}; frame-ancestors 'none'; object-src 'none'; script-src 'self'; style-src-elem 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        // Signing out is a form that leads on to the provider, and browsers hold forms to where they end.
        var provider = app.Services.GetRequiredService<IdentitySettings>().ProviderOrigin;
        var policy = ContentPolicy.Replace("{0}", provider is null ? "'self'" : $"'self' {provider}", StringComparison.Ordinal);
        app.Use((http, next) =>
        {
            http.Response.OnStarting(() => WriteAsync(http.Response.Headers, policy));
            return next(http);
        });
    }

    private static Task WriteAsync(IHeaderDictionary headers, string policy)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers.XFrameOptions = "DENY";
        return Task.CompletedTask;
    }
}
