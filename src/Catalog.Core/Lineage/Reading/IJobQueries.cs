using Catalog.Core.Lineage.View;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Reading;

/// <summary>Reading jobs. A job is as visible as the strictest of the datasets it touches; of a restricted one its SQL, runs and errors are withheld.</summary>
public interface IJobQueries
{
    /// <summary>A page of jobs by namespace and name.</summary>
    Task<Page<JobRow>> ListAsync(JobFilter filter, PageRequest page, Actor actor, CancellationToken ct);

    /// <summary>All of them, read in portions, for exports.</summary>
    IAsyncEnumerable<JobRow> AllAsync(JobFilter filter, Actor actor, CancellationToken ct);

    Task<JobStory?> FindAsync(string ns, string name, Actor actor, CancellationToken ct);
}

/// <summary>Which jobs a list shows; all that is set must hold.</summary>
public sealed record JobFilter
{
    /// <summary>Part of the name or the namespace.</summary>
    public string? Text { get; init; }
    public string? Namespace { get; init; }
    /// <summary>Key of the product that it writes.</summary>
    public string? Product { get; init; }
}

/// <summary>A job in a list; of a restricted one nothing is told of its runs.</summary>
public sealed record JobRow(
    string Namespace, string Name, bool Restricted, LineageName? Product, LineageName? Team, int Inputs, int Outputs, DateTimeOffset? LastSeenAt, RunState? State, DateTimeOffset? RanAt, TimeSpan? Duration);

/// <summary>A job with what it says of itself, what it reads and writes, and which products get their data from it.</summary>
public sealed record JobStory
{
    public required JobRow Row { get; init; }
    /// <summary>Why the rest is missing; <c>null</c> when it is there.</summary>
    public string? Withheld { get; init; }
    public JobFacts? Facts { get; init; }
    public IReadOnlyList<NeighbourRow> Inputs { get; init; } = [];
    public IReadOnlyList<NeighbourRow> Outputs { get; init; } = [];
    /// <summary>Products that it writes, or that what it writes leads to without passing another product.</summary>
    public IReadOnlyList<LineageName> Serves { get; init; } = [];
}

/// <summary>What events said of a job.</summary>
public sealed record JobFacts(
    string? Description, string? Sql, string? Dialect, string? SourceUrl, string? SourceCode, string? ProcessingType, string? Integration, string? Producer,
    IReadOnlyList<StatedOwner> Owners, IReadOnlyList<string> Tags, DateTimeOffset FirstSeenAt);

/// <summary>A dataset or job beside another, with the product it belongs to.</summary>
public sealed record NeighbourRow(bool IsJob, string Namespace, string Name, LineageName? Product, bool Restricted, bool Proposed, bool Stale);
