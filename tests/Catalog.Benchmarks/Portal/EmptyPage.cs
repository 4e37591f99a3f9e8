using Catalog.UI.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(Catalog.Benchmarks.Portal.EmptyPage.Startup))]

namespace Catalog.Benchmarks.Portal;

/// <summary>A page that shows nothing, in the portal's own layout: what any page costs.</summary>
internal sealed class EmptyPage : ComponentBase
{
    /// <summary>Its address; in the measured process it stands where the portal says that there is nothing.</summary>
    public const string Path = "not-found";

    /// <summary>The setting that lets the portal take it.</summary>
    public const string Setting = "--hostingStartupAssemblies=Catalog.Benchmarks";

    internal sealed class Startup : IHostingStartup
    {
        public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services => services.AddSingleton<IComponentActivator, Activator>());
    }

    private sealed class Activator(IServiceProvider services) : IComponentActivator
    {
        public IComponent CreateInstance(Type componentType) =>
            componentType == typeof(NotFoundPage) ? new EmptyPage() : (IComponent)ActivatorUtilities.CreateInstance(services, componentType);
    }
}
