using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports;

/// <summary>Imports and their reports: administrators read all of them, everybody else their own.</summary>
public interface IImportQueries
{
    /// <summary>Newest first.</summary>
    Task<Page<ImportRunRow>> RunsAsync(PageRequest page, Actor actor, CancellationToken ct);

    Task<ImportRunRow?> RunAsync(ImportRunId id, Actor actor, CancellationToken ct);

    /// <summary>The lines of a report in the order of the documents, of the given outcomes or of all; empty when the run is not this actor's to read.</summary>
    Task<Page<ImportItemRow>> ItemsAsync(ImportRunId id, IReadOnlyCollection<ImportOutcome> outcomes, PageRequest page, Actor actor, CancellationToken ct);
}

/// <summary>An import in a list.</summary>
public sealed record ImportRunRow(
    ImportRunId Id, string Source, string StartedBy, string Via, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, ImportState State,
    int Total, int Created, int Updated, int Unchanged, int Conflicts, int Proposed, int Skipped, int Rejected)
{
    public int Done => Created + Updated + Unchanged + Conflicts + Proposed + Skipped + Rejected;
}

/// <summary>A line of the report.</summary>
public sealed record ImportItemRow(int Position, string File, int? Line, string? Kind, string? Subject, ImportOutcome Outcome, string? Reason, IReadOnlyList<Finding> Findings);
