using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Access;

/// <summary>Who asked for a product and who holds it, for those who look after it.</summary>
public sealed partial class ProductAccessTab
{
    private readonly OutcomePresenter _answer = new();
    private DecideAccessDialog _dialog = default!;
    private Page<AccessRequestRow>? _requests;
    private Page<GrantRow>? _grants;
    private IDisposable? _live;
    private string? _for;

    [Inject] public required IAccessQueries Access { get; init; }
    [Inject] public required ProvisionGrant Provision { get; init; }
    [Inject] public required AccessRules Rules { get; init; }
    [Inject] public required ICatalogFeed Feed { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [Parameter, EditorRequired] public required DataProductId Product { get; set; }
    [Parameter, EditorRequired] public required DataProductKey Key { get; set; }
    /// <summary>Which page of the grants.</summary>
    [Parameter] public string? After { get; set; }

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive) _live = Feed.Subscribe(Concerns, _ => InvokeAsync(FollowAsync));
    }

    protected override async Task OnParametersSetAsync()
    {
        var wanted = $"{Product}|{After}";
        if (_for == wanted) return;
        _for = wanted;
        await ReloadAsync();
    }

    protected override void Dispose(bool disposing)
    {
        _live?.Dispose();
        base.Dispose(disposing);
    }

    private bool Concerns(CatalogEvent happened) => happened switch
    {
        AccessAsked asked => asked.ProductId == Product,
        AccessDecided decided => decided.ProductId == Product,
        GrantProvisioned open => open.ProductId == Product,
        GrantEnded ended => ended.ProductId == Product,
        _ => false,
    };

    private Task ReloadAsync() => LoadInTurnAsync(LoadAsync);

    private async Task LoadAsync(CancellationToken ct)
    {
        _requests = await Access.RequestsAsync(Actor, new AccessRequestFilter(AccessScope.OnMyProducts, AccessRequestState.Asked, Product), new PageRequest(null, PageRequest.MaxLimit), ct);
        _grants = await Access.GrantsAsync(Actor, new GrantFilter(AccessScope.OnMyProducts, Product: Product), new PageRequest(After), ct);
    }

    private async Task FollowAsync()
    {
        await ReloadAsync();
        StateHasChanged();
    }

    private Task ProvisionAsync(GrantRow grant) => RunAsync(async ct =>
    {
        if (_answer.Take(await Provision.ExecuteAsync(new ProvisionGrantCommand(grant.Id), Actor, ct), out _)) Toasts.Show($"{grant.Person} is told that {grant.ProductKey} is open");
        await ReloadAsync();
    });

    private string Day(DateTimeOffset end) => Rules.DayOf(end).ToString("d MMM yyyy");
}
