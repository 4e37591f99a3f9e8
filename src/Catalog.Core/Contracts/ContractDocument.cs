namespace Catalog.Core.Contracts;

/// <summary>
/// A data contract in words a business reader understands, whatever version of the standard it was written in. Stored
/// as JSON beside the original text, which stays the truth.
/// </summary>
public sealed record ContractDocument
{
    public required string Id { get; init; }
    public required string Version { get; init; }
    public required string ApiVersion { get; init; }
    public string? Name { get; init; }
    /// <summary>As written: <c>proposed</c>, <c>draft</c>, <c>active</c>, <c>deprecated</c>, <c>retired</c> or another word.</summary>
    public string? Status { get; init; }
    public string? Domain { get; init; }
    public string? Tenant { get; init; }
    public string? DataProduct { get; init; }
    public string? Purpose { get; init; }
    public string? Usage { get; init; }
    public string? Limitations { get; init; }
    /// <summary>When the contract was made, as written.</summary>
    public string? CreatedAt { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<ContractObject> Objects { get; init; } = [];
    public IReadOnlyList<ContractServer> Servers { get; init; } = [];
    public IReadOnlyList<ContractPromise> Promises { get; init; } = [];
    public ContractTeam? Team { get; init; }
    public IReadOnlyList<ContractRole> Roles { get; init; } = [];
    public IReadOnlyList<ContractChannel> Support { get; init; } = [];
    public ContractPrice? Price { get; init; }
    public IReadOnlyList<ContractLink> Links { get; init; } = [];
    public IReadOnlyList<NamedValue> CustomProperties { get; init; } = [];
}
