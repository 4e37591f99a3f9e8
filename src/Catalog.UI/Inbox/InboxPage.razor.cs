using Catalog.Core.Access;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Inbox;

public sealed partial class InboxPage
{
    private static readonly TimeSpan Long = TimeSpan.FromDays(3);

    private readonly HashSet<InboxItemId> _chosen = [];
    private readonly OutcomePresenter _answer = new();
    private InboxPageState _state = InboxPageState.From(null, null, null, null);
    private InboxCount? _count;
    private List<InboxRow>? _rows;
    private IReadOnlyList<Evidence>? _evidence;
    private IDisposable? _live;
    private Carried? _carried;
    private string? _loaded;
    /// <summary>Which list the rows are of.</summary>
    private string? _listed;
    private Guid? _shown;
    private string? _next;
    private string? _bulkReason;
    private string? _word;
    private string? _said;
    private bool _first = true;

    [Inject] public required IInboxQueries Inbox { get; init; }
    [Inject] public required MarkInbox Mark { get; init; }
    [Inject] public required IEnumerable<InboxKindView> Views { get; init; }
    [Inject] public required IServiceProvider Services { get; init; }
    [Inject] public required ICatalogFeed Feed { get; init; }
    [Inject] public required Handover Handover { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [SupplyParameterFromQuery(Name = "shelf")] public string? Shelf { get; set; }
    [SupplyParameterFromQuery(Name = "kind")] public string? Kind { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }
    [SupplyParameterFromQuery(Name = "open")] public string? Open { get; set; }

    /// <summary>What crosses from prerendering, so that nothing is loaded twice.</summary>
    [PersistentState]
    public Carried? State
    {
        get => _rows is null || _count is null ? null : new Carried(_listed!, _rows, _next, _count);
        set => _carried = value;
    }

    private DateOnly Tomorrow => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime).AddDays(1);
    private InboxRow? Opened => _state.Open is { } id ? _rows?.Find(r => r.Id.Value == id) : null;
    private string ShelfName => _state.Shelf switch { InboxShelf.Notices => "Notices", InboxShelf.Done => "Done", _ => "To decide" };
    private string Headline => _count is null ? "" : _state.Shelf switch { InboxShelf.Notices => _count.Unread == 0 ? $"{_count.Notices} told" : $"{_count.Notices} told, {_count.Unread} new", InboxShelf.Done => "what is done", _ => _count.ToDecide == 0 ? "nothing to decide" : $"{_count.ToDecide} to decide" };
    private string EmptyTitle => _state.Shelf switch { InboxShelf.Notices => "Nothing new", InboxShelf.Done => "Nothing is done yet", _ => "Nothing to decide" };
    private string EmptyWords => _state.Shelf switch
    {
        InboxShelf.Notices => "Watch a product, domain, team, contract, dataset, job, term or tag, and its changes are told here.",
        InboxShelf.Done => "What you decided and what you marked as done is kept here.",
        _ => "Access requests, proposed lineage edges and whatever else you can decide come here.",
    };

    private static string NoticesUrl => new InboxPageState(InboxShelf.Notices, null, null, null).ToUrl();

    private IReadOnlyList<Facet> Shelves =>
    [
        new("To decide", new InboxPageState(InboxShelf.ToDecide, null, null, null).ToUrl(), _state.Shelf == InboxShelf.ToDecide, _count?.ToDecide),
        new("Notices", NoticesUrl, _state.Shelf == InboxShelf.Notices, _count?.Unread),
        new("Done", new InboxPageState(InboxShelf.Done, null, null, null).ToUrl(), _state.Shelf == InboxShelf.Done),
    ];

    private IReadOnlyList<Facet> Kinds =>
    [
        new("All", (_state with { Kind = null, After = null, Open = null }).ToUrl(), _state.Kind is null),
        .. Views.Where(v => _state.Shelf == InboxShelf.Done || (v.Decision is not null == (_state.Shelf == InboxShelf.ToDecide) && (_state.Kind == v.Kind || _count?.OpenByKind.ContainsKey(v.Kind) == true)))
            .Select(v => new Facet(v.Label, (_state with { Kind = v.Kind, After = null, Open = null }).ToUrl(), _state.Kind == v.Kind, _state.Shelf == InboxShelf.Done ? null : _count?.OpenByKind.GetValueOrDefault(v.Kind))),
    ];

    private IEnumerable<IGrouping<string, InboxRow>> Groups => _rows!.GroupBy(WaitOf);

    private InboxDecision? BulkDecision
    {
        get
        {
            var kinds = _rows!.Where(r => _chosen.Contains(r.Id)).Select(r => (r.Kind, Waits: r is { IsTask: true, DoneAt: null })).Distinct().ToList();
            return kinds is [{ Waits: true } only] ? ViewOf(only.Kind)?.Decision : null;
        }
    }

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive && Actor.PersonId is { } me) _live = Feed.Subscribe(happened => happened is InboxFilled filled && filled.People.Contains(me), _ => InvokeAsync(OnFilledAsync), _carried is null ? null : Handover.Since);
    }

    protected override async Task OnParametersSetAsync()
    {
        _state = InboxPageState.From(Shelf, Kind, After, Open);
        if (_loaded != _state.ListKey)
        {
            var carried = _first ? _carried : null;
            _loaded = _state.ListKey;
            _chosen.Clear();
            _word = null;
            if (carried?.Key == _loaded) (_rows, _next, _count, _listed) = ([.. carried.Rows], carried.Next, carried.Count, carried.Key);
            if (carried?.Key != _loaded || Handover.IsOld) await LoadInTurnAsync(LoadAsync, anew: true);
        }
        _first = false;
        if (_shown != _state.Open) await ShowAsync();
    }

    private Task ReloadAsync() => LoadInTurnAsync(LoadAsync);

    private async Task LoadAsync(CancellationToken ct)
    {
        var key = _state.ListKey;
        var page = await Inbox.ListAsync(Actor, new InboxFilter(_state.Shelf, _state.Kind), new PageRequest(_state.After), ct);
        (_rows, _next, _listed) = ([.. page.Items], page.Next, key);
        _count = await Inbox.CountAsync(Actor, ct);
    }

    private async Task ShowAsync()
    {
        _shown = _state.Open;
        _evidence = null;
        _answer.Clear();
        if (Opened is not { } open || !RendererInfo.IsInteractive) { _shown = RendererInfo.IsInteractive ? _shown : null; return; }
        await RunAsync(async ct =>
        {
            if (ViewOf(open.Kind)?.Evidence is { } load) _evidence = await load(Services, open, Actor, ct);
            if (open.ReadAt is null) await Mark.ExecuteAsync(new MarkInboxCommand([open.Id], InboxMark.Read), Actor, ct);
        });
    }

    // Somebody else decided, or something new came: the list follows without a reload, and says what happened.
    private async Task OnFilledAsync()
    {
        var (before, shelf) = (_rows ?? [], _listed);
        await LoadInTurnAsync(LoadAsync);
        if (_rows is null) return;
        // Of another shelf nothing is gone.
        var gone = _listed == shelf && _state.Shelf == InboxShelf.ToDecide && _state.After is null ? before.Where(b => _rows.TrueForAll(r => r.Id != b.Id)).ToList() : [];
        _chosen.IntersectWith(_rows.Select(r => r.Id));
        if (gone.Count > 0) _word = await WordAsync(gone);
        _said = gone.Count > 0 ? _word : $"{_rows.Count} entries";
        StateHasChanged();
    }

    private async Task<string> WordAsync(List<InboxRow> gone)
    {
        if (gone is not [{ Kind: InboxKinds.AccessRequest } one]) return $"{gone.Count} {(gone.Count == 1 ? "entry was" : "entries were")} decided elsewhere.";
        var access = (IAccessQueries)Services.GetService(typeof(IAccessQueries))!;
        var request = await access.RequestAsync(Actor, AccessRequestId.From(one.CauseId), Closed);
        return request is { DecidedByName: { } by } ? $"{by} {request.State.ToString().ToLowerInvariant()} the request of {request.Person} for {request.ProductKey}." : "A request was decided elsewhere.";
    }

    private InboxKindView? ViewOf(string kind) => Views.FirstOrDefault(v => v.Kind == kind);

    private string UrlOf(InboxRow row) => (_state with { Open = row.Id.Value }).ToUrl();

    private string WaitOf(InboxRow row)
    {
        var age = Clock.GetUtcNow() - row.CreatedAt;
        if (_state.Shelf == InboxShelf.Done) return "Done";
        return age > Long ? _state.Shelf == InboxShelf.ToDecide ? "Waiting for more than 3 days" : "Older" : age > TimeSpan.FromDays(1) ? "In the last 3 days" : "In the last 24 hours";
    }

    private void Choose(InboxItemId id, bool chosen)
    {
        if (chosen) _chosen.Add(id);
        else _chosen.Remove(id);
    }

    protected override void Dispose(bool disposing)
    {
        _live?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The list as prerendered.</summary>
    public sealed record Carried(string Key, IReadOnlyList<InboxRow> Rows, string? Next, InboxCount Count);
}
