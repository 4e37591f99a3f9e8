using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.UI.Components;
using Catalog.UI.Layout;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Catalog.UI.DataProducts;

/// <summary>What the prerendered page hands to the circuit, so that nothing is asked twice.</summary>
public sealed record ProductListState(string Address, Page<ProductRow> Page, ProductFacets Facets);

/// <summary>All products that the reader may see: the address holds the filter, the order and the page.</summary>
public sealed partial class ProductsPage
{
    /// <summary>Rows of a page.</summary>
    public const int Rows = 40;

    /// <summary>Above so many changes at once (an import runs) rows are not looked at one by one.</summary>
    private const int MostFollowed = 50;

    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(400);

    private readonly HashSet<DataProductId> _stirred = [];
    private ProductListState? _carried;
    private DateTimeOffset _since;
    private IDisposable? _subscription;
    private string? _address;
    private ProductFilter _filter = new();
    private ProductSort _sort;
    private string? _after;
    private Page<ProductRow>? _page;
    private ProductFacets? _facets;
    private MarkupString _links;
    private int _total;
    private IReadOnlyList<string> _tags = [];
    private IReadOnlyList<Facet> _chosen = [];
    private IReadOnlySet<string> _selected = new HashSet<string>();
    private IReadOnlyList<Named> _teams = [];
    private BulkReport? _report;
    private bool _selectable;
    private bool _filtersOpen;
    private bool _tagging;
    private bool _handingOver;
    private int _elsewhere;

    [Inject] public required ValidityMesh Mesh { get; init; }
    [Inject] public required IDataProductQueries Catalogue { get; init; }
    [Inject] public required ToggleFavourite Favourites { get; init; }
    [Inject] public required ICatalogFeed Feed { get; init; }
    [Inject] public required Handover Handover { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [CascadingParameter] public Reader? Reader { get; set; }

    [PersistentState]
    public ProductListState? State
    {
        get => _page is null || _facets is null || _address is null ? null : new(_address, _page, _facets);
        set => _carried = value;
    }

    private DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    private bool MayRegister => Authorisation.Decide(Actor, MeshAction.RegisterProduct).Allowed || Actor.Stewards.Count > 0;

    private List<DataProductId> SelectedIds => _page is null ? [] : [.. _page.Items.Where(p => _selected.Contains(KeyOf(p))).Select(p => p.Id)];

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        _since = Handover.BeganAt(_carried is not null);
        var old = _carried is not null && Handover.IsOld;
        await LoadAsync();
        if (old) await ReloadAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        // Only a living page listens; the prerendered one is gone in a moment.
        if (firstRender) _subscription = Feed.Subscribe(happened => happened is ProductChanged changed && changed.By != Actor.Name, happened => FollowAsync((ProductChanged)happened), _since);
    }

    private async Task LoadAsync(bool again = false)
    {
        var place = new Uri(Navigation.Uri);
        if (!again && _address == place.Query) return;
        _address = place.Query;
        var query = QueryHelpers.ParseQuery(place.Query);
        _filter = ProductFilterQuery.Read(name => query.TryGetValue(name, out var values) ? values : []);
        _sort = ProductSort.Parse(query.TryGetValue("sort", out var sort) ? sort.ToString() : null);
        _after = query.TryGetValue("after", out var after) ? after.ToString() : null;
        if (_carried is { } carried && carried.Address == _address) (_page, _facets) = (carried.Page, carried.Facets);
        else await LoadInTurnAsync(ReadAsync, anew: true);
        _carried = null;
        if (_page is null || _facets is null) return;
        var groups = new ProductFacetGroups(_filter, _sort, _facets);
        (_links, _chosen, _total, _tags) = (ProductFilters.Draw(groups, Actor.Teams.Count > 0), groups.Chosen(), _facets.Total, [.. _facets.Tags.Select(t => t.Value)]);
        // Drawn; only a page that hands itself over to its circuit needs the counts once more.
        if (RendererInfo.IsInteractive) _facets = null;
        _selectable = _page.Items.Any(p => p.MayEdit);
        _selected = new HashSet<string>();
        _stirred.Clear();
        _elsewhere = 0;
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var page = await Catalogue.ListAsync(_filter, _sort, new PageRequest(_after, Rows), Actor, ct);
        (_facets, _page) = (await Catalogue.FacetsAsync(_filter, Actor, ct), page);
    }

    private Task ReloadAsync() => LoadAsync(again: true);

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath == CatalogUrls.Products) OnCircuit(async () =>
        {
            _report = null;
            await LoadAsync();
            StateHasChanged();
        });
    }

    /// <summary>Rows that are shown change in place; what changed elsewhere waits until the reader asks, so that no row moves under the hands.</summary>
    private Task FollowAsync(ProductChanged happened) => InvokeAsync(async () =>
    {
        if (!_stirred.Add(happened.ProductId) || _stirred.Count > 1) return;
        await Task.Delay(Settle, Clock, Closed);
        DataProductId[] stirred = [.. _stirred];
        _stirred.Clear();
        if (_page is null) return;
        if (stirred.Length > MostFollowed) _elsewhere += stirred.Length;
        else await RunAsync(async ct => Replace(await Catalogue.RowsAsync(stirred, Actor, ct)));
        StateHasChanged();
    });

    private void Replace(IReadOnlyList<ProductRow> fresh)
    {
        if (_page is null) return;
        var shown = _page.Items.ToDictionary(p => p.Id);
        _page = _page with { Items = [.. _page.Items.Select(row => fresh.FirstOrDefault(f => f.Id == row.Id) ?? row)] };
        _elsewhere += fresh.Count(f => !shown.ContainsKey(f.Id));
    }

    private Task StarAsync(RowDeedEventArgs deed) => RunAsync(async ct =>
    {
        if (_page?.Items.FirstOrDefault(p => KeyOf(p) == deed.Key) is not { } product) return;
        var outcome = await Favourites.ExecuteAsync(new ToggleFavouriteCommand(product.Key, !product.Favourite), Actor, ct);
        if (outcome.IsOk) Replace([product with { Favourite = !product.Favourite }]);
    });

    private Task OpenHandOverAsync() => RunAsync(async ct =>
    {
        _teams = await Catalogue.ReceivingTeamsAsync(Actor, ct);
        _handingOver = true;
    });

    private async Task TakeReportAsync(BulkReport report)
    {
        await LoadAsync(again: true);
        _report = report;
    }

    private string WithTag(string tag) => CatalogUrls.ProductList(_filter.Tags.Contains(tag) ? _filter : ProductFilterQuery.Toggle(_filter, "tag", tag), _sort);

    private static string KeyOf(ProductRow product) => product.Key.ToString();

    private static string Products(int count) => count == 1 ? "1 product" : $"{count:N0} products";

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Navigation.LocationChanged -= OnLocationChanged;
            _subscription?.Dispose();
        }
        base.Dispose(disposing);
    }
}
