using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.EndToEnd.Tests.Fixtures.Portal;

/// <summary>
/// The portal inside the test process, on a real port, over a data directory of its own: fast to start, and its services
/// are at hand. Derive from it to change settings or services.
/// </summary>
public class PortalFactory : WebApplicationFactory<Program>
{
    /// <summary>Makes a portal that starts when its address is asked for.</summary>
    public PortalFactory() => UseKestrel(0);

    /// <summary>Its data directory, removed in the end.</summary>
    public string DataDirectory { get; } = Directory.CreateTempSubdirectory("catalog-portal-").FullName;

    /// <summary>Where the portal listens.</summary>
    public Uri Url
    {
        get
        {
            StartServer();
            return new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        }
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.UseSetting("Catalog:DataDirectory", DataDirectory);
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Directory.Exists(DataDirectory))
            Directory.Delete(DataDirectory, recursive: true);
        GC.SuppressFinalize(this);
    }
}
