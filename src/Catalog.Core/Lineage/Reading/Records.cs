namespace Catalog.Core.Lineage.Reading;

/// <summary>A run as it is stored.</summary>
public sealed record RunRecord(
    RunId Id, string ProducerId, long Job, RunState State, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, DateTimeOffset FirstEventAt, DateTimeOffset LastEventAt, FacetMap Facets)
{
    /// <summary>When it began as far as anybody knows: the START may be lost.</summary>
    public DateTimeOffset BeganAt => StartedAt ?? FirstEventAt;

    /// <summary><c>null</c> while nobody said that it ended, and when its end is all that is known of it.</summary>
    public TimeSpan? Duration => EndedAt is { } end && (StartedAt is null ? FirstEventAt < end : StartedAt <= end) ? end - BeganAt : null;

    public string? Error => Facets.Text("errorMessage", "message");
}

/// <summary>A job as it is stored, with its latest run.</summary>
public sealed record JobRecord(long Number, string Namespace, string Name, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, string? Producer, FacetMap Facets, RunRecord? Latest);

/// <summary>A dataset as it is stored, with its newest schema. One that only a port names has no facets.</summary>
public sealed record DatasetRecord(
    long Number, string Namespace, string Name, DateTimeOffset FirstSeenAt, DateTimeOffset? LastSeenAt, bool Dropped, FacetMap? Known, IReadOnlyList<SchemaField>? Schema)
{
    public FacetMap Facets => Known ?? FacetMap.Empty;
    public IReadOnlyList<SchemaField> Fields => Schema ?? [];
    public DateTimeOffset UpdatedAt => LastSeenAt ?? FirstSeenAt;
}

/// <summary>A dataset in a run, with what the run said of its part in it.</summary>
public sealed record PartRecord(long Dataset, RunDirection Direction, DateTimeOffset At, FacetMap Facets, RunRecord Run);

/// <summary>A schema that a dataset had.</summary>
public sealed record SchemaRecord(long Dataset, byte[] Hash, IReadOnlyList<SchemaField> Fields, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt);

/// <summary>When a run of a job began and ended.</summary>
public readonly record struct RunMoment(long Job, RunState State, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt);
