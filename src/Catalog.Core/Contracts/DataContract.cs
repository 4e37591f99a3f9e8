using Catalog.Core.Shared;

namespace Catalog.Core.Contracts;

public readonly record struct DataContractId(Guid Value) : ICatalogId<DataContractId>
{
    public static DataContractId From(Guid value) => new(value);
}

public readonly record struct ContractVersionId(Guid Value) : ICatalogId<ContractVersionId>
{
    public static ContractVersionId From(Guid value) => new(value);
}

/// <summary>The promises on a port, known by its ODCS <c>id</c>; what it promised when is in its versions.</summary>
public sealed class DataContract : IVersioned
{
    private readonly List<ContractVersion> versions = [];

    private DataContract() { }

    public DataContract(DataContractId id, string contractId, DateTimeOffset now)
        => (Id, ContractId, ContractIdHash, CreatedAt, UpdatedAt) = (id, contractId, KeyHash.Folded(contractId), now, now);

    public DataContractId Id { get; private set; }
    /// <summary>The ODCS <c>id</c>, as written.</summary>
    public string ContractId { get; private set; } = "";
    public byte[] ContractIdHash { get; private set; } = [];
    /// <summary>Name of the newest version that counts.</summary>
    public string? Name { get; private set; }
    public string? Domain { get; private set; }
    public string? DataProduct { get; private set; }
    public string? Status { get; private set; }
    public string? LatestVersion { get; private set; }
    public int Fields { get; private set; }
    public IReadOnlyList<ContractVersion> Versions => versions;
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public long Version { get; private set; }

    public void Add(ContractVersion version) => versions.Add(version);

    /// <summary>Shows the summary of the version that counts as the newest.</summary>
    public void Show(string? name, string? domain, string? dataProduct, string status, string version, int fields, DateTimeOffset now)
        => (Name, Domain, DataProduct, Status, LatestVersion, Fields, UpdatedAt) = (name, domain, dataProduct, status, version, fields, now);
}

/// <summary>
/// One version of a contract, stored whole. A draft may be replaced by its own source; other content under the same
/// (id, version) is kept as a conflicting variant of its source and never swapped in by itself.
/// </summary>
public sealed class ContractVersion
{
    private ContractVersion() { }

    public ContractVersion(ContractVersionId id, DataContractId dataContractId, string number, string source, bool conflicting)
        => (Id, DataContractId, Number, Source, Conflicting) = (id, dataContractId, number, source, conflicting);

    public ContractVersionId Id { get; private set; }
    public DataContractId DataContractId { get; private set; }
    /// <summary>The ODCS <c>version</c>, as written.</summary>
    public string Number { get; private set; } = "";
    public string Status { get; private set; } = "";
    public string ApiVersion { get; private set; } = "";
    public string Source { get; private set; } = "";
    public bool Conflicting { get; private set; }
    public string Text { get; private set; } = "";
    public byte[] ContentHash { get; private set; } = [];
    /// <summary>The document in the shape pages read, as JSON of <c>ContractDocument</c>.</summary>
    public string Document { get; private set; } = "";
    public string ImportedBy { get; private set; } = "";
    public DateTimeOffset ImportedAt { get; private set; }

    public bool IsDraft => Drafts(Status);

    /// <summary>Whether a version of that status is a draft.</summary>
    public static bool Drafts(string status) => status.Trim().ToLowerInvariant() is "draft" or "proposed" or "";

    /// <summary>Says where it came from before it was exported from another catalog.</summary>
    public void ComesFrom(string source, string by, DateTimeOffset at) => (Source, ImportedBy, ImportedAt) = (source, by, at);

    public void Take(string text, byte[] contentHash, string status, string apiVersion, string document, string by, DateTimeOffset now)
        => (Text, ContentHash, Status, ApiVersion, Document, ImportedBy, ImportedAt) = (text, contentHash, status, apiVersion, document, by, now);
}
