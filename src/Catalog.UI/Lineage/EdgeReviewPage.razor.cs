using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Microsoft.AspNetCore.Components;
using Facet = Catalog.UI.Components.Facet;

namespace Catalog.UI.Lineage;

public sealed partial class EdgeReviewPage
{
    private readonly HashSet<LineageEdgeId> _chosen = [];
    private readonly OutcomePresenter _answer = new();
    private readonly OutcomePresenter _noted = new();
    private EdgeReviewPageState _state = EdgeReviewPageState.From(null, null, null, null, null, null);
    private List<EdgeLine>? _rows;
    private EdgeReading? _opened;
    private IDisposable? _live;
    private Carried? _carried;
    private Shown? _shown;
    private DateOnly? _until;
    private string? _loaded;
    private string? _next;
    private string? _reason;
    private string? _bulkReason;
    private string? _word;
    private string? _said;
    private int? _total;
    private bool _all;
    private bool _first = true;

    [Inject] public required IEdgeQueries Edges { get; init; }
    [Inject] public required ReviewEdges Review { get; init; }
    [Inject] public required ReviewEdgesByRule ByRule { get; init; }
    [Inject] public required WriteLineageNote Write { get; init; }
    [Inject] public required RemoveLineageNote Remove { get; init; }
    [Inject] public required ICatalogFeed Feed { get; init; }
    [Inject] public required Handover Handover { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [SupplyParameterFromQuery(Name = "review")] public string? ReviewWord { get; set; }
    [SupplyParameterFromQuery(Name = "origin")] public string? Origin { get; set; }
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "only")] public string? Only { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }
    [SupplyParameterFromQuery(Name = "edge")] public string? Edge { get; set; }

    /// <summary>What crosses from prerendering, so that nothing is loaded twice.</summary>
    [PersistentState]
    public Carried? State
    {
        get => _rows is null || !Carrying.Fits(_rows) ? null : new Carried(_loaded!, _rows, _next, _total);
        set => _carried = value;
    }

    private int Chosen => _all ? Math.Min(_total ?? _chosen.Count, EdgeReport.MaxEdges) : _chosen.Count;
    private DateOnly Tomorrow => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime).AddDays(1);
    private string Headline => _total is { } total ? $"{total:N0} {Word(_state.Review)}" : "";
    private string EmptyWords => _state.Review == ReviewState.Proposed
        ? "Edges that somebody proposed, and those inferred from names, are decided here."
        : "No edge of this state fits what is asked.";

    private IReadOnlyList<Facet> Shelves => [.. Enum.GetValues<ReviewState>().Select(r => new Facet(char.ToUpperInvariant(Word(r)[0]) + Word(r)[1..], new EdgeReviewPageState(r, null, _state.Text, false, false, null, null).ToUrl(), _state.Review == r))];

    private IReadOnlyList<Facet> Origins
    {
        get
        {
            var bare = _state with { Origin = null, Stale = false, StillSeen = false, After = null, Edge = null };
            var facets = new List<Facet> { new("All", bare.ToUrl(), _state is { Origin: null, Stale: false, StillSeen: false }) };
            facets.AddRange(new[] { (EdgeOrigins.Manual, "By people"), (EdgeOrigins.Inferred, "Inferred"), (EdgeOrigins.Observed, "Observed"), (EdgeOrigins.Declared, "Declared") }.Select(o => new Facet(o.Item2, (bare with { Origin = o.Item1 }).ToUrl(), _state.Origin == o.Item1)));
            if (_state.Review == ReviewState.Accepted) facets.Add(new("Stale", (bare with { Stale = true }).ToUrl(), _state.Stale));
            if (_state.Review == ReviewState.Rejected) facets.Add(new("Still seen", (bare with { StillSeen = true }).ToUrl(), _state.StillSeen));
            return facets;
        }
    }

    private IReadOnlyList<(string Name, string? Value)> Kept => [("review", _state.Review == ReviewState.Proposed ? null : Word(_state.Review)), ("origin", _state.Origin?.ToString().ToLowerInvariant()), ("only", Only)];

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive) _live = Feed.Subscribe(happened => happened is LineageEdgesReviewed or LineageNoteWritten, _ => InvokeAsync(FollowAsync), _carried is null ? null : Handover.Since);
    }

    protected override async Task OnParametersSetAsync()
    {
        _state = EdgeReviewPageState.From(ReviewWord, Origin, Text, Only, After, Edge);
        if (_loaded != _state.ListKey)
        {
            var carried = _first ? _carried : null;
            (_first, _loaded) = (false, _state.ListKey);
            Clear();
            _word = null;
            if (carried?.Key == _loaded) (_rows, _next, _total) = ([.. carried.Rows], carried.Next, carried.Total);
            if ((carried?.Key != _loaded || Handover.IsOld) && !await LoadInTurnAsync(LoadAsync, anew: true)) return;
        }
        await ShowAsync();
    }

    /// <summary>Opens the edge that the address names, once.</summary>
    private async Task ShowAsync()
    {
        if (_shown is { } shown && shown.Edge == _state.Edge) return;
        var opens = _shown = new(_state.Edge);
        if (!await RunAsync(OpenAsync) && _shown == opens) _shown = null;
    }

    private async Task RetryAsync()
    {
        if (await LoadInTurnAsync(LoadAsync)) await ShowAsync();
    }

    /// <summary>The edge that is open beside the list, or none.</summary>
    private sealed record Shown(Guid? Edge);

    private Task ReloadAsync() => LoadInTurnAsync(LoadAsync);

    private async Task LoadAsync(CancellationToken ct)
    {
        var page = await Edges.ListAsync(_state.Filter, new PageRequest(_state.After), Actor, ct);
        (_rows, _next, _total) = ([.. page.Items], page.Next, page.Total ?? _total);
        _chosen.IntersectWith(_rows.Select(r => r.Id));
    }

    private async Task OpenAsync(CancellationToken ct)
    {
        (_reason, _until, _opened) = (null, null, null);
        _answer.Clear();
        _noted.Clear();
        if (_state.Edge is not { } id) return;
        var found = await Edges.FindAsync(LineageEdgeId.From(id), Actor, ct);
        Take(id, found);
        if (found is null && _state.Edge == id) _word = "There is no such edge, or it is hidden from you.";
    }

    /// <summary>What was read of an edge that the reader has left is of no use any more.</summary>
    private void Take(Guid id, EdgeReading? read)
    {
        if (_state.Edge == id) _opened = read;
    }

    // Somebody else decided, or something new came: the list follows without a reload.
    private async Task FollowAsync()
    {
        var before = _rows?.Count;
        await ReloadAsync();
        if (_state.Edge is { } id) await RunAsync(async ct => Take(id, await Edges.FindAsync(LineageEdgeId.From(id), Actor, ct)));
        if (_rows?.Count != before) _said = $"{_total} edges";
        StateHasChanged();
    }

    private Task DecideAsync(EdgeDeed deed) => RunAsync(async ct =>
    {
        if (_opened is not { } open) return;
        DateTimeOffset? until = deed == EdgeDeed.SetExpiry && _until is { } day ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
        var outcome = await Review.ExecuteAsync(new ReviewEdgesCommand([open.Line.Id], deed, _reason, until, open.Line.Version), Actor, ct);
        if (!_answer.Take(outcome, out _)) return;
        Told([open.Line.Id], Past(deed), EdgeWords.Sentence(open.Line), deed);
        var next = NextAfter(open.Line.Id);
        await ReloadAsync();
        if (_rows!.TrueForAll(r => r.Id != open.Line.Id)) Navigation.NavigateTo((_state with { Edge = next?.Value }).ToUrl());
        else await OpenAsync(ct);
    });

    private Task DecideChosenAsync(EdgeDeed deed) => RunAsync(async ct =>
    {
        var ids = _chosen.ToList();
        var outcome = _all
            ? await ByRule.ExecuteAsync(new ReviewEdgesByRuleCommand(_state.Filter, deed, _bulkReason), Actor, ct)
            : await Review.ExecuteAsync(new ReviewEdgesCommand(ids, deed, _bulkReason), Actor, ct);
        if (!outcome.IsOk)
        {
            _word = outcome.Refusal.Sentence;
            return;
        }
        var report = outcome.Value;
        _word = report.Refused.Count == 0 ? null : $"{report.Refused.Count} stayed: {string.Join(' ', report.Refused.Select(r => r.Why).Distinct())}";
        if (report.Changed.Count > 0) Told(report.Changed, Past(deed), $"{report.Changed.Count} edges", deed);
        Clear();
        await ReloadAsync();
    });

    private Task AskChosenAsync() => RunAsync(async ct =>
    {
        var (asked, refused) = (0, new List<string>());
        foreach (var edge in _chosen.ToList())
        {
            if ((await Write.ExecuteAsync(new WriteLineageNoteCommand(NoteSubject.Of(edge), _bulkReason ?? "", IsQuestion: true), Actor, ct)).Refusal is { } refusal) refused.Add(refusal.Sentence);
            else asked++;
        }
        _word = refused.Count == 0 ? null : string.Join(' ', refused.Distinct());
        if (asked == 0) return;
        Toasts.Show($"Asked about {asked}");
        Clear();
    });

    private void Told(IReadOnlyList<LineageEdgeId> edges, string past, string what, EdgeDeed deed)
    {
        if (deed == EdgeDeed.Undo) Toasts.Show($"{what}: {past}");
        else
        {
            Toasts.Show($"{what}: {past}", async () =>
            {
                await Review.ExecuteAsync(new ReviewEdgesCommand(edges, EdgeDeed.Undo), Actor, Closed);
                await InvokeAsync(FollowAsync);
            });
        }
    }

    private async Task<bool> WriteAsync(string? text, bool asks)
    {
        var written = false;
        await RunAsync(async ct =>
        {
            if (_opened is not { } open) return;
            written = _noted.Take(await Write.ExecuteAsync(new WriteLineageNoteCommand(NoteSubject.Of(open.Line.Id), text ?? "", asks), Actor, ct), out _);
            if (written) Take(open.Line.Id.Value, await Edges.FindAsync(open.Line.Id, Actor, ct));
        });
        StateHasChanged();
        return written;
    }

    private Task RemoveAsync(LineageNoteId note) => RunAsync(async ct =>
    {
        if (_opened is { } open && _noted.Take(await Remove.ExecuteAsync(note, Actor, ct), out _)) Take(open.Line.Id.Value, await Edges.FindAsync(open.Line.Id, Actor, ct));
    });

    private LineageEdgeId? NextAfter(LineageEdgeId id)
    {
        var at = _rows?.FindIndex(r => r.Id == id) ?? -1;
        return at < 0 || _rows!.Count < 2 ? null : _rows[at + 1 < _rows.Count ? at + 1 : at - 1].Id;
    }

    private string UrlOf(EdgeLine row) => (_state with { Edge = row.Id.Value }).ToUrl();

    private void Choose(LineageEdgeId id, bool chosen)
    {
        _all = false;
        if (chosen) _chosen.Add(id);
        else _chosen.Remove(id);
    }

    private void ChooseAll() => _chosen.UnionWith(_rows!.Where(r => r.MayReview).Select(r => r.Id));

    private void Clear()
    {
        _chosen.Clear();
        (_all, _bulkReason) = (false, null);
    }

    private static string Word(ReviewState review) => review.ToString().ToLowerInvariant();

    private static string Past(EdgeDeed deed) => deed switch
    {
        EdgeDeed.Accept => "accepted",
        EdgeDeed.Reject => "rejected",
        EdgeDeed.SetExpiry => "accepted until then",
        EdgeDeed.Pin => "pinned",
        EdgeDeed.Unpin => "unpinned",
        _ => "taken back",
    };

    protected override void Dispose(bool disposing)
    {
        _live?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The list as prerendered.</summary>
    public sealed record Carried(string Key, IReadOnlyList<EdgeLine> Rows, string? Next, int? Total);
}
