using Bunit;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Time;
using Catalog.UI.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.Validity;

/// <summary>A product never stands in a list without its state.</summary>
public sealed class StateInListsTests : CatalogUiContext
{
    private static readonly DataProductId Id = CatalogId.New<DataProductId>(TimeProvider.System);
    private static readonly DataProductKey Key = new("sales", "orders");

    public StateInListsTests()
    {
        IReadOnlyList<KnownValidity> products = [new(new ProductFacts(Id, CatalogId.New<DomainId>(TimeProvider.System), null, Visibility.Open, Lifecycle.Active), Key.ToString(), "Orders", FixedClock.Beginning, true) { Own = ValidityState.Stale }];
        Services.AddSingleton(new ValidityMesh(Answering.Port<IMeshValidityQueries>((nameof(IMeshValidityQueries.ProductsAsync), _ => Task.FromResult(products))), [], Clock));
        SignIn(A.Analyst());
    }

    [Fact]
    public async Task A_key_bears_its_state_in_front_where_it_is_asked_to()
    {
        await Services.GetRequiredService<ValidityMesh>().EnsureAsync(Xunit.TestContext.Current.CancellationToken);

        Assert.Equal("STALE", Render<ProductKeyLink>(p => p.Add(k => k.Key, Key).Add(k => k.State, true)).Find("svg[role=img]").GetAttribute("aria-label"));
        Assert.Empty(Render<ProductKeyLink>(p => p.Add(k => k.Key, Key)).FindAll("svg"));
        Assert.Empty(Render<ProductKeyLink>(p => p.Add(k => k.Key, new DataProductKey("sales", "unheard-of")).Add(k => k.State, true)).FindAll("svg"));
    }

    [Fact]
    public async Task The_products_of_a_domain_a_team_or_a_tag_say_their_state_and_lead_to_their_team()
    {
        await Services.GetRequiredService<ValidityMesh>().EnsureAsync(Xunit.TestContext.Current.CancellationToken);
        var row = new ProductRow
        {
            Id = Id, Key = Key, Title = "Orders", Lifecycle = Lifecycle.Active, Visibility = Visibility.Open, Domain = new Named("sales", "Sales"), Team = new Named("order-management", "Order Management"),
            UpdatedAt = FixedClock.Beginning, Views = 0, Favourite = false, MayEdit = false, Version = 1,
        };

        var lines = Render<ProductLines>(p => p.Add(l => l.Items, [row]).Add(l => l.Total, 1).Add(l => l.AllHref, "/products"));

        Assert.Equal("STALE", lines.Find(".state").TextContent.Trim());
        Assert.Contains(lines.FindAll("a"), a => a.GetAttribute("href") == "/teams/order-management");
    }
}
