using Catalog.UI;
using Catalog.UI.Access;
using Catalog.UI.Admin;
using Catalog.UI.Components;
using Catalog.UI.Layout;
using Catalog.UI.Lineage;
using Catalog.UI.Navigation;
using Catalog.UI.Quality;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor.Services;

namespace Catalog.Server.Hosting;

internal static class PagesRegistration
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents()
            // What a prerendered page hands to its circuit comes back through the browser; the default of 32 KB cuts a full list off.
            .AddHubOptions(options => options.MaximumReceiveMessageSize = 256 * 1024)
            .RegisterPersistentService<Handover>(RenderMode.InteractiveServer);
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddMudServices();
        builder.Services.AddCatalogShell();
        builder.Services.AddNavigation(NavigationEntries.Imports);
        builder.Services.AddSingleton<IHealthReport, HealthReportReader>();
        builder.Services.AddNavigation(
            NavigationEntries.Admin(10, "People and roles", "people", Icons.Person),
            NavigationEntries.Admin(20, "Tokens", "tokens", Icons.Token) with { ShownTo = actor => actor.Administrator || actor.Teams.Count > 0 },
            NavigationEntries.Admin(50, "Search", "search", Icons.Search),
            NavigationEntries.Admin(90, "Health", "health", Icons.Health));
        builder.Services.AddAccessPages();
        builder.Services.AddLineageInbox();
        builder.Services.AddQualityInbox();
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "catalog.antiforgery";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        // For static files only: compressed HTML that mixes secrets and input can be guessed at.
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/css", "text/javascript", "application/javascript", "image/svg+xml", "font/ttf", "application/manifest+json", "application/json", "application/x-ndjson"];
        });
    }

    public static void MapPages(this WebApplication app)
    {
        app.UseReaderCulture();
        app.UseResponseCompression();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>()
            // The one policy is ours (SecurityHeaders); Blazor would add a second.
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization();
    }
}
