using System.Globalization;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Quality;

/// <summary>Validation results, for whoever may read the details of the product.</summary>
public interface IResultQueries
{
    /// <summary>Newest run first.</summary>
    Task<Outcome<Page<ResultRow>>> ListAsync(Actor actor, DataProductKey product, ResultFilter filter, PageRequest request, CancellationToken ct);

    Task<Outcome<ResultView>> FindAsync(Actor actor, DataProductKey product, ValidationResultId id, CancellationToken ct);

    /// <summary>The newest run of each suite on each output port, by port.</summary>
    Task<Outcome<IReadOnlyList<ResultView>>> NewestAsync(Actor actor, DataProductKey product, CancellationToken ct);

    /// <summary>The last runs of these suites and ports, oldest first, for strips and trends.</summary>
    Task<Outcome<IReadOnlyList<RunMarks>>> RunsAsync(Actor actor, DataProductKey product, int perSuite, CancellationToken ct);

    /// <summary>How one expectation came out in this run and in those of the same suite and port before it, oldest first.</summary>
    Task<Outcome<IReadOnlyList<TrendPoint>>> TrendAsync(Actor actor, DataProductKey product, ValidationResultId of, string mark, CancellationToken ct);

    /// <summary>A result that waits, with the ports that it may belong to, likely ones first; for whoever may decide.</summary>
    Task<Outcome<WaitingResult>> WaitingAsync(Actor actor, ValidationResultId id, CancellationToken ct);
}

/// <summary>Narrows a list of results; <c>null</c> does not.</summary>
public sealed record ResultFilter(string? Suite = null, string? Port = null);

/// <summary>A line of the list.</summary>
public sealed record ResultRow(
    ValidationResultId Id, string? Port, string Suite, string? DataSource, string? Asset, DateTimeOffset RunTime, bool Success, int Evaluated, int Successful, int NotRun, RecordLoss? Loss, bool Early);

/// <summary>A whole result. Columns whose values are not for everybody are in <paramref name="Masked"/>.</summary>
public sealed record ResultView(ResultRow Row, IReadOnlyList<CheckedExpectation> Expectations, IReadOnlyList<Finding> Findings, string? RunName, string? Checkpoint, string? Version, string? LineageRun, DateTimeOffset ReceivedAt, string SentBy, IReadOnlySet<string> Masked);

/// <summary>One run in a history.</summary>
public sealed record RunMarks(ValidationResultId Id, string? Port, string Suite, DateTimeOffset RunTime, bool Success, int Evaluated, int Successful, RecordLoss? Loss, string Marks);

/// <summary>One run of one expectation: the share of rows that do not comply, in percent, or the figure that was seen; no outcome where it was not checked.</summary>
public sealed record TrendPoint(ValidationResultId Result, DateTimeOffset RunTime, ExpectationOutcome? Outcome, decimal? Value, bool IsShare)
{
    public static TrendPoint Of(ValidationResultId result, DateTimeOffset at, CheckedExpectation? expectation)
    {
        if (expectation is null or { Outcome: ExpectationOutcome.NotRun }) return new(result, at, expectation?.Outcome, null, false);
        if (expectation is { Elements: > 0 and var all, Unexpected: { } bad }) return new(result, at, expectation.Outcome, decimal.Round(bad * 100m / all, 9), true);
        if (expectation.UnexpectedPercent is { } percent) return new(result, at, expectation.Outcome, percent, true);
        return new(result, at, expectation.Outcome, decimal.TryParse(expectation.Observed, NumberStyles.Float, CultureInfo.InvariantCulture, out var seen) ? seen : null, false);
    }
}

/// <summary>What waits for a place. The ports are those that this actor may put it on, the <paramref name="Likely"/> one first.</summary>
public sealed record WaitingResult(ResultRow Row, int Alike, IReadOnlyList<PortCandidate> Ports, PortCandidate? Likely, IReadOnlyList<CheckedExpectation> Expectations);
