using Catalog.Core.DataProducts;
using Catalog.Core.Lineage.Reading;
using Catalog.Core.Quality;
using Catalog.UI.Layout;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Quality;

/// <summary>A run with the runs around it; beside another one, or with one of its expectations looked at closely.</summary>
public sealed record ResultShown(
    DataProductKey Key, ResultView View, IReadOnlyList<RunMarks> Runs, ResultView? Against, IReadOnlyList<ComparedExpectation>? Compared, CheckedExpectation? Chosen, IReadOnlyList<TrendPoint> Trend, RunRow? Run);

/// <summary>One run of a suite: every expectation, one of them closely, or all beside another run.</summary>
public sealed partial class ResultPage
{
    private const int PageSize = 200;
    private const int Offered = 12;
    private const int Looked = 30;

    [Inject] public required IResultQueries Results { get; init; }
    [Inject] public required IRunQueries LineageRuns { get; init; }
    [CascadingParameter] public Reader? Reader { get; set; }
    [Parameter] public required string Domain { get; set; }
    [Parameter] public required string Name { get; set; }
    [Parameter] public Guid Id { get; set; }
    [SupplyParameterFromQuery(Name = "against")] public Guid? Against { get; set; }
    /// <summary>The mark of the expectation that is looked at closely.</summary>
    [SupplyParameterFromQuery(Name = "expectation")] public string? Expectation { get; set; }
    [SupplyParameterFromQuery(Name = "from")] public int? From { get; set; }

    private Reader Zone => Reader ?? Reader.Utc;
    private int First => Math.Clamp(From ?? 0, 0, Math.Max(0, Data!.View.Expectations.Count - 1));

    private IReadOnlyList<RunMarks> Others => [.. Data!.Runs.Where(r => r.Id.Value != Id && r.Suite == Data.View.Row.Suite && r.Port == Data.View.Row.Port).OrderByDescending(r => r.RunTime).Take(Offered)];

    private string Summary => $"On the port {Data!.View.Row.Port ?? "that is gone"}: {ResultWords.Outcome(Data.View.Row)}{(Data.View.Row.Loss is { } loss ? $"; record loss {ResultWords.Words.Percent(loss.Percent)}" : "")}.";

    private string Told
    {
        get
        {
            var (broke, repaired) = (Data!.Compared!.Count(c => c.Change is ExpectationChange.Broke or ExpectationChange.StoppedRunning), Data.Compared!.Count(c => c.Change == ExpectationChange.Repaired));
            return broke == 0 && repaired == 0 ? "nothing broke and nothing was repaired" : $"{broke:N0} broke, {repaired:N0} repaired";
        }
    }

    // What is prerendered is small in most cases, and a set of names does not travel.
    protected override bool Carries(ResultShown data) => false;

    protected override async Task<ResultShown?> ReadAsync(CancellationToken ct)
    {
        if (!DataProductKey.TryParse($"{Domain}/{Name}", out var key)) return null;
        var id = ValidationResultId.From(Id);
        if ((await Results.FindAsync(Actor, key, id, ct)).Value is not { } view) return null;
        var runs = (await Results.RunsAsync(Actor, key, Looked, ct)).Value ?? [];
        var against = Against is { } other ? (await Results.FindAsync(Actor, key, ValidationResultId.From(other), ct)).Value : null;
        var chosen = Expectation is null ? null : view.Expectations.FirstOrDefault(e => e.Mark == Expectation);
        var trend = chosen is null ? null : (await Results.TrendAsync(Actor, key, id, chosen.Mark, ct)).Value;
        var run = view.LineageRun is { } named ? (await LineageRuns.FindAsync(named, Actor, ct)).Value?.Row : null;
        return new ResultShown(key, view, runs, against, Compare(view, against), chosen, trend ?? [], run);
    }

    private static IReadOnlyList<ComparedExpectation>? Compare(ResultView view, ResultView? against)
    {
        if (against is null) return null;
        var (before, now) = InOrder(view, against);
        return ResultComparison.Between(before.Expectations, now.Expectations);
    }

    /// <summary>The older of the two first, whichever was opened.</summary>
    private static (ResultView Before, ResultView Now) InOrder(ResultView one, ResultView other) => one.Row.RunTime <= other.Row.RunTime ? (one, other) : (other, one);
}
