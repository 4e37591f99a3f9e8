using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Catalog.Core.People;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace Catalog.UI.Documentation;

public sealed partial class EditDocumentationPage
{
    private readonly OutcomePresenter _answer = new();
    private DataProductKey _key;
    private PageView? _page;
    private string? _refused;
    private string? _title = "";
    private string _text = "";
    private bool _ready;
    private bool _dirty;
    private PageWritten.Clashing? _clash;
    private IReadOnlyList<TextClash> _clashes = [];
    private string[] _choices = [];

    [Inject] public required IProductPageQueries Products { get; init; }
    [Inject] public required IDocumentationQueries Pages { get; init; }
    [Inject] public required IMarkdown Markdown { get; init; }
    [Inject] public required WriteDocumentation Write { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Inject] public required IJSRuntime Js { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [Parameter] public required string Domain { get; set; }
    [Parameter] public required string Name { get; set; }
    /// <summary>The page; <c>null</c> for a new one.</summary>
    [Parameter] public string? Slug { get; set; }

    private int Revision => _page?.Revision ?? 0;
    private string Record => $"{_key}/{Slug ?? "new"}";

    protected override Task OnInitializedAsync() => LoadAsync();

    private Task LoadAsync() => RunAsync(async ct =>
    {
        if (!DataProductKey.TryParse($"{Domain}/{Name}", out _key) || await Products.PageAsync(_key, Actor, ct) is not { } product)
        {
            Navigation.NotFound();
            return;
        }
        _key = product.Key;
        if (Authorisation.Decide(Actor, ProductAction.Edit, product.Facts) is { Allowed: false } no)
        {
            _refused = no.Why;
            return;
        }
        _page = Slug is null ? null : (await Pages.PageAsync(Actor, _key, Slug, ct)).Value;
        if (_page is null && Slug is not null and not Core.Documentation.DocumentationPage.OverviewSlug)
        {
            Navigation.NotFound();
            return;
        }
        (_title, _text) = _page is { } page ? (page.Title, page.Markdown) : (Slug is null ? "" : "Overview", "");
        _ready = true;
    });

    private async Task<string> ToHtmlAsync(string text, CancellationToken ct) =>
        Markdown.ToHtml(text, await Products.KnownAsync(Markdown.ProductKeys(text), Actor, ct));

    private void Typed() => _dirty = true;

    private void Type(string? text) => (_text, _dirty) = (text ?? "", true);

    private async Task<bool> SaveAsync()
    {
        var stored = false;
        await RunAsync(async ct => stored = await WriteAsync(_text, Revision, ct));
        return stored;
    }

    private Task SaveAgainAsync() => _clash is null ? StoreAsync(_text, Revision) : SettleAsync();

    private async Task SettleAsync()
    {
        if (_clash is not { } clash) return;
        var next = 0;
        var text = clash.Merge.Resolve(passage => _choices[next++] switch
        {
            "theirs" => passage.Theirs,
            "both" => passage.Theirs + passage.Mine,
            _ => passage.Mine,
        });
        await StoreAsync(text, clash.Revision);
    }

    // Apart from the form, which forgets its draft by itself.
    private Task StoreAsync(string text, int over) => RunAsync(async ct =>
    {
        if (await WriteAsync(text, over, ct)) await Js.InvokeVoidAsync("catalog.forgetDraft", ct, $"docs|{Record}|{Revision}");
    });

    private async Task<bool> WriteAsync(string text, int over, CancellationToken ct)
    {
        if (!_answer.Take(await Write.ExecuteAsync(new PageText(_key, Slug, _title, text, over), Actor, ct), out var written)) return false;
        if (written is PageWritten.Clashing clash)
        {
            _clash = clash;
            _clashes = [.. clash.Merge.Parts.Select(p => p.Clash).OfType<TextClash>()];
            _choices = [.. _clashes.Select(_ => "mine")];
            return false;
        }
        var stored = (PageWritten.Stored)written;
        (_dirty, _clash) = (false, null);
        Toasts.Show(stored.MergedWith is { } who ? $"Saved, merged with what {who} wrote" : "Saved");
        Navigation.NavigateTo(stored.Page == Core.Documentation.DocumentationPage.OverviewSlug ? CatalogUrls.Product(_key) : CatalogUrls.DocumentationPage(_key, stored.Page));
        return true;
    }

    private async Task GuardAsync(LocationChangingContext leaving)
    {
        if (_dirty && !await Js.InvokeAsync<bool>("confirm", Closed, "Leave without saving? What you typed is kept on this device.")) leaving.PreventNavigation();
    }

    private static IReadOnlyList<SelectOption> Sides(TextClash clash) =>
    [
        new("mine", "Yours", Shown(clash.Mine)),
        new("theirs", "Theirs", Shown(clash.Theirs)),
        new("both", "Both", "Theirs first, then yours."),
    ];

    private static string Shown(string text) => text.Length == 0 ? "takes the passage out" : text;
}
