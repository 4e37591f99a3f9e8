using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports;

public readonly record struct ImportRunId(Guid Value) : ICatalogId<ImportRunId>
{
    public static ImportRunId From(Guid value) => new(value);
}

public readonly record struct ImportItemId(Guid Value) : ICatalogId<ImportItemId>
{
    public static ImportItemId From(Guid value) => new(value);
}

/// <summary><c>Interrupted</c>: the process that ran it ended without a word.</summary>
public enum ImportState { Running, Finished, Cancelled, Failed, Interrupted }

public enum ImportOutcome { Created, Updated, Unchanged, Conflict, Proposed, Skipped, Rejected }

/// <summary>One import: who, when, how many files, and a line for each of them.</summary>
public sealed class ImportRun : IVersioned
{
    private ImportRun() { }

    public ImportRun(ImportRunId id, string source, Actor actor, DateTimeOffset now)
        => (Id, Source, StartedBy, PersonId, Via, StartedAt, AliveAt) = (id, source, actor.Name, actor.PersonId, actor.Via.ToString(), now, now);

    public ImportRunId Id { get; private set; }
    public string Source { get; private set; } = "";
    public string StartedBy { get; private set; } = "";
    public PersonId? PersonId { get; private set; }
    public string Via { get; private set; } = "";
    public DateTimeOffset StartedAt { get; private set; }
    /// <summary>When the process that runs it last said that it does.</summary>
    public DateTimeOffset AliveAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public ImportState State { get; private set; }
    public int Total { get; private set; }
    public int Created { get; private set; }
    public int Updated { get; private set; }
    public int Unchanged { get; private set; }
    public int Conflicts { get; private set; }
    public int Proposed { get; private set; }
    public int Skipped { get; private set; }
    public int Rejected { get; private set; }
    public long Version { get; private set; }

    public int Done => Created + Updated + Unchanged + Conflicts + Proposed + Skipped + Rejected;

    public void Expect(int total) => Total = total;

    public void Count(ImportOutcome outcome)
    {
        switch (outcome)
        {
            case ImportOutcome.Created: Created++; break;
            case ImportOutcome.Updated: Updated++; break;
            case ImportOutcome.Unchanged: Unchanged++; break;
            case ImportOutcome.Conflict: Conflicts++; break;
            case ImportOutcome.Proposed: Proposed++; break;
            case ImportOutcome.Skipped: Skipped++; break;
            default: Rejected++; break;
        }
    }

    /// <summary>Nobody runs it any more.</summary>
    public void Interrupt() => (State, FinishedAt) = (ImportState.Interrupted, AliveAt);

    public void Finish(ImportState state, DateTimeOffset now) => (State, FinishedAt) = (state, now);
}

/// <summary>What became of one document of an import.</summary>
public sealed class ImportItem
{
    private ImportItem() { }

    public ImportItem(ImportItemId id, ImportRunId runId, int position, string file, int? line, string? kind, string? subject, ImportOutcome outcome, string? reason, IReadOnlyList<Finding> findings)
        => (Id, RunId, Position, File, Line, Kind, Subject, Outcome, Reason, Findings) = (id, runId, position, file, line, kind, subject, outcome, reason, findings);

    public ImportItemId Id { get; private set; }
    public ImportRunId RunId { get; private set; }
    public int Position { get; private set; }
    public string File { get; private set; } = "";
    /// <summary>Where the document begins in its file, from 1.</summary>
    public int? Line { get; private set; }
    /// <summary><c>ODPS</c>, <c>ODCS</c>, …; <c>null</c> when it could not be told.</summary>
    public string? Kind { get; private set; }
    /// <summary>Key of the product or id of the contract.</summary>
    public string? Subject { get; private set; }
    public ImportOutcome Outcome { get; private set; }
    public string? Reason { get; private set; }
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>Something showed only after it was stored.</summary>
    public void Note(Finding finding) => Findings = [.. Findings, finding];
}
