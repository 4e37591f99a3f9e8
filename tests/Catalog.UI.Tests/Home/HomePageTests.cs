using System.Collections.Frozen;
using Bunit;
using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.TestKit.Time;
using Catalog.UI.Home;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.Home;

/// <summary>What home says first, and to whom.</summary>
public sealed class HomePageTests : CatalogUiContext
{
    private static readonly TeamId Mine = CatalogId.New<TeamId>(TimeProvider.System);
    private static readonly DomainId Sales = CatalogId.New<DomainId>(TimeProvider.System);

    private readonly List<KnownValidity> judged = [];
    private IReadOnlyList<ProductRow> rows = [];
    private IReadOnlyList<InboxRow> tasks = [];
    private int total = 1;

    [Fact]
    public async Task What_is_broken_of_mine_stands_on_top_with_the_way_to_its_report()
    {
        rows = [Row("orders"), Row("returns")];
        judged.Add(Known(rows[0], ValidityState.Invalid));
        judged.Add(Known(rows[1], ValidityState.Stale));

        var page = await ShowAsync(Owner);

        var alarm = Assert.Single(page.FindAll(".alarm"));
        Assert.StartsWith("sales/orders has been INVALID", alarm.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/products/sales/orders/quality", alarm.QuerySelector(".btn.p")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_as_promised_is_quiet()
    {
        rows = [Row("orders")];
        judged.Add(Known(rows[0], ValidityState.Valid));

        Assert.Empty((await ShowAsync(Owner)).FindAll(".alarm"));
    }

    [Fact]
    public async Task Trouble_of_other_teams_is_not_mine()
    {
        rows = [Row("orders")];
        judged.Add(Known(rows[0], ValidityState.Invalid) with { Facts = new ProductFacts(rows[0].Id, Sales, CatalogId.New<TeamId>(TimeProvider.System), Visibility.Open, Lifecycle.Active) });

        Assert.Empty((await ShowAsync(Owner)).FindAll(".alarm"));
    }

    [Fact]
    public async Task What_waits_for_me_leads_to_where_it_is_decided()
    {
        tasks = [new InboxRow(CatalogId.New<InboxItemId>(TimeProvider.System), "access-request", Guid.Empty, true, "Ana Ruiz asks to read sales/orders", null, "/access?tab=decide", null, null, FixedClock.Beginning, null, null)];

        var page = await ShowAsync(Owner);

        Assert.Equal("/access?tab=decide", page.Find("a[aria-label='Review: Ana Ruiz asks to read sales/orders']").GetAttribute("href"));
    }

    [Fact]
    public async Task An_analyst_is_shown_favourites_and_no_neighbours()
    {
        var page = await ShowAsync(Owner with { Teams = [] });

        Assert.Contains(page.FindAll("h2"), h => h.TextContent.Contains("My favourites", StringComparison.Ordinal));
        Assert.DoesNotContain("What feeds mine", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_catalog_says_how_it_fills()
    {
        total = 0;

        var page = await ShowAsync(Owner);

        Assert.Contains("No data products yet", page.Markup, StringComparison.Ordinal);
        Assert.Contains("-- import PATH", page.Markup, StringComparison.Ordinal);
    }

    private static Actor Owner { get; } = new() { Name = "Priya Nair", PersonId = CatalogId.New<PersonId>(TimeProvider.System), SignedIn = true, Teams = new[] { Mine }.ToFrozenSet() };

    private async Task<IRenderedComponent<HomePage>> ShowAsync(Actor actor, Func<ProductFilter, IReadOnlyList<ProductRow>>? lists = null)
    {
        var mesh = new ValidityMesh(Answering.Port<IMeshValidityQueries>((nameof(IMeshValidityQueries.ProductsAsync), _ => Task.FromResult<IReadOnlyList<KnownValidity>>(judged))), [], Clock);
        await mesh.EnsureAsync(Xunit.TestContext.Current.CancellationToken);
        var nobody = Task.FromResult<IReadOnlyDictionary<DataProductId, ProductNeighbours>>(new Dictionary<DataProductId, ProductNeighbours>());
        Services.AddSingleton(mesh);
        Services.AddSingleton(Answering.Port<IDataProductQueries>(
            (nameof(IDataProductQueries.ListAsync), args => Task.FromResult(new Page<ProductRow>(lists?.Invoke((ProductFilter)args[0]!) ?? rows, null))),
            (nameof(IDataProductQueries.GlanceAsync), _ => Task.FromResult(new MeshGlance(total, [])))));
        Services.AddSingleton(Answering.Port<IProductNeighbourQueries>((nameof(IProductNeighbourQueries.FeedsAsync), _ => nobody), (nameof(IProductNeighbourQueries.ReadersAsync), _ => nobody)));
        Services.AddSingleton(Answering.Port<IInboxQueries>(
            (nameof(IInboxQueries.CountAsync), _ => Task.FromResult(new InboxCount(0, tasks.Count, 0, new Dictionary<string, int>()))),
            (nameof(IInboxQueries.ListAsync), _ => Task.FromResult(new Page<InboxRow>(tasks, null)))));
        Services.AddSingleton(Answering.Port<IAccessQueries>((nameof(IAccessQueries.GrantsAsync), _ => Task.FromResult(new Page<GrantRow>([], null)))));
        Services.AddSingleton(Answering.Port<IActivityQueries>((nameof(IActivityQueries.ListAsync), _ => Task.FromResult(new Page<ActivityRow>([], null)))));
        Services.AddSingleton(Answering.Port<ICatalogFeed>((nameof(ICatalogFeed.Subscribe), _ => new CancellationTokenSource())));
        return Render<CascadingValue<Actor>>(parameters => parameters.Add(v => v.Value, actor).AddChildContent<HomePage>()).FindComponent<HomePage>();
    }

    [Fact]
    public async Task Who_has_nothing_of_their_own_and_no_views_to_follow_is_shown_what_was_described_last()
    {
        var page = await ShowAsync(Owner with { Administrator = true }, lists: filter => filter.Mine ? [] : [Row("orders") with { Views = 0 }]);

        Assert.Contains(page.FindAll("h2"), h => h.TextContent.Contains("Described last", StringComparison.Ordinal));
        Assert.Equal("/products/sales/orders", page.Find("section[aria-label='Described last'] a.key").GetAttribute("href"));
    }

    private static ProductRow Row(string name) => new()
    {
        Id = CatalogId.New<DataProductId>(TimeProvider.System), Key = new DataProductKey("sales", name), Title = name, Lifecycle = Lifecycle.Active, Visibility = Visibility.Open,
        Domain = new Named("sales", "Sales"), UpdatedAt = FixedClock.Beginning, Views = 3, Favourite = false, MayEdit = true, Version = 1,
    };

    private static KnownValidity Known(ProductRow row, ValidityState state) =>
        new(new ProductFacts(row.Id, Sales, Mine, Visibility.Open, Lifecycle.Active), row.Key.ToString(), row.Title, FixedClock.Beginning, true) { Own = state, OwnSince = FixedClock.Beginning };
}
