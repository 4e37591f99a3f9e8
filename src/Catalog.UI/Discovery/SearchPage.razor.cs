using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Catalog.UI.Discovery;

/// <summary>A page of results, the ports of the product in the preview, and without a question the searches that are kept.</summary>
public sealed record SearchFindings(SearchResult Result, SearchHit? Previewed, IReadOnlyList<PortView> Ports, IReadOnlyList<SavedSearchRow> Saved);

public sealed partial class SearchPage
{
    private const int PageSize = 20;

    private SearchAddress _address = new("", SearchFilter.None);
    private bool _filtersOpen;
    private bool _saving;

    [Inject] public required ISearch Search { get; init; }
    [Inject] public required IProductPageQueries Products { get; init; }
    [Inject] public required ISavedSearchQueries Saved { get; init; }
    [Inject] public required ForgetSearch Forgetting { get; init; }
    [Inject] public required Toasts Toasts { get; init; }

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
        var result = await Search.FindAsync(new SearchQuery { Text = _address.Text, Filter = _address.Filter, After = _address.After, Limit = PageSize, Explain = true }, Actor, ct);
        var previewed = result.Hits.FirstOrDefault(h => SearchAddress.NameOf(h) == _address.Preview) ?? (result.Hits.Count > 0 ? result.Hits[0] : null);
        var page = previewed is not null && HitLinks.ProductOf(previewed) is { } product ? await Products.PageAsync(product, Actor, ct) : null;
        return new SearchFindings(result, previewed, [.. (page?.Ports ?? []).Where(p => p.Direction == PortDirection.Output).Take(4)], Asked ? [] : await Saved.MineAsync(Actor, ct));
    }

    protected override void Take(SearchFindings data) => _address = SearchAddress.Parse(Navigation.Uri);

    private void Noted() => Toasts.Show("The search is saved. New results come to your inbox.");

    private async Task ForgetAsync(SavedSearchRow saved)
    {
        if (await RunAsync(async ct => await Forgetting.ExecuteAsync(new ForgetSearchCommand(saved.Id), Actor, ct))) await ReloadAsync();
    }

    private string Heading(SearchResult result) => $"{Count(result.Total)}{(_address.Text.Length > 0 ? $" for “{_address.Text}”" : "")}";

    private static string Count(int total) => total == 1 ? "1 result" : $"{total:N0} results";

    private List<(string Title, IReadOnlyList<Facet> Facets)> Groups(SearchResult result) =>
        [.. SearchFacets.All.Where(result.Facets.ContainsKey).Select(name => (Title(name), (IReadOnlyList<Facet>)[.. result.Facets[name].Select(v => Link(name, v))])).Where(g => g.Item2.Count > 0)];

    private Facet Link(string facet, SearchFacetValue value) =>
        new(value.Label, _address.With(_address.Filter.Toggle(facet, value.Value)).Url, value.Chosen, value.Count);

    private List<Facet> Chosen(SearchResult result) =>
        [.. SearchFacets.All.SelectMany(facet => _address.Filter.Of(facet).Select(value => new Facet(
            Named(result, facet, value), _address.With(_address.Filter.Toggle(facet, value)).Url, Chosen: true)))];

    private static string Named(SearchResult result, string facet, string value) =>
        result.Facets.GetValueOrDefault(facet)?.FirstOrDefault(v => v.Value == value)?.Label ?? SearchFacets.Label(facet, value);

    private static string Title(string facet) => char.ToUpperInvariant(facet[0]) + facet[1..];

    /// <summary>"“emails” also matches e-mail, contact address".</summary>
    private static IEnumerable<string> Readings(QueryReading reading) =>
        reading.Words.Where(w => w is { Excluded: false } && (w.SameAs.Count > 0 || w.Corrected.Count > 0))
            .Select(w => $"“{w.Text}” also matches {string.Join(", ", w.SameAs.Concat(w.Corrected).Take(4))}")
            .Concat(reading.Notes);
}
