namespace Catalog.Core.Imports;

/// <summary>How far an import is. <paramref name="Total"/> grows while files that hold several documents are read.</summary>
public sealed record ImportProgress(ImportRunId RunId, int Done, int Total, int Rejected, TimeSpan? Left);

/// <summary>The end of an import.</summary>
public sealed record ImportReport(
    ImportRunId RunId, ImportState State, int Created, int Updated, int Unchanged, int Conflicts, int Proposed, int Skipped, int Rejected, TimeSpan Took)
{
    public int Done => Created + Updated + Unchanged + Conflicts + Proposed + Skipped + Rejected;
}
