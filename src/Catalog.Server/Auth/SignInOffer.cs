using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.People;

namespace Catalog.Server.Auth;

internal sealed class SignInOffer(IdentitySettings settings, IDataProductQueries products, IProductNeighbourQueries neighbours) : ISignInOffer
{
    /// <summary>More cards than this would be unreadable beside the personas.</summary>
    private const int Most = 20;

    /// <summary>Nobody is signed in yet: the picture holds what every signed-in person may see, and no more.</summary>
    private static readonly Actor Analyst = new() { Name = "Demo", SignedIn = true };

    public SignInWay Way => settings.Mode switch
    {
        AuthMode.Demo => SignInWay.Personas,
        AuthMode.None => SignInWay.None,
        _ => SignInWay.Provider,
    };

    public IReadOnlyList<Persona> Personas => settings.Mode == AuthMode.Demo ? DemoPersonas.All : [];

    public async Task<MeshPicture?> PictureAsync(CancellationToken ct)
    {
        if (settings.Mode != AuthMode.Demo) return null;
        var page = await products.ListAsync(new ProductFilter(), ProductSort.Default, new PageRequest(null, Most), Analyst, ct);
        if (page.Items.Count == 0 || page.Next is not null) return null;
        var feeds = await neighbours.FeedsAsync([.. page.Items.Select(p => p.Id)], Analyst, ct);
        return MeshPicture.Draw(
            [.. page.Items.Select(p => new PicturedProduct(p.Key, p.Domain.Name, p.Lifecycle, p.Visibility == Visibility.Restricted, p.Certification is not null))],
            [.. page.Items.SelectMany(p => feeds.TryGetValue(p.Id, out var near) ? near.Products.Select(feed => (feed.Key, p.Key)) : [])]);
    }
}
