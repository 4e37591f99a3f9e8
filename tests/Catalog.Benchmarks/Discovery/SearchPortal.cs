using Catalog.Benchmarks.Portal;
using Catalog.Core.Discovery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Catalog.Benchmarks.Discovery;

/// <summary>The portal in this process, with an empty database and the search over the corpus in place of its own.</summary>
internal sealed class SearchPortal : IAsyncDisposable
{
    private readonly HostedPortal hosted;
    private readonly string data;

    private SearchPortal(HostedPortal hosted, string data, Visitor visitor) => (this.hosted, this.data, Visitor) = (hosted, data, visitor);

    public Visitor Visitor { get; }

    public static async Task<SearchPortal> StartAsync(ISearch search)
    {
        var directory = Directory.CreateTempSubdirectory("catalog-search-portal-").FullName;
        var portal = new HostedPortal(services => services.Replace(ServiceDescriptor.Singleton(search)));
        var url = PublishedPortal.FreeUrl();
        await portal.StartAsync("--environment=Development", $"--urls={url}", $"--Catalog:DataDirectory={directory}", "--Catalog:Demo:Seed=false", "--Logging:LogLevel:Default=Error", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Error");
        return new SearchPortal(portal, directory, await Visitor.SignInAsync(url));
    }

    public async ValueTask DisposeAsync()
    {
        Visitor.Dispose();
        await hosted.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
