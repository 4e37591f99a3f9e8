namespace Catalog.Core.Lineage;

/// <summary>What an OpenLineage event is about, told by its keys.</summary>
public enum LineageEventKind { Run, Job, Dataset }

/// <summary>Where a run is in its life; <see cref="Other"/> says nothing about that.</summary>
public enum RunEventType { Start, Running, Complete, Abort, Fail, Other }

/// <summary>One OpenLineage event as it was understood. Facets are kept as they are, understood or not.</summary>
public sealed record LineageEvent
{
    public required LineageEventKind Kind { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary><c>null</c> when the event does not say who made it.</summary>
    public string? Producer { get; init; }
    public RunReading? Run { get; init; }
    public JobReading? Job { get; init; }
    /// <summary>What a dataset event is about.</summary>
    public DatasetReading? Dataset { get; init; }
    public IReadOnlyList<DatasetReading> Inputs { get; init; } = [];
    public IReadOnlyList<DatasetReading> Outputs { get; init; } = [];
    /// <summary>Lineage that the job's <c>lineage</c> facet says in words of its own.</summary>
    public IReadOnlyList<StatedSource> Stated { get; init; } = [];
}

/// <summary>A run as one event tells it.</summary>
public sealed record RunReading(string Id, RunEventType Type, FacetMap Facets);

/// <summary>A job as one event tells it.</summary>
public sealed record JobReading(string Namespace, string Name, FacetMap Facets);

/// <summary>A dataset as one event tells it, with what it says about its part in the run.</summary>
public sealed record DatasetReading(string Namespace, string Name)
{
    public FacetMap Facets { get; init; } = FacetMap.Empty;
    /// <summary>The input or output facets: about this run, not about the dataset.</summary>
    public FacetMap RunFacets { get; init; } = FacetMap.Empty;
    /// <summary>The schema, nested fields by their dotted path; <c>null</c> when the event has none.</summary>
    public IReadOnlyList<SchemaField>? Fields { get; init; }
    public IReadOnlyList<FieldSource> Sources { get; init; } = [];
    public IReadOnlyList<AliasReading> Aliases { get; init; } = [];
}

/// <summary>A column of a dataset's schema.</summary>
public sealed record SchemaField(string Name, string? Type, string? Description);

/// <summary>Another name of a dataset.</summary>
public sealed record AliasReading(string Namespace, string Name, string? Type);

/// <summary>Where a field comes from. <c>*</c> as target is the whole dataset; transformations read <c>DIRECT/IDENTITY</c>.</summary>
public sealed record FieldSource(string ToField, string Namespace, string Name, string Field, IReadOnlyList<string> Transformations);

/// <summary>An explicit link from one dataset or job to another.</summary>
public sealed record StatedSource(NodeName From, NodeName To, string? FromField, string? ToField, IReadOnlyList<string> Transformations);

/// <summary>A dataset or a job by its name.</summary>
public readonly record struct NodeName(bool IsJob, string Namespace, string Name)
{
    public long Number => IsJob ? LineageNumber.OfJob(Namespace, Name) : LineageNumber.OfDataset(Namespace, Name);
}
