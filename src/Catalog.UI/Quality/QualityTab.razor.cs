using System.Globalization;
using Catalog.Core.DataProducts;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.UI.Layout;
using Catalog.UI.Validity;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Quality;

/// <summary>The report: the verdict and its reason first, then what proves it.</summary>
public sealed partial class QualityTab
{
    private const int Days = 60;
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly ValueWords Words = new(English);

    private Report? _report;
    private DataProductId? _for;
    private IDisposable? _live;
    private bool _all;
    private bool _override;
    private bool _policy;

    [Inject] public required IResultQueries Results { get; init; }
    [Inject] public required IValidityHistoryQueries History { get; init; }
    [Inject] public required IGateQueries Gate { get; init; }
    [Inject] public required ValidityMesh Mesh { get; init; }
    [Inject] public required IBadgeLinks Badges { get; init; }
    [Inject] public required ICatalogFeed Feed { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [CascadingParameter] public Reader? Reader { get; set; }
    [Parameter, EditorRequired] public required DataProductId Product { get; set; }
    [Parameter, EditorRequired] public required DataProductKey Key { get; set; }

    private Reader Zone => Reader ?? Reader.Utc;
    private StandingView View => _report!.View;
    private IReadOnlyList<RunMarks> Trend => [.. _report!.Runs.Where(r => r.Loss is not null && r.Port == _report.Runs.LastOrDefault(l => l.Loss is not null)?.Port)];

    private string Meaning => View.State switch
    {
        ValidityState.Invalid => "Do not use the newest load until it is repaired.",
        ValidityState.Suspect => "Something that it is built from is broken, so its figures may be wrong too.",
        ValidityState.Stale => "What it says may have changed since.",
        ValidityState.Unknown => "Nothing says that it is wrong, and nothing says that it is right.",
        ValidityState.Valid => View.Reasons.Count == 0 ? "It can be used." : "It can be used; look at the warnings first.",
        _ => "The product is retired.",
    };

    private string Counted
    {
        get
        {
            var (all, passed, notRun) = (_report!.Results.Sum(r => r.Row.Evaluated), _report.Results.Sum(r => r.Row.Successful), _report.Results.Sum(r => r.Row.NotRun));
            return $"{passed:N0} of {all:N0} passed, {all - passed - notRun:N0} failed, {notRun:N0} could not run";
        }
    }

    protected override void OnInitialized()
    {
        if (!RendererInfo.IsInteractive) return;
        // States are right in memory before they are on record.
        Mesh.Changed += Turned;
        _live = Feed.Subscribe(happened => happened is ResultArrived arrived && arrived.ProductId == Product, _ => InvokeAsync(ReloadAsync));
    }

    private void Turned(IReadOnlySet<DataProductId> changed)
    {
        if (changed.Contains(Product)) _ = InvokeAsync(ReloadAsync);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
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
        Mesh.Changed -= Turned;
        base.Dispose(disposing);
    }

    private Task LoadAsync() => RunAsync(async ct =>
    {
        await Mesh.EnsureAsync(ct);
        var view = StandingView.Of(Mesh.Find(Product), Mesh, Actor, English, Zone.Absolute);
        var results = await Results.NewestAsync(Actor, Key, ct);
        var runs = await Results.RunsAsync(Actor, Key, Days, ct);
        var policy = await History.PoliciesAsync(Actor, Key, ct);
        var turns = await History.HistoryAsync(Actor, Key, new PageRequest(null, 8), ct);
        if (view is null || !results.IsOk || !runs.IsOk || !policy.IsOk || !turns.IsOk) return;
        var now = Clock.GetUtcNow();
        var callers = policy.Value.MayChange ? (await Gate.CallersAsync(Actor, Key, now.AddDays(-GateCallers.Days), ct)).Value : null;
        var strips = await History.StripsAsync([Product], now.AddDays(-Days), ct);
        _report = new Report(
            view, results.Value, runs.Value, policy.Value, turns.Value.Items, turns.Value.Items.Skip(1).FirstOrDefault(), Mesh.Find(Product)?.Loss,
            strips.TryGetValue(Product, out var strip) ? StateStrip.Of(strip, Days, now, Zone) : [],
            results.Value.Select(r => r.Row.Port).Distinct().Count(), Badges.Of(Product), callers);
    });

    private sealed record Report(
        StandingView View, IReadOnlyList<ResultView> Results, IReadOnlyList<RunMarks> Runs, PolicyOverview Policy, IReadOnlyList<HistoryEntry> History, HistoryEntry? Before, RecordLoss? Loss,
        IReadOnlyList<(DateOnly Day, ValidityState? State)> Strip, int Ports, string Badge, IReadOnlyList<GateCaller>? Callers);
}
