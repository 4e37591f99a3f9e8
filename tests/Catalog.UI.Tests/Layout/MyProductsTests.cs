using Bunit;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.UI.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.Layout;

/// <summary>What an owner sees of her products on every page.</summary>
public sealed class MyProductsTests : CatalogUiContext
{
    private static readonly TeamId Mine = CatalogId.New<TeamId>(TimeProvider.System);

    [Fact]
    public void The_worst_of_my_products_stand_first_with_their_states_and_others_do_not_stand_at_all()
    {
        Services.AddSingleton(new ValidityMesh(new Judged(
            Known("sales/orders", Mine, ValidityState.Valid), Known("sales/returns", Mine, ValidityState.Invalid), Known("sales/old", Mine, ValidityState.Invalid, Lifecycle.Retired),
            Known("sales/baskets", Mine, ValidityState.Stale), Known("sales/visits", Mine, ValidityState.Valid), Known("stores/tills", CatalogId.New<TeamId>(TimeProvider.System), ValidityState.Invalid)), [], Clock));
        SetRendererInfo(new RendererInfo("Server", true));
        SignIn(new Actor { Name = "Priya Nair", SignedIn = true, Teams = [Mine] });

        var links = Render<MyProducts>().FindAll("a");

        Assert.Equal(["sales/returns, INVALID", "sales/baskets, STALE", "sales/orders, VALID"], links.Select(a => a.GetAttribute("title")));
        Assert.Equal("/products/sales/returns", links[0].GetAttribute("href"));
        Assert.Equal("INVALID", links[0].QuerySelector(".vh")!.TextContent);
    }

    private static KnownValidity Known(string key, TeamId team, ValidityState state, Lifecycle lifecycle = Lifecycle.Active) =>
        new(new ProductFacts(CatalogId.New<DataProductId>(TimeProvider.System), CatalogId.New<DomainId>(TimeProvider.System), team, Visibility.Open, lifecycle), key, key, default, HasOutputs: true) { Own = state };

    private sealed class Judged(params KnownValidity[] products) : IMeshValidityQueries
    {
        public Task<IReadOnlyList<KnownValidity>> ProductsAsync(IReadOnlyCollection<DataProductId>? only, CancellationToken ct) => Task.FromResult<IReadOnlyList<KnownValidity>>(products);

        public Task<DataProductId?> IdOfAsync(DataProductKey key, CancellationToken ct) => Task.FromResult<DataProductId?>(null);
    }
}
