using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(Catalog.Benchmarks.Quality.EmptyEndpoint.Startup))]

namespace Catalog.Benchmarks.Quality;

/// <summary>An endpoint of the portal that asks for a token, as the gate does, and answers nothing: what any request costs.</summary>
internal static class EmptyEndpoint
{
    public const string Path = "/api/v1/empty";

    private const string Twin = "AskGate";

    internal sealed class Startup : IHostingStartup
    {
        public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services => services.AddSingleton<IStartupFilter, Filter>());
    }

    private sealed class Filter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            Endpoint? empty = null;
            // Chosen before routing, which then leaves it alone; everything behind routing treats it as any endpoint.
            app.Use((context, go) =>
            {
                if (context.Request.Path == Path) context.SetEndpoint(empty ??= Make(context.RequestServices.GetRequiredService<EndpointDataSource>()));
                return go(context);
            });
            next(app);
        };
    }

    /// <summary>With the same demands as the gate.</summary>
    private static Endpoint Make(EndpointDataSource endpoints) => new(
        context =>
        {
            context.Response.ContentLength = 0;
            return Task.CompletedTask;
        },
        endpoints.Endpoints.Single(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == Twin).Metadata,
        "Empty");
}
