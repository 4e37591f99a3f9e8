using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Catalog.Core.People;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Documentation;

public sealed partial class DocumentationPage
{
    private Carried? _carried;
    private Carried? _shown;
    private string? _loaded;
    private bool _first = true;

    [Inject] public required IProductPageQueries Products { get; init; }
    [Inject] public required IDocumentationQueries Pages { get; init; }
    [Inject] public required IMarkdown Markdown { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required Handover Handover { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [Parameter] public required string Domain { get; set; }
    [Parameter] public required string Name { get; set; }
    [Parameter] public required string Slug { get; set; }

    [PersistentState]
    public Carried? State { get => _shown; set => _carried = value; }

    private string Address => $"{Domain}/{Name}/{Slug}".ToLowerInvariant();

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == Address) return;
        var carried = _first ? _carried : null;
        (_first, _loaded) = (false, Address);
        if (carried?.Address == Address) _shown = carried;
        if (carried?.Address != Address || Handover.IsOld) await LoadAsync(anew: true);
    }

    private Task LoadAsync(bool anew = false) => LoadInTurnAsync(ReadAsync, anew);

    private async Task ReadAsync(CancellationToken ct)
    {
        var product = DataProductKey.TryParse($"{Domain}/{Name}", out var key) ? await Products.PageAsync(key, Actor, ct) : null;
        // Where it leads is of an address that the reader has left.
        ct.ThrowIfCancellationRequested();
        if (product is null)
        {
            Navigation.NotFound();
            return;
        }
        if (product.Key != key || product.Details is null)
        {
            Navigation.NavigateTo(product.Details is null ? CatalogUrls.Product(product.Key) : CatalogUrls.DocumentationPage(product.Key, Slug), replace: true);
            return;
        }
        if ((await Pages.PageAsync(Actor, key, Slug, ct)).Value is not { } page)
        {
            Navigation.NotFound();
            return;
        }
        var html = Markdown.ToHtml(page.Markdown, await Products.KnownAsync(Markdown.ProductKeys(page.Markdown), Actor, ct));
        ct.ThrowIfCancellationRequested();
        _shown = new Carried(Address, key, page, html, Markdown.Headings(page.Markdown), product.Details.Pages, Authorisation.Decide(Actor, ProductAction.Edit, product.Facts).Allowed);
    }

    /// <summary>One load of the page.</summary>
    public sealed record Carried(
        string Address, DataProductKey Key, PageView Page, string Html, IReadOnlyList<MarkdownHeading> Headings, IReadOnlyList<PageEntry> Pages, bool MayEdit);
}
