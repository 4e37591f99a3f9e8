using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.EndToEnd.Tests.Fixtures.Portal;

/// <summary>
/// The portal inside the test process, on a real port, over a data directory of its own: fast to start, and its services
/// are at hand. Derive from it to change settings or services. As a fixture it is ready, with the demo mesh, before the first test.
/// </summary>
public class PortalFactory : WebApplicationFactory<Program>, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

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

    /// <summary>Waits until the schema is applied and what the portal starts with is in.</summary>
    public async ValueTask InitializeAsync()
    {
        using var http = new HttpClient { BaseAddress = Url };
        using var patience = new CancellationTokenSource(Patience);
        for (var ready = false; !ready;)
        {
            using var answer = await http.GetAsync(new Uri("healthz/ready", UriKind.Relative), patience.Token);
            ready = answer.IsSuccessStatusCode;
            if (!ready) await Task.Delay(50, patience.Token);
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
        try
        {
            await base.DisposeAsync();
        }
        catch (ObjectDisposedException)
        {
            // The program's own entry hears of the stop as well, and disposes what a worker still writes its last with.
        }
        if (Directory.Exists(DataDirectory))
            Directory.Delete(DataDirectory, recursive: true);
        GC.SuppressFinalize(this);
    }
}
