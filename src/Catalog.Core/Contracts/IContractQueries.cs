using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Contracts;

/// <summary>
/// Reading contracts. A contract is as visible as the strictest product whose output port carries it: hidden ones are
/// missing, of restricted ones only name and owner are told.
/// </summary>
public interface IContractQueries
{
    /// <summary>A page of the contracts that pass the filter, by id.</summary>
    Task<Page<ContractRow>> ListAsync(ContractFilter filter, PageRequest page, Actor actor, CancellationToken ct);

    /// <summary>All of them, read in portions, for exports.</summary>
    IAsyncEnumerable<ContractRow> AllAsync(ContractFilter filter, Actor actor, CancellationToken ct);

    /// <summary>
    /// One version of a contract. <paramref name="id"/> is its ODCS id or ours; without a version the one that counts as
    /// the newest. <paramref name="variant"/> picks one of several contents under the same version.
    /// </summary>
    Task<ContractReading?> FindAsync(string id, string? version, ContractVersionId? variant, Actor actor, CancellationToken ct);
}

/// <summary>Which contracts a list shows; all that is set must hold.</summary>
public sealed record ContractFilter
{
    /// <summary>Part of the id or the name.</summary>
    public string? Text { get; init; }
    /// <summary>Key of a domain: that of a carrying product, or as the contract writes it.</summary>
    public string? Domain { get; init; }
    /// <summary>The status as the contract writes it. Restricted contracts do not tell theirs and never match.</summary>
    public string? Status { get; init; }
    /// <summary>Key of a product whose output port carries it.</summary>
    public string? Product { get; init; }
}

/// <summary>A port that carries a contract.</summary>
public sealed record ContractCarrier(DataProductKey Product, string Title, Named? Team, string Port, string PortVersion);

/// <summary>A contract in a list; what needs the right to read it is <c>null</c> when <paramref name="Withheld"/>.</summary>
public sealed record ContractRow(
    DataContractId Id, string ContractId, string? Name, string? Status, string? Version, int? Fields, DateTimeOffset? UpdatedAt, bool Withheld, IReadOnlyList<ContractCarrier> Carriers);

/// <summary>A stored version, or one of several contents under the same version.</summary>
public sealed record ContractVersionEntry(
    ContractVersionId Id, string Number, string Status, string Source, bool Conflicting, string ImportedBy, DateTimeOffset ImportedAt);

/// <summary>A contract with the version that is read.</summary>
public sealed record ContractReading
{
    public required DataContractId Id { get; init; }
    public required string ContractId { get; init; }
    public string? Name { get; init; }
    public required IReadOnlyList<ContractCarrier> Carriers { get; init; }
    /// <summary>Why the rest is missing; <c>null</c> when it is there.</summary>
    public string? Withheld { get; init; }
    /// <summary>Newest first; conflicting contents right after the one that holds.</summary>
    public IReadOnlyList<ContractVersionEntry> Versions { get; init; } = [];
    /// <summary>The version that is read; <c>null</c> when withheld.</summary>
    public ContractVersionEntry? Shown { get; init; }
    public ContractDocument? Document { get; init; }
    /// <summary>The document as it came in.</summary>
    public string? Text { get; init; }
    /// <summary>Whether the version that is read is a draft that this reader may publish.</summary>
    public bool MayPublish { get; init; }
    public required long Version { get; init; }
}
