namespace Catalog.Core.Lineage.Reading;

/// <summary>What is stored of nodes and runs, by number. What of it may be shown is decided by whoever asks.</summary>
public interface ILineageRecordQueries
{
    Task<IReadOnlyList<JobRecord>> JobsAsync(IReadOnlyCollection<long> numbers, CancellationToken ct);

    Task<IReadOnlyList<DatasetRecord>> DatasetsAsync(IReadOnlyCollection<long> numbers, CancellationToken ct);

    /// <summary>Runs of a job, the newest first.</summary>
    Task<IReadOnlyList<RunRecord>> RunsAsync(long job, int skip, int take, CancellationToken ct);

    /// <summary>Of each of these jobs its latest runs, the newest first.</summary>
    Task<IReadOnlyList<RunRecord>> LatestRunsAsync(IReadOnlyCollection<long> jobs, int each, CancellationToken ct);

    /// <summary>Jobs of a namespace, or of all, the one that was heard of last first.</summary>
    Task<IReadOnlyList<long>> JobsByLastSeenAsync(string? ns, CancellationToken ct);

    Task<int> CountRunsAsync(long job, CancellationToken ct);

    /// <summary>Runs by our id or by the producer's, which two jobs may share.</summary>
    Task<IReadOnlyList<RunRecord>> RunsAsync(string id, CancellationToken ct);

    /// <summary>What runs read and wrote.</summary>
    Task<IReadOnlyList<PartRecord>> PartsAsync(IReadOnlyCollection<RunId> runs, CancellationToken ct);

    /// <summary>Runs of other jobs than <paramref name="without"/> that wrote any of these datasets, the newest first.</summary>
    Task<IReadOnlyList<PartRecord>> WritesAsync(IReadOnlyCollection<long> datasets, IReadOnlyCollection<long> without, int skip, int take, CancellationToken ct);

    /// <summary>The run of another job than <paramref name="without"/> that wrote any of these datasets last before an instant, other than <paramref name="reader"/> itself.</summary>
    Task<RunRecord?> WriteBeforeAsync(IReadOnlyCollection<long> datasets, IReadOnlyCollection<long> without, RunId reader, DateTimeOffset at, CancellationToken ct);

    Task<int> CountWritesAsync(IReadOnlyCollection<long> datasets, IReadOnlyCollection<long> without, CancellationToken ct);

    /// <summary>Jobs whose latest run is in one of these states.</summary>
    Task<IReadOnlySet<long>> JobsInAsync(IReadOnlyCollection<RunState> states, CancellationToken ct);

    /// <summary>Jobs, or else datasets, that were seen first since an instant.</summary>
    Task<IReadOnlyList<(long Number, DateTimeOffset FirstSeenAt)>> NewAsync(bool jobs, DateTimeOffset since, CancellationToken ct);

    /// <summary>Runs that began or ended since an instant, one by one: there may be very many.</summary>
    IAsyncEnumerable<RunMoment> RunMomentsAsync(DateTimeOffset since, CancellationToken ct);

    /// <summary>Schemas of these datasets, the newest first.</summary>
    Task<IReadOnlyList<SchemaRecord>> SchemasAsync(IReadOnlyCollection<long> datasets, int take, CancellationToken ct);

    /// <summary>When these namespaces were first and last spoken of.</summary>
    Task<IReadOnlyDictionary<string, (DateTimeOffset First, DateTimeOffset Last)>> NamespacesAsync(IReadOnlyCollection<string> names, CancellationToken ct);

    /// <summary>Raw events of runs between two instants, by the time they speak of.</summary>
    Task<IReadOnlyList<string>> EventsAsync(DateTimeOffset? after, DateTimeOffset? before, bool newestFirst, int skip, int take, CancellationToken ct);

    Task<int> CountEventsAsync(DateTimeOffset? after, DateTimeOffset? before, CancellationToken ct);
}
