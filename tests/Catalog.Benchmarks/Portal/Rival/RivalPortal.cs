using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MudBlazor.Services;

namespace Catalog.Benchmarks.Portal.Rival;

/// <summary>The same rows as a newcomer to MudBlazor would show them: a MudDataGrid in a MudLayout, nothing of our own.</summary>
internal sealed class RivalPortal(WebApplication app) : IAsyncDisposable
{
    public Uri Address => new(new Uri(app.Urls.First()), "products");

    public static async Task<RivalPortal> StartAsync(IDataProductQueries products, Actor reader)
    {
        // Under the portal's name, whose build knows the assets of Blazor and MudBlazor.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Catalog.Server", EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices();
        builder.Services.AddSingleton(new Rows(products, reader));
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<RivalApp>().AddInteractiveServerRenderMode();
        await app.StartAsync();
        return new RivalPortal(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>The first rows of the list, read anew for each page, as ours are.</summary>
    internal sealed class Rows(IDataProductQueries products, Actor reader)
    {
        public async Task<IReadOnlyList<ProductRow>> FirstAsync() =>
            (await products.ListAsync(new ProductFilter(), ProductSort.Parse(null), new PageRequest(null, 40), reader, CancellationToken.None)).Items;
    }
}
