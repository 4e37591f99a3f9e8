using Catalog.Core.DataProducts;
using Catalog.Core.Lineage.Reading;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.UI.Layout;
using Catalog.UI.Navigation;
using Catalog.UI.Validity;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Quality;

/// <summary>The report: the verdict and its reason first, then what proves it.</summary>
public sealed partial class QualityTab
{
    private const int Days = 60;
    private const int Told = 12;
    private static ValueWords Words => ResultWords.Words;

    private Report? _report;
    private DataProductId? _for;
    private IDisposable? _live;
    private string? _said;
    private bool _override;

    [Inject] public required IResultQueries Results { get; init; }
    [Inject] public required IValidityHistoryQueries History { get; init; }
    [Inject] public required IRunQueries LineageRuns { get; init; }
    [Inject] public required IIncidentQueries Incidents { get; init; }
    [Inject] public required IGateQueries Gate { get; init; }
    [Inject] public required ValidityMesh Mesh { get; init; }
    [Inject] public required IBadgeLinks Badges { get; init; }
    [Inject] public required ICatalogFeed Feed { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [CascadingParameter] public Reader? Reader { get; set; }
    [Parameter, EditorRequired] public required DataProductId Product { get; set; }
    [Parameter, EditorRequired] public required DataProductKey Key { get; set; }
    /// <summary><c>all</c>: what passed as well.</summary>
    [SupplyParameterFromQuery(Name = "show")] public string? ShowWhich { get; set; }

    private Reader Zone => Reader ?? Reader.Utc;
    private StandingView View => _report!.View;
    private bool All => ShowWhich == "all";
    private int Troubles => _report!.Results.Sum(r => r.Expectations.Count(e => e.Outcome != ExpectationOutcome.Passed));
    private IReadOnlyList<RunMarks> Trend => Worst?.Row is { } row ? [.. _report!.Runs.Where(r => r.Loss is not null && r.Port == row.Port && r.Suite == row.Suite)] : [];

    /// <summary>The result that the verdict speaks of: that of the first reason, else the one that lost most.</summary>
    private ResultView? Worst => Spoken(View, _report!.Results);

    private string Verdict => View.First ?? (_report!.Results.Count == 0 ? "Nothing is known against it." : "Every check passed.");

    private string Meaning
    {
        get
        {
            var reasons = View.Reasons.Select(r => r.Reason).ToList();
            var marks = reasons.Where(r => r.State == ValidityState.Invalid).Select(r => r.Expectation?.Mark).OfType<string>().ToList();
            var good = Worst is { } worst ? _report!.Runs.LastGood(worst.Row, _report.Policy.Rules.Limit, marks)?.RunTime : null;
            var use = UseAdvice.Of(View.State, reasons, new JudgedLoads(Worst?.Row.RunTime, good), at => Zone.Since(at, Clock.GetUtcNow()));
            return UseAdvice.Of(Mesh.Find(Product)?.Facts.Lifecycle ?? Lifecycle.Active) is { } life ? $"{use} {life}" : use;
        }
    }

    /// <summary>What is otherwise than in the run before.</summary>
    private string? Changed
    {
        get
        {
            if (Worst is not { } worst || _report!.Runs.Before(worst.Row) is not { } before) return null;
            var broke = worst.Expectations.Count(e => e.Outcome != ExpectationOutcome.Passed && ExpectationMarks.Find(before.Marks, e.Mark) == ExpectationOutcome.Passed);
            var repaired = worst.Expectations.Count(e => e.Outcome == ExpectationOutcome.Passed && ExpectationMarks.Find(before.Marks, e.Mark) is not (null or ExpectationOutcome.Passed));
            string?[] said =
            [
                worst.Row.Loss is { } now && before.Loss is { } then && now.Percent != then.Percent ? $"the loss was {Words.Percent(then.Percent)}" : null,
                broke > 0 ? broke == 1 ? "one expectation passed that does not pass now" : $"{broke:N0} expectations passed that do not pass now" : null,
                repaired > 0 ? repaired == 1 ? "one expectation did not pass that passes now" : $"{repaired:N0} expectations did not pass that pass now" : null,
            ];
            var told = string.Join(", and ", said.OfType<string>());
            return told.Length == 0 ? null : $"In the run before, of {Zone.Since(before.RunTime, Clock.GetUtcNow())}, {told}.";
        }
    }

    private string Counted
    {
        get
        {
            var (all, passed, notRun) = (_report!.Results.Sum(r => r.Row.Evaluated), _report.Results.Sum(r => r.Row.Successful), _report.Results.Sum(r => r.Row.NotRun));
            return $"{passed:N0} of {all:N0} passed, {all - passed - notRun:N0} failed, {notRun:N0} could not run";
        }
    }

    private static ResultView? Spoken(StandingView view, IReadOnlyList<ResultView> results) =>
        results.FirstOrDefault(r => view.Reasons.Any(x => x.Reason.State is not null && x.Reason.Result == r.Row.Id)) ?? results.OrderByDescending(r => r.Row.Loss?.Percent ?? -1).FirstOrDefault();

    /// <summary>What a finding that makes no state weighs.</summary>
    private static string Weight(Reason reason) => reason.Kind switch
    {
        ReasonKind.NotRun => "could not run",
        ReasonKind.Silent or ReasonKind.Retired or ReasonKind.Override => "to know",
        _ => "warning",
    };

    private string Here(bool all) => CatalogUrls.With(CatalogUrls.Product(Key, "quality"), ("show", all ? "all" : null));

    protected override void OnInitialized()
    {
        if (!RendererInfo.IsInteractive) return;
        _live = Feed.Subscribe(
            happened => happened switch
            {
                ResultArrived arrived => arrived.ProductId == Product,
                ValidityJudged judged => judged.ProductId == Product,
                ValidityTurned turned => turned.Turns.Any(t => t.ProductId == Product),
                IncidentChanged changed => changed.ProductId == Product,
                _ => false,
            },
            _ => InvokeAsync(FollowAsync));
        Mesh.Changed += OnStood;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_for == Product) return;
        _for = Product;
        await LoadAsync();
    }

    protected override void Dispose(bool disposing)
    {
        _live?.Dispose();
        Mesh.Changed -= OnStood;
        base.Dispose(disposing);
    }

    // Upstream is known before it is on record.
    private void OnStood(IReadOnlyCollection<DataProductId> changed)
    {
        if (changed.Contains(Product)) OnCircuit(FollowAsync);
    }

    private async Task FollowAsync()
    {
        var before = _report?.View.State;
        await LoadAsync();
        if (_report?.View.State is { } state && state != before) _said = $"{Key} is {state.Word()}";
        StateHasChanged();
    }

    private Task LoadAsync() => LoadInTurnAsync(async ct =>
    {
        await Mesh.EnsureAsync(ct);
        var view = StandingView.Of(Mesh.Find(Product), Mesh, Actor, ResultWords.Reader, Zone.Absolute);
        var results = await Results.NewestAsync(Actor, Key, ct);
        var runs = await Results.RunsAsync(Actor, Key, Days, ct);
        var policy = await History.PoliciesAsync(Actor, Key, ct);
        var turns = await History.HistoryAsync(Actor, Key, new PageRequest(null, 8), ct);
        if (view is null || !results.IsOk || !runs.IsOk || !policy.IsOk || !turns.IsOk) return;
        var now = Clock.GetUtcNow();
        var callers = policy.Value.MayChange ? (await Gate.CallersAsync(Actor, Key, now.AddDays(-GateCallers.Days), ct)).Value : null;
        var strips = await History.StripsAsync([Product], now.AddDays(-Days), ct);
        var open = await Incidents.ListAsync(Actor, new IncidentFilter(true, Key), new PageRequest(null, 1), ct);
        var run = Spoken(view, results.Value)?.LineageRun is { } named ? (await LineageRuns.FindAsync(named, Actor, ct)).Value?.Row : null;
        _report = new Report(
            view, results.Value, runs.Value, policy.Value, turns.Value.Items, Mesh.Find(Product)?.Loss, strips.TryGetValue(Product, out var strip) ? StateStrip.Of(strip, Days, now, Zone) : [],
            results.Value.Select(r => r.Row.Port).Distinct().Count(), Badges.Of(Product), callers, open.Items is [var incident, ..] ? incident : null, run);
    });

    private sealed record Report(
        StandingView View, IReadOnlyList<ResultView> Results, IReadOnlyList<RunMarks> Runs, PolicyOverview Policy, IReadOnlyList<HistoryEntry> History, RecordLoss? Loss,
        IReadOnlyList<(DateOnly Day, ValidityState? State)> Strip, int Ports, string Badge, IReadOnlyList<GateCaller>? Callers, IncidentRow? Incident, RunRow? Run);
}
