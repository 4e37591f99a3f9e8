using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.UI.Components;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Access;

/// <summary>Approving, denying and revoking, each with its reason; opened by whoever lists requests or grants.</summary>
public sealed partial class DecideAccessDialog
{
    private readonly OutcomePresenter _refused = new();
    private AccessRequestRow? _request;
    private GrantRow? _grant;
    private IReadOnlyList<GrantRow>? _earlier;
    private string? _reason;
    private string _title = "";
    private DateOnly? _until;
    private bool _yes;
    private bool _open;

    [Inject] public required IAccessQueries Access { get; init; }
    [Inject] public required DecideAccess Decide { get; init; }
    [Inject] public required RevokeGrant Revoke { get; init; }
    [Inject] public required AccessRules Rules { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    /// <summary>Called after something was decided.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    private string Person => _request?.Person ?? _grant?.Person ?? "";

    private string Consequence => _grant is not null ? $"{Person} is told at once. Closing the port itself stays with you."
        : _yes ? $"{Person} is told at once and holds a grant from now on; the port opens when you or the platform mark it as provisioned."
        : $"{Person} is told at once, with your reason, and may ask again.";

    public async Task BeginAsync(AccessRequestRow request, bool yes)
    {
        (_request, _grant, _yes, _reason, _open) = (request, null, yes, null, true);
        _until = Rules.DayOf(request.Until);
        _title = yes ? $"{request.Person} may read {request.ProductKey}, port {request.PortName}" : $"{request.Person} may not read {request.ProductKey}";
        _earlier = null;
        _refused.Clear();
        StateHasChanged();
        await RunAsync(async ct =>
        {
            var earlier = await AccessEvidence.EarlierAsync(Access, request, Actor, ct);
            // Another request may have been opened meanwhile.
            if (_request?.Id == request.Id) _earlier = earlier;
        });
        StateHasChanged();
    }

    public void BeginRevoke(GrantRow grant)
    {
        (_request, _grant, _yes, _reason, _open) = (null, grant, false, null, true);
        _title = $"Revoking stops {grant.Person} from reading {grant.ProductKey}";
        _refused.Clear();
        StateHasChanged();
    }

    private string Day(DateTimeOffset end) => Layout.Reader.Day(Rules.DayOf(end), Rules.Today(Clock.GetUtcNow()));

    private async Task FinishAsync()
    {
        var done = false;
        await RunAsync(async ct => done = _grant is { } grant
            ? _refused.Take(await Revoke.ExecuteAsync(new RevokeGrantCommand(grant.Id, _reason ?? ""), Actor, ct), out _)
            : _refused.Take(await Decide.ExecuteAsync(new DecideAccessCommand(_request!.Id, _yes, _reason, _yes ? _until : null), Actor, ct), out _));
        if (!done) return;
        Toasts.Show(_grant is not null ? $"Revoked the access of {_grant.Person}" : $"{(_yes ? "Approved" : "Denied")} the request of {_request!.Person}");
        _open = false;
        await OnDone.InvokeAsync();
    }
}
