using System.Globalization;
using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.Validity;
using Catalog.UI.Components;
using Catalog.UI.Layout;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Catalog.UI.Discovery;

/// <summary>A page of results with the ports and the last weeks of the product in the preview; where there are none, ways on and what others open; without a question also the searches that are kept.</summary>
public sealed record SearchFindings(SearchResult Result, IReadOnlyList<FoldedHit> Hits, SearchHit? Previewed, IReadOnlyList<PortView> Ports, IReadOnlyList<StripTurn> Turns, IReadOnlyList<WayOn> Ways, IReadOnlyList<ProductRow> Popular, IReadOnlyList<SavedSearchRow> Saved);

public sealed partial class SearchPage
{
    private const int PageSize = 20;

    private static readonly (SearchOrder Order, string Name)[] Orders = [(SearchOrder.Best, "Best match"), (SearchOrder.Freshest, "Latest")];

    private SearchAddress _address = new("", SearchFilter.None);
    private bool _filtersOpen;
    private bool _saving;

    [Inject] public required ISearch Search { get; init; }
    [Inject] public required IProductPageQueries Products { get; init; }
    [Inject] public required IProductsBehindQueries Behind { get; init; }
    [Inject] public required IDataProductQueries Catalogue { get; init; }
    [Inject] public required ValidityMesh Mesh { get; init; }
    [Inject] public required IValidityHistoryQueries History { get; init; }
    [Inject] public required ISavedSearchQueries Saved { get; init; }
    [Inject] public required ForgetSearch Forgetting { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [CascadingParameter] public Reader? Reader { get; set; }

    private DateOnly Today => DateOnly.FromDateTime((Reader ?? Reader.Utc).Local(Clock.GetUtcNow()).DateTime);

    private bool Asked => _address.Text.Length > 0 || !_address.Filter.IsEmpty;

    // Nothing but the query changes from one search to the next, and the page has no parameters that would tell.
    protected override void OnInitialized() => Navigation.LocationChanged += OnMoved;

    private void OnMoved(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(async () =>
    {
        if (new Uri(change.Location).AbsolutePath != CatalogUrls.Search) return;
        await OnParametersSetAsync();
        StateHasChanged();
    });

    protected override void Dispose(bool disposing)
    {
        if (disposing) Navigation.LocationChanged -= OnMoved;
        base.Dispose(disposing);
    }

    protected override async Task<SearchFindings?> ReadAsync(CancellationToken ct)
    {
        _address = SearchAddress.Parse(Navigation.Uri);
        var result = await Search.FindAsync(new SearchQuery { Text = _address.Text, Filter = _address.Filter, After = _address.After, Order = _address.Order, Limit = PageSize, Explain = true }, Actor, ct);
        var behind = await Behind.FindAsync(
            [.. result.Hits.Where(h => h.Type == SearchType.Dataset).Select(h => new DatasetReference(h.Parent ?? "", h.Name))], [.. result.Hits.Where(h => h.Type == SearchType.Contract).Select(h => h.Key)], Actor, ct);
        var previewed = result.Hits.FirstOrDefault(h => SearchAddress.NameOf(h) == _address.Preview) ?? (result.Hits.Count > 0 ? result.Hits[0] : null);
        var page = previewed is not null && HitLinks.ProductOf(previewed) is { } product ? await Products.PageAsync(product, Actor, ct) : null;
        var turns = previewed?.Type == SearchType.Product && HitLinks.ProductOf(previewed) is { } key && Mesh.Find(key)?.Facts.Id is { } id
            ? (await History.StripsAsync([id], Clock.GetUtcNow().AddDays(-HitPreview.Days), ct)).GetValueOrDefault(id) ?? [] : [];
        var nothing = !Asked || result.Hits.Count == 0;
        return new SearchFindings(
            result, FoldedHit.Of(result.Hits, behind), previewed, [.. (page?.Ports ?? []).Where(p => p.Direction == PortDirection.Output).Take(4)], turns,
            Asked && nothing ? await WaysOn.FindAsync(Search, _address, result, Actor, ct) : [], nothing ? await Catalogue.PopularAsync(Actor, ct) : [], Asked ? [] : await Saved.MineAsync(Actor, ct));
    }

    protected override void Take(SearchFindings data) => _address = SearchAddress.Parse(Navigation.Uri);

    private void Noted() => Toasts.Show("The search is saved. New results come to your inbox.");

    private async Task ForgetAsync(SavedSearchRow saved)
    {
        if (await RunAsync(async ct => await Forgetting.ExecuteAsync(new ForgetSearchCommand(saved.Id), Actor, ct))) await ReloadAsync();
    }

    private string Heading(SearchResult result) => $"{Count(result.Total)}{(_address.Text.Length > 0 ? $" for “{_address.Title}”" : "")}";

    private static string Count(int total) => total == 1 ? "1 result" : $"{total:N0} results";

    private StandingView? StandingOf(SearchHit hit) => hit.Type == SearchType.Product && HitLinks.ProductOf(hit) is { } product
        ? StandingView.Of(Mesh.Find(product), Mesh, Actor, CultureInfo.CurrentCulture, (Reader ?? Reader.Utc).Absolute) : null;

    /// <summary>"“emails” also matches e-mail, contact address".</summary>
    private static IEnumerable<string> Readings(QueryReading reading) =>
        reading.Words.Where(w => w is { Excluded: false } && (w.SameAs.Count > 0 || w.Corrected.Count > 0))
            .Select(w => $"“{w.Text}” also matches {string.Join(", ", w.SameAs.Concat(w.Corrected).Take(4))}")
            .Concat(reading.Notes);
}
