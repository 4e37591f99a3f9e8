using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    /// <summary>Those of the edges that exist.</summary>
    Task<IReadOnlyList<LineageEdge>> EdgesAsync(IReadOnlyCollection<LineageEdgeId> ids, CancellationToken ct);

    /// <summary>The ends of these edges with the products around them; edges whose ends are gone are left out.</summary>
    Task<IReadOnlyDictionary<LineageEdgeId, EdgeEnds>> EdgeEndsAsync(IReadOnlyCollection<LineageEdge> edges, CancellationToken ct);

    /// <summary>The products around a dataset or a job; <c>null</c> when lineage knows neither.</summary>
    Task<EndFacts?> EndFactsAsync(EndName end, CancellationToken ct);

    /// <summary>The dataset of that number with its id and the products around it.</summary>
    Task<(Guid Id, EdgeEnd End)?> DatasetEndAsync(long number, CancellationToken ct);

    /// <summary>The column that lineage knows, made from the dataset's schema when only that has it; <c>null</c> when nothing has it.</summary>
    Task<LineageField?> LineageFieldAsync(long dataset, string name, CancellationToken ct);

    /// <summary>Accepted edges whose end has come, or that were stale for longer than the grace.</summary>
    Task<IReadOnlyList<LineageEdge>> EndingEdgesAsync(Staleness rules, DateTimeOffset now, int limit, CancellationToken ct);

    /// <summary>Accepted edges that may have become stale; the rule itself decides.</summary>
    Task<IReadOnlyList<LineageEdge>> FadingEdgesAsync(Staleness rules, DateTimeOffset now, int limit, CancellationToken ct);

    /// <summary>When the last complete runs of each job began, newest first.</summary>
    Task<ILookup<long, DateTimeOffset>> RecentRunsAsync(IReadOnlyCollection<long> jobs, int count, CancellationToken ct);

    /// <summary>Whether a proposed edge between columns of these datasets is left.</summary>
    Task<bool> ProposedBetweenAsync(long fromDataset, long toDataset, CancellationToken ct);

    Task<LineageNote?> LineageNoteAsync(LineageNoteId id, CancellationToken ct);

    /// <summary>What is new about datasets and jobs that somebody watches, for those of which something was learned at that place of the log.</summary>
    Task<IReadOnlyList<LineageNews>> WatchedNewsAsync(long position, CancellationToken ct);
}
