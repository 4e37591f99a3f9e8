using System.Collections.Frozen;
using Bunit;
using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Catalog.Core.Domains;
using Catalog.Core.Imports;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Time;
using Catalog.UI.DataProducts;
using Catalog.UI.Inbox;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.DataProducts;

/// <summary>What the page of a product decides to show, and to whom.</summary>
public sealed class DataProductPageTests : CatalogUiContext
{
    private static readonly TeamId Team = CatalogId.New<TeamId>(TimeProvider.System);
    private static readonly Actor Ana = new() { Name = "Ana Ruiz", PersonId = CatalogId.New<PersonId>(TimeProvider.System), SignedIn = true };

    private ProductPage? found = Page(Visibility.Open) with { Details = new ProductDetails() };

    public DataProductPageTests()
    {
        var nobody = Task.FromResult<IReadOnlyDictionary<DataProductId, ProductNeighbours>>(new Dictionary<DataProductId, ProductNeighbours>());
        Services.AddSingleton(Answering.Port<IProductPageQueries>((nameof(IProductPageQueries.PageAsync), _ => Task.FromResult(found))));
        Services.AddSingleton(Answering.Port<IProductNeighbourQueries>((nameof(IProductNeighbourQueries.ReadersAsync), _ => nobody), (nameof(IProductNeighbourQueries.FeedsAsync), _ => nobody)));
        Services.AddSingleton(Answering.Port<IDocumentReader>()).AddSingleton(Answering.Port<IMarkdown>()).AddSingleton(Answering.Port<IContractQueries>()).AddSingleton(Answering.Port<IActivityQueries>());
        Services.AddSingleton(Answering.Port<IInboxQueries>((nameof(IInboxQueries.WatchesAsync), _ => Task.FromResult(false))));
        Services.AddSingleton(Answering.Port<ICatalogFeed>((nameof(ICatalogFeed.Subscribe), _ => new CancellationTokenSource())));
        Services.AddSingleton(Answering.Port<ICatalogWorkFactory>());
        Services.AddSingleton(AccessRules.Default).AddSingleton<ViewTally>();
        Services.AddTransient<ToggleFavourite>().AddTransient<TakeSourceValue>().AddTransient<WatchSubject>().AddTransient<Watching>();
        SetRendererInfo(new RendererInfo("Server", true));
    }

    [Fact]
    public void A_reader_may_ask_for_access_and_changes_nothing()
    {
        var page = Show(Ana);

        Assert.Equal("/products/sales/orders/request", page.Find(".hdact .btn.p").GetAttribute("href"));
        Assert.DoesNotContain(page.FindAll(".hdact a"), a => a.TextContent.Contains("Edit", StringComparison.Ordinal));
    }

    [Fact]
    public void A_member_of_the_team_edits_and_asks_for_nothing()
    {
        var page = Show(Ana with { Teams = new[] { Team }.ToFrozenSet() });

        Assert.Contains(page.FindAll(".hdact a"), a => a.TextContent.Contains("Edit", StringComparison.Ordinal));
        Assert.DoesNotContain("Request access", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_restricted_product_only_what_one_may_know_is_there()
    {
        found = Page(Visibility.Restricted);

        var page = Show(Ana);

        Assert.Contains("You can see that this product exists, not what is in it", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["Overview"], page.FindAll("nav a").Select(a => a.TextContent.Trim()));
    }

    [Fact]
    public void A_deprecated_product_says_when_it_ends_and_what_to_use_instead()
    {
        found = found! with { Facts = found.Facts with { Lifecycle = Lifecycle.Deprecated }, EndDate = new DateOnly(2030, 12, 31), Replacement = new DataProductKey("sales", "orders-2") };

        var page = Show(Ana);

        Assert.Contains("It ends on 31 Dec", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a.key"), a => a.GetAttribute("href") == "/products/sales/orders-2");
    }

    [Fact]
    public void The_age_of_the_data_and_of_the_description_are_told_apart()
    {
        found = found! with { Ports = [found.Ports[0] with { LoadedAt = FixedClock.Beginning.AddHours(-2) }], UpdatedAt = FixedClock.Beginning.AddDays(-30) };

        var facts = Show(Ana).Find(".meta").TextContent;

        Assert.Contains("data loaded 2 h ago", facts, StringComparison.Ordinal);
        Assert.Contains("described 16 Dec 2029", facts, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contact_who_is_a_member_of_the_team_leads_to_the_person()
    {
        var priya = CatalogId.New<PersonId>(TimeProvider.System);
        found = found! with { Details = found.Details! with { Contacts = [new("priya", "Priya Nair", "Owner", null), new("guest", "A Guest", "Member", null)], Members = new Dictionary<string, PersonId> { ["Priya Nair"] = priya } } };

        var page = Show(Ana);

        Assert.All(page.FindAll("a").Where(a => a.TextContent == "Priya Nair"), a => Assert.Equal($"/people/{priya.Value:D}", a.GetAttribute("href")));
        Assert.Contains(page.FindAll("a"), a => a.TextContent == "Priya Nair");
        Assert.DoesNotContain(page.FindAll("a"), a => a.TextContent == "A Guest");
    }

    [Fact]
    public void A_port_leads_to_its_own_contract_and_what_is_read_to_that_of_whoever_offers_it()
    {
        PortView[] ports = [found!.Ports[0] with { ContractId = "orders-sql" }, found.Ports[0] with { Name = "profiles", Direction = PortDirection.Input, ContractId = "profiles-lake" }];

        var grid = Render<PortGrid>(p => p.Add(g => g.Product, new DataProductKey("sales", "orders")).Add(g => g.Ports, ports));

        Assert.Equal(["/products/sales/orders/contract?contract=orders-sql", "/contracts?q=profiles-lake"], grid.FindAll("dd a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void An_old_key_leads_to_the_product()
    {
        Show(Ana, "sold-orders");

        Assert.EndsWith("/products/sales/orders", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    private static ProductPage Page(Visibility visibility) => new()
    {
        Facts = new ProductFacts(CatalogId.New<DataProductId>(TimeProvider.System), CatalogId.New<DomainId>(TimeProvider.System), Team, visibility, Lifecycle.Active),
        Key = new DataProductKey("sales", "orders"), Title = "Orders", Domain = new Named("sales", "Sales"), Team = new Named("order-management", "Order Management"),
        CreatedAt = FixedClock.Beginning, UpdatedAt = FixedClock.Beginning, Stored = 1,
        Ports = [new PortView(CatalogId.New<PortId>(TimeProvider.System), PortDirection.Output, "orders-sql", "", null, null, null, null, null, null, null, null, [], null)],
    };

    private IRenderedComponent<DataProductPage> Show(Actor actor, string name = "orders") =>
        Render<CascadingValue<Actor>>(parameters => parameters.Add(v => v.Value, actor).AddChildContent<DataProductPage>(page => page.Add(p => p.Domain, "sales").Add(p => p.Name, name))).FindComponent<DataProductPage>();
}
