using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Inference;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    /// <summary>Jobs of which events spoke, or of whose datasets, since edges were inferred last; and the place in the log up to which that is so.</summary>
    Task<(long Position, IReadOnlyList<long> Jobs)> UnexaminedJobsAsync(CancellationToken ct);

    /// <summary>Edges were inferred from everything up to this place in the log.</summary>
    Task ExaminedAsync(long position, CancellationToken ct);

    /// <summary>Those of the jobs with one input and one output whose events say nothing of columns.</summary>
    Task<IReadOnlyList<OnlyPair>> OnlyPairsAsync(IReadOnlyCollection<long> jobs, CancellationToken ct);

    /// <summary>Edges between columns that were inferred from these jobs, and from nothing else.</summary>
    Task<IReadOnlyList<LineageEdge>> ColumnGuessesAsync(IReadOnlyCollection<long> jobs, CancellationToken ct);

    /// <summary>Those of the columns that lineage knows.</summary>
    Task<IReadOnlySet<long>> KnownFieldsAsync(IReadOnlyCollection<long> numbers, CancellationToken ct);

    /// <summary>How many datasets there are: while none came, no name has a new twin.</summary>
    Task<int> CountDatasetsAsync(CancellationToken ct);

    /// <summary>Twins of which one was never guessed to be another.</summary>
    Task<IReadOnlyList<TwinNames>> UnexaminedTwinsAsync(int limit, CancellationToken ct);

    /// <summary>Guesses that wait for a decision although events say by now that both names are one.</summary>
    Task<IReadOnlyList<LineageEdge>> SettledAliasGuessesAsync(int limit, CancellationToken ct);

    /// <summary>Edges that say of these datasets that one is another.</summary>
    Task<IReadOnlyList<LineageEdge>> AliasEdgesAsync(IReadOnlyCollection<long> datasets, CancellationToken ct);
}
