using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Contracts;

/// <summary>Contracts as they came in. Who may not read one gets a refusal, or nothing where even its carrier is hidden.</summary>
public interface IContractDocumentQueries
{
    Task<Outcome<ContractSummary>> ContractAsync(string contractId, Actor actor, CancellationToken ct);

    /// <summary>All versions, newest first; conflicting variants after the version they differ from.</summary>
    Task<Outcome<Page<ContractVersionRow>>> VersionsAsync(string contractId, PageRequest page, Actor actor, CancellationToken ct);

    /// <summary>The text of a version as it came in; of a conflicting variant with its id.</summary>
    Task<Outcome<ContractText>> TextAsync(string contractId, string number, ContractVersionId? variant, Actor actor, CancellationToken ct);
}

/// <summary>A contract, with the version that is shown.</summary>
public sealed record ContractSummary(DataContractId Id, string ContractId, string? Name, string? Domain, string? DataProduct, string? Status, string? LatestVersion, ContractDocument? Document, long Version);

/// <summary>A version in a list.</summary>
public sealed record ContractVersionRow(ContractVersionId Id, string Number, string Status, string ApiVersion, bool Conflicting, string Source, string ImportedBy, DateTimeOffset ImportedAt);

/// <summary>A document to the letter.</summary>
public sealed record ContractText(string Text, ContractVersionId Id);
