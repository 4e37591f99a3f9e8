namespace Catalog.Core.DataProducts;

/// <summary>
/// What a form or a document says about a data product, before anything is decided. Values are texts as written;
/// <c>null</c> means "says nothing". The product keeps one sheet from its source and one of curated values and shows
/// their merge (<c>SheetMerge</c>).
/// </summary>
public sealed record ProductSheet
{
    public string? Title { get; init; }
    /// <summary>One sentence: what it is for (ODPS <c>description.purpose</c>).</summary>
    public string? Purpose { get; init; }
    public string? Usage { get; init; }
    public string? Limitations { get; init; }
    /// <summary>Name or key of the domain, as written.</summary>
    public string? Domain { get; init; }
    /// <summary>Name or key of the owning team, as written.</summary>
    public string? Team { get; init; }
    /// <summary>The version of the product itself, as written.</summary>
    public string? Version { get; init; }
    public string? Tenant { get; init; }
    /// <summary>The lifecycle word as written (ODPS <c>status</c>).</summary>
    public string? Status { get; init; }
    public string? Archetype { get; init; }
    public string? Visibility { get; init; }
    /// <summary>Key of a certification level.</summary>
    public string? Certification { get; init; }
    /// <summary>ISO date after which a deprecated product is gone.</summary>
    public string? EndDate { get; init; }
    /// <summary>Key <c>domain/name</c> of the product to use instead.</summary>
    public string? Replacement { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    /// <summary>Keys of glossary terms.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];
    public IReadOnlyList<ProductLink> Links { get; init; } = [];
    public IReadOnlyList<SupportChannel> Support { get; init; } = [];
    /// <summary>People named in the document. They are contacts and get no rights from it.</summary>
    public IReadOnlyList<ProductContact> Contacts { get; init; } = [];
    public IReadOnlyList<PortSheet> Ports { get; init; } = [];
}

/// <summary>A page elsewhere that says more (ODPS <c>authoritativeDefinitions</c>).</summary>
public sealed record ProductLink(string Url, string? Type, string? Description);

/// <summary>Where people who use the product ask (ODPS <c>support</c>).</summary>
public sealed record SupportChannel(string Channel, string? Url, string? Tool, string? Scope, string? Description, string? InvitationUrl);

/// <summary>A person named in a document: a name to ask, not a right.</summary>
public sealed record ProductContact(string Username, string? Name, string? Role, string? Description);

/// <summary>One port of a sheet; identified inside a product by direction, name and version.</summary>
public sealed record PortSheet
{
    public required PortDirection Direction { get; init; }
    public required string Name { get; init; }
    /// <summary>The version of the port; empty when the document has none (management ports).</summary>
    public string PortVersion { get; init; } = "";
    public string? Description { get; init; }
    /// <summary>ODPS <c>type</c> of an output port (<c>tables</c>), or of a management port (<c>rest</c>).</summary>
    public string? Type { get; init; }
    public string? Tier { get; init; }
    public string? Technology { get; init; }
    public string? Format { get; init; }
    public string? Location { get; init; }
    /// <summary>Id of the ODCS contract this port keeps (output) or relies on (input).</summary>
    public string? ContractId { get; init; }
    /// <summary>Management ports: what they are about (<c>observability</c>) and where they are.</summary>
    public string? Content { get; init; }
    public string? Url { get; init; }
    public string? Channel { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    /// <summary>Contracts that this output port is built from (ODPS <c>inputContracts</c>).</summary>
    public IReadOnlyList<InputContract> InputContracts { get; init; } = [];
    /// <summary>Datasets named by hand as standing behind the port.</summary>
    public IReadOnlyList<DatasetReference> Datasets { get; init; } = [];
}

/// <summary>The contract under which an input port reads.</summary>
public sealed record InputContract(string Id, string? Version);

/// <summary>A dataset by its OpenLineage identity; compared byte for byte.</summary>
public sealed record DatasetReference(string Namespace, string Name);
