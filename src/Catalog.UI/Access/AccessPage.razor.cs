using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Access;

public sealed partial class AccessPage
{
    private readonly OutcomePresenter _answer = new();
    private Shown? _shown;
    private IDisposable? _live;
    private DecideAccessDialog _dialog = default!;
    private string _tab = "mine";
    private string? _for;
    private string? _said;

    [Inject] public required IAccessQueries Access { get; init; }
    [Inject] public required WithdrawAccessRequest Withdraw { get; init; }
    [Inject] public required ProvisionGrant Provision { get; init; }
    [Inject] public required AccessRules Rules { get; init; }
    [Inject] public required ICatalogFeed Feed { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [SupplyParameterFromQuery(Name = "tab")] public string? Tab { get; set; }
    [SupplyParameterFromQuery(Name = "state")] public string? State { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    private bool LooksAfter => Actor.Administrator || Actor.Teams.Count > 0 || Actor.Stewards.Count > 0;

    private IReadOnlyList<Facet>? Tabs => !LooksAfter ? null :
    [
        new("Mine", CatalogUrls.Access, _tab == "mine"),
        new("Waiting for you", CatalogUrls.With(CatalogUrls.Access, ("tab", "decide")), _tab == "decide"),
        new("Grants on your products", CatalogUrls.With(CatalogUrls.Access, ("tab", "grants")), _tab == "grants"),
    ];

    private IReadOnlyList<Facet> States =>
    [
        GrantsIn("All", null), GrantsIn("To provision", "provision"), GrantsIn("Holding", "holding"), GrantsIn("Ended", "ended"), GrantsIn("Revoked", "revoked"),
    ];

    private string CsvUrl => _tab switch
    {
        "grants" => CatalogUrls.Csv("grants", ("scope", nameof(AccessScope.OnMyProducts)), ("state", GrantsShown.State?.ToString())),
        "decide" => CatalogUrls.Csv("access-requests", ("scope", nameof(AccessScope.OnMyProducts)), ("state", nameof(AccessRequestState.Asked))),
        _ => CatalogUrls.Csv("access-requests"),
    };

    private string? NextUrl => (_tab == "grants" ? _shown?.Grants?.Next : _shown?.Requests?.Next) is { } next ? CatalogUrls.With(CatalogUrls.Access, ("tab", Tab), ("state", State), ("after", next)) : null;

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive) _live = Feed.Subscribe(happened => happened is AccessAsked or AccessDecided or GrantProvisioned or GrantEnded, _ => InvokeAsync(FollowAsync));
    }

    protected override async Task OnParametersSetAsync()
    {
        var wanted = $"{Tab}|{State}|{After}";
        if (_for == wanted) return;
        _for = wanted;
        _tab = LooksAfter && Tab is "decide" or "grants" ? Tab! : "mine";
        await ReloadAsync();
    }

    private Task ReloadAsync() => RunAsync(LoadAsync);

    private async Task LoadAsync(CancellationToken ct)
    {
        var page = new PageRequest(After);
        _shown = _tab switch
        {
            "decide" => new Shown(await Access.RequestsAsync(Actor, new AccessRequestFilter(AccessScope.OnMyProducts, ToDecide: true), page, ct), null),
            "grants" => new Shown(null, await Access.GrantsAsync(Actor, GrantsShown, page, ct)),
            _ => new Shown(
                await Access.RequestsAsync(Actor, new AccessRequestFilter(AccessScope.Mine), page, ct),
                await Access.GrantsAsync(Actor, new GrantFilter(AccessScope.Mine, GrantState.Holding), new PageRequest(null, PageRequest.MaxLimit), ct)),
        };
    }

    private GrantFilter GrantsShown => new(AccessScope.OnMyProducts,
        State switch { "holding" => GrantState.Holding, "ended" => GrantState.Ended, "revoked" => GrantState.Revoked, _ => null }, ToProvision: State == "provision");

    // A request moves on while somebody looks at it: the page follows without a reload.
    private async Task FollowAsync()
    {
        await RunAsync(LoadAsync);
        _said = "The list changed.";
        StateHasChanged();
    }

    private Task ProvisionAsync(GrantRow grant) => RunAsync(async ct =>
    {
        if (_answer.Take(await Provision.ExecuteAsync(new ProvisionGrantCommand(grant.Id), Actor, ct), out _)) Toasts.Show($"{grant.Person} is told that {grant.ProductKey} is open");
        await LoadAsync(ct);
    });

    private Task WithdrawAsync(AccessRequestRow request) => RunAsync(async ct =>
    {
        if (_answer.Take(await Withdraw.ExecuteAsync(new WithdrawAccessRequestCommand(request.Id), Actor, ct), out _)) Toasts.Show($"Withdrew the request for {request.ProductKey}");
        await LoadAsync(ct);
    });

    private string Day(DateTimeOffset end) => Rules.DayOf(end).ToString("d MMM yyyy");

    private static DataProductKey KeyOf(string key) => DataProductKey.TryParse(key, out var parsed) ? parsed : default;

    private Facet GrantsIn(string text, string? state) => new(text, CatalogUrls.With(CatalogUrls.Access, ("tab", "grants"), ("state", state)), State == state);

    protected override void Dispose(bool disposing)
    {
        _live?.Dispose();
        base.Dispose(disposing);
    }

    private sealed record Shown(Page<AccessRequestRow>? Requests, Page<GrantRow>? Grants);
}
