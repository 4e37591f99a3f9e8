using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Documentation;

public sealed partial class RevisionsPage
{
    private readonly OutcomePresenter _answer = new();
    private DataProductKey _key;
    private PageView? _page;
    private Page<RevisionEntry>? _list;
    private RevisionView? _revision;
    private IReadOnlyList<DiffLine> _diff = [];
    private bool _mayEdit;
    private string? _loaded;

    [Inject] public required IProductPageQueries Products { get; init; }
    [Inject] public required IDocumentationQueries Pages { get; init; }
    [Inject] public required RestoreRevision Restore { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [Parameter] public required string Domain { get; set; }
    [Parameter] public required string Name { get; set; }
    [Parameter] public required string Slug { get; set; }
    /// <summary>The revision to look at; the newest unless given.</summary>
    [SupplyParameterFromQuery(Name = "revision")] public int? Revision { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var address = $"{Domain}/{Name}/{Slug}?{Revision}&{After}";
        if (_loaded == address) return;
        _loaded = address;
        await LoadAsync();
    }

    private Task LoadAsync() => RunAsync(async ct =>
    {
        if (!DataProductKey.TryParse($"{Domain}/{Name}", out _key) || await Products.PageAsync(_key, Actor, ct) is not { } product)
        {
            Navigation.NotFound();
            return;
        }
        if (product.Details is null)
        {
            Navigation.NavigateTo(CatalogUrls.Product(product.Key), replace: true);
            return;
        }
        if ((await Pages.PageAsync(Actor, _key, Slug, ct)).Value is not { } page || (await Pages.RevisionsAsync(Actor, _key, Slug, new PageRequest(After, 30), ct)).Value is not { } list)
        {
            Navigation.NotFound();
            return;
        }
        var number = Revision ?? page.Revision;
        var revision = (await Pages.RevisionAsync(Actor, _key, Slug, number, ct)).Value;
        var before = number > 1 ? (await Pages.RevisionAsync(Actor, _key, Slug, number - 1, ct)).Value?.Markdown : "";
        _diff = revision is null ? [] : LineDiff.Between(before ?? "", revision.Markdown);
        (_key, _page, _list, _revision) = (product.Key, page, list, revision);
        _mayEdit = Authorisation.Decide(Actor, ProductAction.Edit, product.Facts).Allowed;
    });

    private async Task RestoreAsync()
    {
        if (_revision is not { } revision || _page is not { } page) return;
        var done = false;
        await RunAsync(async ct => done = _answer.Take(await Restore.ExecuteAsync(new RevisionChoice(_key, Slug, revision.Number, page.Version), Actor, ct), out _));
        if (!done) return;
        Toasts.Show($"Revision {revision.Number} holds again");
        Navigation.NavigateTo(CatalogUrls.DocumentationPage(_key, Slug));
    }
}
