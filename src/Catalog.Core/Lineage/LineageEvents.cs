using Catalog.Core.Lineage.Review;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage;

/// <summary>The projector applied events of the log up to this position.</summary>
public sealed record LineageLearned(long Position) : CatalogEvent
{
    /// <summary>Whether there may be datasets among them that nobody knew before.</summary>
    public bool NamesDatasets { get; init; } = true;
}

/// <summary>These edges are new, or stand otherwise than before: proposed, inferred, decided, ended.</summary>
public sealed record LineageEdgesReviewed(IReadOnlyList<LineageEdgeId> Edges) : CatalogEvent;

/// <summary>Somebody says that this edge is there; whoever looks after its ends decides.</summary>
public sealed record LineageEdgeProposed(LineageEdgeId EdgeId) : CatalogEvent;

/// <summary>Somebody wrote a note; a question goes to those who can answer it.</summary>
public sealed record LineageNoteWritten(LineageNoteId NoteId) : CatalogEvent;
