using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Notifications;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Access;

/// <summary>What the page shows, by its tab.</summary>
public sealed record AccessShown(Page<AccessRequestRow>? Requests, Page<GrantRow>? Grants);

public sealed partial class AccessPage
{
    private readonly OutcomePresenter _answer = new();
    private IDisposable? _live;
    private DecideAccessDialog _dialog = default!;
    private string? _said;

    [Inject] public required IAccessQueries Access { get; init; }
    [Inject] public required WithdrawAccessRequest Withdraw { get; init; }
    [Inject] public required ProvisionGrant Provision { get; init; }
    [Inject] public required AccessRules Rules { get; init; }
    [Inject] public required ICatalogFeed Feed { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [SupplyParameterFromQuery(Name = "tab")] public string? Tab { get; set; }
    [SupplyParameterFromQuery(Name = "state")] public string? State { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    private string Shelf => LooksAfter && Tab is "decide" or "grants" ? Tab! : "mine";

    private bool LooksAfter => Actor.Administrator || Actor.Teams.Count > 0 || Actor.Stewards.Count > 0;

    private IReadOnlyList<Facet>? Tabs => !LooksAfter ? null :
    [
        new("Mine", CatalogUrls.Access, Shelf == "mine"),
        new("Waiting for you", CatalogUrls.With(CatalogUrls.Access, ("tab", "decide")), Shelf == "decide"),
        new("Grants on your products", CatalogUrls.With(CatalogUrls.Access, ("tab", "grants")), Shelf == "grants"),
    ];

    private IReadOnlyList<Facet> States =>
    [
        GrantsIn("All", null), GrantsIn("To provision", "provision"), GrantsIn("Holding", "holding"), GrantsIn("Ended", "ended"), GrantsIn("Revoked", "revoked"),
    ];

    private string CsvUrl => Shelf switch
    {
        "grants" => CatalogUrls.Csv("grants", ("scope", nameof(AccessScope.OnMyProducts)), ("state", GrantsShown.State?.ToString())),
        "decide" => CatalogUrls.Csv("access-requests", ("scope", nameof(AccessScope.OnMyProducts)), ("state", nameof(AccessRequestState.Asked))),
        _ => CatalogUrls.Csv("access-requests"),
    };

    private string? NextUrl => (Shelf == "grants" ? Data?.Grants?.Next : Data?.Requests?.Next) is { } next ? CatalogUrls.With(CatalogUrls.Access, ("tab", Tab), ("state", State), ("after", next)) : null;

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive) _live = Feed.Subscribe(happened => happened is AccessAsked or AccessDecided or GrantProvisioned or GrantEnded, _ => InvokeAsync(FollowAsync), Since);
    }

    protected override async Task<AccessShown?> ReadAsync(CancellationToken ct)
    {
        var page = new PageRequest(After);
        return Shelf switch
        {
            "decide" => new AccessShown(await Access.RequestsAsync(Actor, new AccessRequestFilter(AccessScope.OnMyProducts, ToDecide: true), page, ct), null),
            "grants" => new AccessShown(null, await Access.GrantsAsync(Actor, GrantsShown, page, ct)),
            _ => new AccessShown(
                await Access.RequestsAsync(Actor, new AccessRequestFilter(AccessScope.Mine), page, ct),
                await Access.GrantsAsync(Actor, new GrantFilter(AccessScope.Mine, GrantState.Holding), new PageRequest(null, PageRequest.MaxLimit), ct)),
        };
    }

    private GrantFilter GrantsShown => new(AccessScope.OnMyProducts,
        State switch { "holding" => GrantState.Holding, "ended" => GrantState.Ended, "revoked" => GrantState.Revoked, _ => null }, ToProvision: State == "provision");

    // A request moves on while somebody looks at it: the page follows without a reload.
    private async Task FollowAsync()
    {
        await ReloadAsync();
        _said = "The list changed.";
        StateHasChanged();
    }

    private Task ProvisionAsync(GrantRow grant) => RunAsync(async ct =>
    {
        if (_answer.Take(await Provision.ExecuteAsync(new ProvisionGrantCommand(grant.Id), Actor, ct), out _)) Toasts.Show($"{grant.Person} is told that {grant.ProductKey} is open");
        await ReloadAsync();
    });

    private Task WithdrawAsync(AccessRequestRow request) => RunAsync(async ct =>
    {
        if (_answer.Take(await Withdraw.ExecuteAsync(new WithdrawAccessRequestCommand(request.Id), Actor, ct), out _)) Toasts.Show($"Withdrew the request for {request.ProductKey}");
        await ReloadAsync();
    });

    private string Day(DateTimeOffset end) => Rules.DayOf(end).ToString("d MMM yyyy");

    private static DataProductKey KeyOf(string key) => DataProductKey.TryParse(key, out var parsed) ? parsed : default;

    private Facet GrantsIn(string text, string? state) => new(text, CatalogUrls.With(CatalogUrls.Access, ("tab", "grants"), ("state", state)), State == state);

    protected override void Dispose(bool disposing)
    {
        _live?.Dispose();
        base.Dispose(disposing);
    }
}
