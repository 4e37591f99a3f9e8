using System.Collections.Frozen;
using Bunit;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Time;
using Catalog.UI.Components;
using Catalog.UI.DataProducts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.DataProducts;

/// <summary>What the list of products decides to show, and to whom.</summary>
public sealed class ProductsPageTests : CatalogUiContext
{
    private readonly Listed listed = new();
    private readonly Feed feed = new();

    public ProductsPageTests()
    {
        Services.AddSingleton<IDataProductQueries>(listed);
        Services.AddSingleton<ICatalogFeed>(feed);
        Services.AddSingleton<ICatalogWorkFactory, NoWork>();
        Services.AddTransient<ToggleFavourite>();
        Services.AddTransient<TagProducts>();
        Services.AddTransient<HandOverProducts>();
        SetRendererInfo(new RendererInfo("Server", true));
    }

    [Fact]
    public void A_deprecated_product_says_when_it_ends_and_what_to_use_instead()
    {
        listed.Rows = [Row("orders-v1") with { Lifecycle = Lifecycle.Deprecated, EndDate = new DateOnly(2030, 12, 31), Replacement = new DataProductKey("sales", "orders") }];

        var page = Show(Analyst);

        Assert.Contains("deprecated, ends 31 Dec", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/products/sales/orders", page.Find(".psub.all a").GetAttribute("href"));
    }

    [Fact]
    public void Rows_can_be_chosen_only_by_somebody_who_may_change_one()
    {
        listed.Rows = [Row("orders")];
        Assert.Empty(Show(Analyst).FindAll("td input[type=checkbox]"));

        listed.Rows = [Row("orders") with { MayEdit = true }];
        var page = Show(Owner);
        page.Find("tbody").TriggerEvent("onrowdeed", new RowDeedEventArgs { Deed = RowDeedEventArgs.Select, Key = "sales/orders", On = true });

        Assert.Equal("1 product chosen", page.Find("[role=toolbar] b").TextContent);
    }

    [Fact]
    public void The_address_is_the_filter_and_each_chosen_value_can_be_taken_away()
    {
        listed.Rows = [Row("orders")];

        var page = Show(Analyst, "/products?q=ord&domain=sales&sort=-views&after=mark");

        Assert.Equal(("ord", "sales", "-views", "mark"), (listed.Filter!.Text, Assert.Single(listed.Filter.Domains), listed.Sort.ToString(), listed.Page.After));
        Assert.Equal(["/products?domain=sales&sort=-views", "/products?q=ord&sort=-views"], page.FindAll(".fchip").Select(chip => chip.GetAttribute("href")));
        Assert.Equal("/api/v1/products?q=ord&domain=sales&sort=-views&as=csv", page.Find("a[download]").GetAttribute("href"));
    }

    [Fact]
    public void Nothing_found_under_a_filter_is_told_apart_from_an_empty_catalog()
    {
        Assert.Contains("No products yet", Show(Analyst).Markup, StringComparison.Ordinal);
        Assert.Contains("No product matches", Show(Analyst, "/products?q=nothing").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_load_that_fails_says_so_with_a_reference()
    {
        listed.Failure = new InvalidOperationException("no database");

        Assert.Contains("The products could not be loaded", Show(Analyst).Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_by_somebody_else_updates_the_row_in_place_and_counts_what_is_not_shown()
    {
        var (orders, other) = (Row("orders"), Row("other"));
        listed.Rows = [orders];
        var page = Show(Analyst);
        listed.Fresh = [orders with { Purpose = "Every order there is" }, other];

        feed.Publish(new ProductChanged(orders.Id, "sales/orders", ProductChange.Updated, "Priya Nair", "changed the purpose") { EventId = Guid.CreateVersion7(FixedClock.Beginning), At = FixedClock.Beginning });
        Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("Every order there is", page.Markup, StringComparison.Ordinal));
        Assert.Contains("A product was changed by somebody else.", page.Markup, StringComparison.Ordinal);
        Assert.Single(page.FindAll("tbody tr"));
    }

    private static Actor Analyst => new() { Name = "Ana Ruiz", PersonId = CatalogId.New<PersonId>(TimeProvider.System), SignedIn = true };

    private static Actor Owner => Analyst with { Teams = new[] { CatalogId.New<TeamId>(TimeProvider.System) }.ToFrozenSet() };

    private IRenderedComponent<ProductsPage> Show(Actor actor, string address = "/products")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<CascadingValue<Actor>>(parameters => parameters.Add(v => v.Value, actor).AddChildContent<ProductsPage>()).FindComponent<ProductsPage>();
    }

    private static ProductRow Row(string name) => new()
    {
        Id = CatalogId.New<DataProductId>(TimeProvider.System), Key = new DataProductKey("sales", name), Title = name, Lifecycle = Lifecycle.Active, Visibility = Visibility.Open,
        Domain = new Named("sales", "Sales"), UpdatedAt = FixedClock.Beginning, Views = 3, Favourite = false, MayEdit = false, Version = 1,
    };

    private sealed class Listed : IDataProductQueries
    {
        public IReadOnlyList<ProductRow> Rows { get; set; } = [];
        public IReadOnlyList<ProductRow> Fresh { get; set; } = [];
        public Exception? Failure { get; set; }
        public ProductFilter? Filter { get; private set; }
        public ProductSort Sort { get; private set; }
        public PageRequest Page { get; private set; }

        public Task<Page<ProductRow>> ListAsync(ProductFilter filter, ProductSort sort, PageRequest page, Actor actor, CancellationToken ct)
        {
            (Filter, Sort, Page) = (filter, sort, page);
            return Failure is null ? Task.FromResult(new Page<ProductRow>(Rows, null)) : Task.FromException<Page<ProductRow>>(Failure);
        }

        public Task<ProductFacets> FacetsAsync(ProductFilter filter, Actor actor, CancellationToken ct) => Task.FromResult(new ProductFacets
        {
            Total = Rows.Count, Domains = [new FacetValue("sales", "Sales", Rows.Count)], Teams = [], Lifecycles = [], Archetypes = [], Certifications = [], Visibilities = [], Tiers = [], Technologies = [], Formats = [], Tags = [], Terms = [],
        });

        public Task<IReadOnlyList<ProductRow>> RowsAsync(IReadOnlyCollection<DataProductId> ids, Actor actor, CancellationToken ct) => Task.FromResult(Fresh);

        public IAsyncEnumerable<ProductRow> AllAsync(ProductFilter filter, ProductSort sort, Actor actor, CancellationToken ct) => Rows.ToAsyncEnumerable();

        public Task<ProductDetail?> DetailAsync(DataProductKey key, Actor actor, CancellationToken ct) => Task.FromResult<ProductDetail?>(null);

        public Task<IReadOnlyList<Named>> ReceivingTeamsAsync(Actor actor, CancellationToken ct) => Task.FromResult<IReadOnlyList<Named>>([]);

        public Task<MeshGlance> GlanceAsync(Actor actor, CancellationToken ct) => Task.FromResult(new MeshGlance(0, []));
    }

    private sealed class Feed : ICatalogFeed
    {
        public bool Remembers(DateTimeOffset since) => true;

        private readonly List<(Func<CatalogEvent, bool> Filter, Func<CatalogEvent, Task> Callback)> subscribers = [];

        public IDisposable Subscribe(Func<CatalogEvent, bool> filter, Func<CatalogEvent, Task> callback, DateTimeOffset? since = null)
        {
            subscribers.Add((filter, callback));
            return new Nothing();
        }

        public void Publish(CatalogEvent happened)
        {
            foreach (var (_, callback) in subscribers.Where(s => s.Filter(happened))) _ = callback(happened);
        }

        private sealed class Nothing : IDisposable
        {
            public void Dispose() { }
        }
    }

    private sealed class NoWork : ICatalogWorkFactory
    {
        public ICatalogWork Open() => throw new InvalidOperationException("The list itself writes nothing.");
    }
}
