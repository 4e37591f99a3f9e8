using System.Globalization;
using Catalog.Core.Imports;
using Catalog.Core.Quality;
using Catalog.Core.Validity;

namespace Catalog.Server.Api.Quality;

/// <summary>What became of the results that were sent.</summary>
public sealed record SentResults(IReadOnlyList<SentResult> Results);

/// <summary>One of them. <c>port</c> and <c>state</c> are absent for one that waits in the inbox; <c>unchanged</c> says that it was there already.</summary>
public sealed record SentResult(
    Guid Id, string? Product, string? Port, string? Suite, string? Asset, bool Success, int Evaluated, int Successful, int Unsuccessful, RecordLossResponse? RecordLoss, string? State, bool Unchanged, IReadOnlyList<Finding> Findings)
{
    internal static SentResult From(TakenResult taken, Standing? standing) => new(
        taken.Id.Value, standing?.Known.Key, taken.Port, taken.Read.Suite, taken.Read.Asset, taken.Read.Success, taken.Read.Evaluated, taken.Read.Successful, taken.Read.Unsuccessful,
        RecordLossResponse.From(taken.Loss), taken.Waits ? null : standing?.State?.Word(), taken.Unchanged, taken.Read.Findings);
}

/// <summary>Records lost: <c>source</c> says where the figures come from, <c>percent</c> is exact to nine places.</summary>
public sealed record RecordLossResponse(string Source, long? Lost, long? Total, decimal Percent, bool Gained)
{
    internal static RecordLossResponse? From(RecordLoss? loss) => loss is null ? null
        : new(loss.Source switch { LossSource.Stated => "stated", LossSource.Run => "run", LossSource.RowCount => "rowCount", _ => "rows" }, loss.StatedPercent is null ? loss.Lost : null, loss.StatedPercent is null ? loss.Total : null, loss.Percent, loss.Gained);
}

/// <summary>A validation result.</summary>
public sealed record ResultResponse(
    Guid Id, string? Port, string Suite, string? DataSource, string? Asset, DateTimeOffset RunTime, bool Success, int Evaluated, int Successful, int Unsuccessful, int NotRun, RecordLossResponse? RecordLoss, bool Early)
{
    internal static ResultResponse From(ResultRow row) => new(
        row.Id.Value, row.Port, row.Suite, row.DataSource, row.Asset, row.RunTime, row.Success, row.Evaluated, row.Successful, row.Evaluated - row.Successful, row.NotRun, RecordLossResponse.From(row.Loss), row.Early);
}

/// <summary>A result with its expectations.</summary>
public sealed record ResultDetailResponse(ResultResponse Result, IReadOnlyList<ExpectationResponse> Expectations, IReadOnlyList<Finding> Findings, string? RunName, string? Checkpoint, string? Version, string? LineageRun, string SentBy)
{
    internal static ResultDetailResponse From(ResultView view) => new(
        ResultResponse.From(view.Row), [.. view.Expectations.Select(ExpectationResponse.From)], view.Findings, view.RunName, view.Checkpoint, view.Version, view.LineageRun, view.SentBy);
}

/// <summary>One expectation: what it promises and how it turned out, in sentences, and what was observed against what was expected. Values of classified columns are left out.</summary>
public sealed record ExpectationResponse(
    string Type, string Outcome, IReadOnlyList<string> Columns, bool Critical, string Promise, string Turnout, string? Observed, string? Expected, IReadOnlyList<string?> Examples, Distribution? Distribution)
{
    internal static ExpectationResponse From(CheckedExpectation expectation) => new(
        expectation.Type, expectation.Outcome switch { ExpectationOutcome.Passed => "passed", ExpectationOutcome.Failed => "failed", _ => "notRun" }, expectation.Columns, expectation.Critical,
        ExpectationSentence.Promise(expectation, CultureInfo.InvariantCulture), ExpectationSentence.Turnout(expectation, CultureInfo.InvariantCulture),
        ExpectationFigures.Of(expectation, CultureInfo.InvariantCulture)?.Observed, ExpectationFigures.Of(expectation, CultureInfo.InvariantCulture)?.Expected, expectation.Examples, expectation.Distribution);
}
