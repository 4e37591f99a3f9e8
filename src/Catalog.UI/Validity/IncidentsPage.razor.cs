using Catalog.Core.DataProducts;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.UI.Components;
using Catalog.UI.Layout;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Validity;

public sealed partial class IncidentsPage
{
    private const int Days = 90;

    private Shown? _shown;
    private IDisposable? _live;
    private string? _for;
    private string? _said;

    [Inject] public required IIncidentQueries Incidents { get; init; }
    [Inject] public required ICatalogFeed Feed { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [CascadingParameter] public Reader? Reader { get; set; }
    /// <summary><c>closed</c> or <c>all</c>; the open ones without it.</summary>
    [SupplyParameterFromQuery(Name = "state")] public string? State { get; set; }
    [SupplyParameterFromQuery(Name = "domain")] public string? Domain { get; set; }
    [SupplyParameterFromQuery(Name = "product")] public string? Product { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    private Reader Zone => Reader ?? Reader.Utc;
    private bool Narrowed => Product is not null || Domain is not null;

    private IReadOnlyList<Facet> States => [new("Open", To(null), State is not ("closed" or "all"), _shown?.Figures.Open), new("Ended", To("closed"), State == "closed"), new("All", To("all"), State == "all")];

    private string To(string? state) => CatalogUrls.With(CatalogUrls.Incidents, ("state", state), ("domain", Domain), ("product", Product));

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
            _live = Feed.Subscribe(happened => happened is IncidentChanged, _ => InvokeAsync(async () =>
            {
                var before = _shown?.Figures.Open;
                await LoadAsync();
                if (_shown is { } now && now.Figures.Open != before) _said = now.Figures.Open == 1 ? "1 incident is open" : $"{now.Figures.Open:N0} incidents are open";
                StateHasChanged();
            }));
    }

    protected override async Task OnParametersSetAsync()
    {
        var wanted = $"{State}|{Domain}|{Product}|{After}";
        if (_for == wanted) return;
        _for = wanted;
        await LoadAsync();
    }

    protected override void Dispose(bool disposing)
    {
        _live?.Dispose();
        base.Dispose(disposing);
    }

    private Task LoadAsync() => LoadInTurnAsync(async ct =>
    {
        var filter = new IncidentFilter(State switch { "all" => null, "closed" => false, _ => true }, DataProductKey.TryParse(Product, out var key) ? key : null, Domain);
        _shown = new Shown(await Incidents.ListAsync(Actor, filter, new PageRequest(After), ct), await Incidents.FiguresAsync(Actor, filter, Clock.GetUtcNow().AddDays(-Days), ct));
    });

    private sealed record Shown(Page<IncidentRow> Page, IncidentFigures Figures);
}
