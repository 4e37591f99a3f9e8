using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Datasets;

/// <summary>Reading datasets. One is as visible as the product behind whose output port it stands; without one it is open.</summary>
public interface IDatasetQueries
{
    /// <summary>A page of datasets by namespace and name.</summary>
    Task<Page<DatasetRow>> ListAsync(DatasetFilter filter, PageRequest page, Actor actor, CancellationToken ct);

    /// <summary>All of them, read in portions, for exports.</summary>
    IAsyncEnumerable<DatasetRow> AllAsync(DatasetFilter filter, Actor actor, CancellationToken ct);

    /// <summary>The output ports that these datasets stand behind, of products that the actor may see.</summary>
    Task<IReadOnlyList<DatasetPort>> OfferedOnAsync(IReadOnlyCollection<DatasetReference> datasets, Actor actor, CancellationToken ct);

    Task<DatasetReading?> FindAsync(DatasetReference name, Actor actor, CancellationToken ct);
}

/// <summary>Which datasets a list shows; all that is set must hold.</summary>
public sealed record DatasetFilter
{
    /// <summary>Part of the name or the namespace.</summary>
    public string? Text { get; init; }
    public string? Namespace { get; init; }
    /// <summary>Key of the product behind whose output port it stands.</summary>
    public string? Product { get; init; }
}

/// <summary>A port that a dataset stands behind.</summary>
public sealed record DatasetPort(DataProductKey Product, string Title, Named? Team, PortDirection Direction, string Port, string PortVersion, string? ContractId);

/// <summary>A dataset in a list.</summary>
public sealed record DatasetRow(DatasetId Id, string Namespace, string Name, DateTimeOffset FirstSeenAt, IReadOnlyList<DatasetPort> Ports);

/// <summary>A dataset with what the contract of its port says of it.</summary>
public sealed record DatasetReading
{
    public required DatasetRow Row { get; init; }
    /// <summary>Why fields are missing; <c>null</c> when they are there.</summary>
    public string? Withheld { get; init; }
    /// <summary>The part of the port's contract that describes it; <c>null</c> when no contract does.</summary>
    public ContractObject? Schema { get; init; }
    public string? ContractId { get; init; }
    public string? ContractVersion { get; init; }
}
