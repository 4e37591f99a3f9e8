using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Catalog.Core.Imports;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.DataProducts;

public sealed partial class DataProductPage
{
    private static readonly string[] Known = ["docs", "ports", "contract", "lineage", "quality", "consumers", "access", "activity", "sources"];

    private Carried? _carried;
    private DateTimeOffset _since;
    private Carried? _shown;
    private string? _loaded;
    private bool _first = true;
    private IDisposable? _feed;
    private string? _dialog;

    [Inject] public required IProductPageQueries Products { get; init; }
    [Inject] public required IProductNeighbourQueries Neighbours { get; init; }
    [Inject] public required IDocumentReader Documents { get; init; }
    [Inject] public required IMarkdown Markdown { get; init; }
    [Inject] public required IContractQueries Contracts { get; init; }
    [Inject] public required IActivityQueries Activity { get; init; }
    [Inject] public required ToggleFavourite Favourites { get; init; }
    [Inject] public required TakeSourceValue TakeSource { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ICatalogFeed Feed { get; init; }
    [Inject] public required Handover Handover { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Inject] public required Core.Validity.ValidityMesh States { get; init; }
    [CascadingParameter] public Layout.Reader? Zone { get; set; }
    [Inject] public required ViewTally Views { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [Parameter] public required string Domain { get; set; }
    [Parameter] public required string Name { get; set; }
    [Parameter] public string? Tab { get; set; }
    /// <summary>Which page of a long list inside a tab.</summary>
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    /// <summary>Which of several contracts the tab shows.</summary>
    [SupplyParameterFromQuery(Name = "contract")] public string? ContractId { get; set; }

    /// <summary>What the prerendered page hands to the circuit, so that nothing is asked twice.</summary>
    [PersistentState]
    public Carried? State { get => _shown is { } shown && Carrying.Fits(shown) ? shown : null; set => _carried = value; }

    private string Address => $"{Domain}/{Name}/{Tab}?{After}&{ContractId}".ToLowerInvariant();

    private ProductPage? Page => _shown?.Page;

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == Address) return;
        var carried = _first ? _carried : null;
        (_first, _loaded) = (false, Address);
        _since = Handover.BeganAt(carried is not null);
        if (carried?.Address == Address) _shown = carried;
        if (carried?.Address != Address || Handover.IsOld) await LoadAsync();
        if (Closed.IsCancellationRequested) return;
        if (Page is { } page) Views.Seen(page.Facts.Id, Actor);
        Follow();
    }

    private Task LoadAsync() => LoadInTurnAsync(async ct =>
    {
        if (!DataProductKey.TryParse($"{Domain}/{Name}", out var key) || (Tab is not null && !Known.Contains(Tab)) || await Products.PageAsync(key, Actor, ct) is not { } page)
        {
            Navigation.NotFound();
            return;
        }
        if (page.Key != key)
        {
            Navigation.NavigateTo(Tab is null ? CatalogUrls.Product(page.Key) : CatalogUrls.Product(page.Key, Tab), replace: true);
            return;
        }
        if ((page.Details is null && Tab is not null) || (Tab == "access" && !May(page, ProductAction.ReadAccess)))
        {
            Navigation.NavigateTo(CatalogUrls.Product(page.Key), replace: true);
            return;
        }
        _shown = await FillAsync(page, ct);
    });

    private async Task<Carried> FillAsync(ProductPage page, CancellationToken ct)
    {
        DataProductId[] one = [page.Facts.Id];
        var readers = Tab is null or "consumers" ? (await Neighbours.ReadersAsync(one, Actor, ct)).GetValueOrDefault(page.Facts.Id) : null;
        var feeds = Tab is null ? (await Neighbours.FeedsAsync(one, Actor, ct)).GetValueOrDefault(page.Facts.Id) : null;
        string? html = null;
        if (Tab is null && page.Details?.Overview is { } overview)
            html = Markdown.ToHtml(overview.Markdown, await Products.KnownAsync(Markdown.ProductKeys(overview.Markdown), Actor, ct));
        var holders = Tab == "consumers" && May(page, ProductAction.ReadAccess) ? (await Products.HoldersAsync(page.Key, new PageRequest(After), Actor, ct)).Value : null;
        var origin = Tab == "sources" ? (await Products.OriginAsync(page.Key, Actor, ct)).Value : null;
        var trail = Tab == "activity" ? await Activity.ListAsync(Actor, new ActivityFilter(Product: page.Facts.Id), new PageRequest(After), ct) : null;
        var contract = Tab == "contract" && page.Details?.Contracts.Where(c => c.Id is not null).OrderByDescending(c => c.ContractId == ContractId).FirstOrDefault() is { } named
            ? await Contracts.FindAsync(named.ContractId, null, null, Actor, ct)
            : null;
        return new Carried(Address, page, html, readers, feeds, holders, origin, trail, contract);
    }

    /// <summary>The rules may be newer than the import: what counts is what they say of the newest document now.</summary>
    private IReadOnlyList<Finding> FindingsOf(ProductOrigin? origin) =>
        origin is { Documents: [var newest, ..] } ? [.. Documents.Read(newest.Text, newest.Source).SelectMany(d => d.Findings)] : [];

    private bool May(ProductPage page, ProductAction action) => Authorisation.Decide(Actor, action, page.Facts).Allowed;

    private IReadOnlyList<Facet> Tabs(ProductPage page)
    {
        Facet To(string text, string? tab, int? count = null) => new(text, tab is null ? CatalogUrls.Product(page.Key) : CatalogUrls.Product(page.Key, tab), tab == Tab, count is 0 ? null : count);
        if (page.Details is not { } details) return [To("Overview", null)];
        var tabs = new List<Facet>
        {
            To("Overview", null),
            To("Docs", "docs", details.Pages.Count),
            To("Ports", "ports", page.Ports.Count),
            To("Contract", "contract", details.Contracts.Count),
            To("Lineage", "lineage"),
            To("Quality", "quality"),
            To("Consumers", "consumers", _shown?.Readers?.Products.Count),
        };
        if (May(page, ProductAction.ReadAccess)) tabs.Add(To("Access", "access"));
        tabs.Add(To("Activity", "activity"));
        if (details.Sources > 0) tabs.Add(To("Sources", "sources", details.Differences.Count));
        return tabs;
    }

    private async Task TakeAsync(SourcedValue value)
    {
        if (Page is not { } page || _shown?.Origin is not { } origin) return;
        Refusal? refused = null;
        var done = await RunAsync(async ct => refused = (await TakeSource.ExecuteAsync(new SourceValueChoice(page.Key, value.Path, origin.Version), Actor, ct)).Refusal);
        if (!done) return;
        Toasts.Show(refused?.Sentence ?? $"The source's {value.Label} holds now");
        await LoadAsync();
    }

    /// <summary>Somebody else's change appears by itself.</summary>
    private void Follow()
    {
        _feed?.Dispose();
        States.Changed -= Turned;
        if (Page?.Facts.Id is not { } id || !RendererInfo.IsInteractive) return;
        // States are right in memory before they are on record.
        States.Changed += Turned;
        _feed = Feed.Subscribe(
            happened => happened switch
            {
                ProductChanged changed => changed.ProductId == id,
                DocumentationWritten written => written.ProductId == id,
                AccessAsked asked => asked.ProductId == id,
                AccessDecided decided => decided.ProductId == id,
                GrantProvisioned open => open.ProductId == id,
                GrantEnded ended => ended.ProductId == id,
                _ => false,
            },
            _ => InvokeAsync(async () =>
            {
                await LoadAsync();
                StateHasChanged();
            }),
            _since);
    }

    private Task DrawAsync()
    {
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void Turned(IReadOnlySet<DataProductId> changed)
    {
        if (Page is { } page && changed.Contains(page.Facts.Id)) OnCircuit(DrawAsync);
    }

    private bool InTeam(ProductPage page) => page.Facts.TeamId is { } team && Actor.Teams.Contains(team);

    private Task StarAsync(ProductPage page) => RunAsync(async ct =>
    {
        var outcome = await Favourites.ExecuteAsync(new ToggleFavouriteCommand(page.Key, !page.Favourite), Actor, ct);
        if (outcome.Refusal is { } refusal) Toasts.Show(refusal.Sentence);
        else _shown = _shown! with { Page = page with { Favourite = !page.Favourite } };
    });

    private async Task DoneAsync(string sentence)
    {
        _dialog = null;
        Toasts.Show(sentence);
        await LoadAsync();
    }

    protected override void Dispose(bool disposing)
    {
        _feed?.Dispose();
        States.Changed -= Turned;
        base.Dispose(disposing);
    }

    /// <summary>One load of the page.</summary>
    public sealed record Carried(
        string Address, ProductPage Page, string? Overview, ProductNeighbours? Readers, ProductNeighbours? Feeds, Page<GrantHolder>? Holders, ProductOrigin? Origin,
        Page<ActivityRow>? Trail, ContractReading? Contract);
}
