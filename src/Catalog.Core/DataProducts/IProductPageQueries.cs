using Catalog.Core.Documentation;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>What the page of one product shows, and what its forms begin with. Hidden products answer as missing ones.</summary>
public interface IProductPageQueries
{
    /// <summary>The page; <c>null</c> when there is no such product for this actor. Old keys lead to it: compare <see cref="ProductPage.Key"/>.</summary>
    Task<ProductPage?> PageAsync(DataProductKey key, Actor actor, CancellationToken ct);

    /// <summary>Which of these keys name a product that the actor may know of, with its title.</summary>
    Task<IReadOnlyDictionary<string, string>> KnownAsync(IReadOnlyCollection<string> keys, Actor actor, CancellationToken ct);

    /// <summary>What a form that edits the product begins with.</summary>
    Task<Outcome<ProductForm>> FormAsync(DataProductKey key, Actor actor, CancellationToken ct);

    /// <summary>The documents the product came from, newest first, with their text.</summary>
    Task<Outcome<ProductOrigin>> OriginAsync(DataProductKey key, Actor actor, CancellationToken ct);

    /// <summary>Who holds grants now, for those who may know.</summary>
    Task<Outcome<Page<GrantHolder>>> HoldersAsync(DataProductKey key, PageRequest page, Actor actor, CancellationToken ct);

    /// <summary>Domains and teams that the actor may register products for.</summary>
    Task<RegistrationChoices> ChoicesAsync(Actor actor, CancellationToken ct);

    /// <summary>Levels that the actor may give to this product.</summary>
    Task<IReadOnlyList<LevelChoice>> LevelsAsync(DataProductKey key, Actor actor, CancellationToken ct);

    /// <summary>Whether a product has the key now, or had it once.</summary>
    Task<bool> KeyTakenAsync(DataProductKey key, CancellationToken ct);
}

/// <summary>The page of a product. <see cref="Details"/> is <c>null</c> without the right to read them.</summary>
public sealed record ProductPage
{
    public required ProductFacts Facts { get; init; }
    public required DataProductKey Key { get; init; }
    public required string Title { get; init; }
    public string? Purpose { get; init; }
    public required Named Domain { get; init; }
    public Named? Team { get; init; }
    public Archetype? Archetype { get; init; }
    /// <summary>The status as its source wrote it, when that is none of our words.</summary>
    public string? OtherStatus { get; init; }
    public DateOnly? EndDate { get; init; }
    /// <summary>What to use instead; only when the actor may see it.</summary>
    public DataProductKey? Replacement { get; init; }
    public Named? Certification { get; init; }
    public string? CertificationReason { get; init; }
    public string? CertifiedBy { get; init; }
    public string? Version { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    /// <summary>The number of its stored version, for writers.</summary>
    public required long Stored { get; init; }
    public IReadOnlyList<SupportChannel> Support { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    public bool Favourite { get; init; }
    /// <summary>How many stewards decide and confirm for its domain, by name.</summary>
    public IReadOnlyList<string> Stewards { get; init; } = [];
    /// <summary>Output ports by id and name: what can be asked for.</summary>
    public IReadOnlyList<PortView> Ports { get; init; } = [];
    public ProductDetails? Details { get; init; }
}

/// <summary>What opens with the right to read a product's details.</summary>
public sealed record ProductDetails
{
    public string? Usage { get; init; }
    public string? Limitations { get; init; }
    public IReadOnlyList<ProductLink> Links { get; init; } = [];
    public IReadOnlyList<ProductContact> Contacts { get; init; } = [];
    /// <summary>Members of the owning team by name, so that a contact of that name leads to the person.</summary>
    public IReadOnlyDictionary<string, PersonId> Members { get; init; } = new Dictionary<string, PersonId>();
    public IReadOnlyList<string> Terms { get; init; } = [];
    /// <summary>The page "overview", when it was written.</summary>
    public PageView? Overview { get; init; }
    public IReadOnlyList<PageEntry> Pages { get; init; } = [];
    public IReadOnlyList<PortContract> Contracts { get; init; } = [];
    public int Sources { get; init; }
    /// <summary>What the source says otherwise than people here.</summary>
    public IReadOnlyList<SourcedValue> Differences { get; init; } = [];
}

/// <summary>A port; what leads to the data is <c>null</c> without the right to read details.</summary>
public sealed record PortView(
    PortId Id, PortDirection Direction, string Name, string PortVersion, Tier? Tier, string? Technology, string? Format, string? Description, string? Location,
    string? ContractId, string? Content, string? Url, IReadOnlyList<DatasetReference> Datasets, MyAccess? Mine)
{
    /// <summary>When a complete run last wrote the data behind an output port; <c>null</c> where lineage knows of none, and without the right to read details.</summary>
    public DateTimeOffset? LoadedAt { get; init; }
}

public enum MyAccessState { Asked, Granted, Provisioned }

/// <summary>How far the actor's own access to a port is.</summary>
public sealed record MyAccess(MyAccessState State, DateTimeOffset Since, DateTimeOffset Until, string Purpose);

/// <summary>A contract that output ports name; <paramref name="Id"/> is <c>null</c> when it did not come in yet.</summary>
public sealed record PortContract(string ContractId, Guid? Id, string? Name, string? Version, string? Status, int Fields, IReadOnlyList<string> Ports);

/// <summary>What a form begins with: the shown values, what the source says, and what people wrote.</summary>
public sealed record ProductForm(
    DataProductKey Key, ProductFacts Facts, ProductSheet Sheet, IReadOnlyDictionary<string, string> Source, IReadOnlyDictionary<string, CuratedLeaf> Curated, long Version, string? SourceName, string? LastChangedBy);

/// <summary>Where a product came from.</summary>
public sealed record ProductOrigin(IReadOnlyList<SourcedValue> Differences, IReadOnlyList<OriginDocument> Documents, long Version, bool MayEdit);

/// <summary>A document as it came.</summary>
public sealed record OriginDocument(string Source, string ApiVersion, DateTimeOffset ImportedAt, string ImportedBy, string Text);

/// <summary>Somebody who holds a grant.</summary>
public sealed record GrantHolder(PersonId PersonId, string Name, string Port, string Purpose, DateTimeOffset Until, bool Provisioned);

/// <summary>What can be chosen when registering.</summary>
public sealed record RegistrationChoices(IReadOnlyList<DomainChoice> Domains, IReadOnlyList<TeamChoice> Teams);

/// <summary>A domain to choose.</summary>
public sealed record DomainChoice(DomainId Id, string Key, string Name);

/// <summary>A team to choose.</summary>
public sealed record TeamChoice(TeamId Id, string Key, string Name, DomainId? Domain);

/// <summary>A certification level that can be given.</summary>
public sealed record LevelChoice(string Key, string Name, string? Description);
