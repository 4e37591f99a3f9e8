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

/// <summary>What waits for a place.</summary>
public sealed record WaitingResult(ResultRow Row, int Alike, IReadOnlyList<PortCandidate> Ports, IReadOnlyList<CheckedExpectation> Expectations);
