using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>Finding and listing products. Nothing that the actor may not see is in a row, a count or a facet.</summary>
public interface IDataProductQueries
{
    /// <summary>A page of the products that pass the filter.</summary>
    Task<Page<ProductRow>> ListAsync(ProductFilter filter, ProductSort sort, PageRequest page, Actor actor, CancellationToken ct);

    /// <summary>All of them, read in portions, for exports.</summary>
    IAsyncEnumerable<ProductRow> AllAsync(ProductFilter filter, ProductSort sort, Actor actor, CancellationToken ct);

    /// <summary>How many pass the filter, and how many would with another value of each facet.</summary>
    Task<ProductFacets> FacetsAsync(ProductFilter filter, Actor actor, CancellationToken ct);

    /// <summary>Rows by id, in the order of keys; those that the actor may not see are missing.</summary>
    Task<IReadOnlyList<ProductRow>> RowsAsync(IReadOnlyCollection<DataProductId> ids, Actor actor, CancellationToken ct);

    /// <summary>One product, masked as the decision says; <c>null</c> when it is missing or hidden from the actor. Old keys lead to it.</summary>
    Task<ProductDetail?> DetailAsync(DataProductKey key, Actor actor, CancellationToken ct);

    /// <summary>Teams to which this actor may hand products over: all for stewards and administrators, else their own.</summary>
    Task<IReadOnlyList<Named>> ReceivingTeamsAsync(Actor actor, CancellationToken ct);

    /// <summary>Every domain with its products by lifecycle, sub-domains on their own.</summary>
    Task<MeshGlance> GlanceAsync(Actor actor, CancellationToken ct);
}

/// <summary>A product in a list.</summary>
public sealed record ProductRow
{
    /// <summary>Views are counted over so many days.</summary>
    public const int ViewDays = 30;

    public required DataProductId Id { get; init; }
    public required DataProductKey Key { get; init; }
    public required string Title { get; init; }
    public string? Purpose { get; init; }
    public required Lifecycle Lifecycle { get; init; }
    public Archetype? Archetype { get; init; }
    public required Visibility Visibility { get; init; }
    /// <summary>When a deprecated product ends.</summary>
    public DateOnly? EndDate { get; init; }
    /// <summary>What to use instead; only when the actor may see it.</summary>
    public DataProductKey? Replacement { get; init; }
    public required Named Domain { get; init; }
    public Named? Team { get; init; }
    public Named? Certification { get; init; }
    /// <summary>Tiers of its output ports.</summary>
    public IReadOnlyList<Tier> Tiers { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    public required DateTimeOffset UpdatedAt { get; init; }
    /// <summary>Views of the last <see cref="ViewDays"/> days.</summary>
    public required int Views { get; init; }
    public required bool Favourite { get; init; }
    /// <summary>Whether the actor may change it.</summary>
    public required bool MayEdit { get; init; }
    public required long Version { get; init; }
}

/// <summary>A value of a facet, with how many products the list would then hold besides.</summary>
public sealed record FacetValue(string Value, string Text, int Count);

/// <summary>Counts under the current filter: per facet, of what the other facets let through. Values come most frequent first.</summary>
public sealed record ProductFacets
{
    /// <summary>Facets without a fixed set of values show at most so many, besides the chosen ones.</summary>
    public const int MaxValues = 30;

    public required int Total { get; init; }
    public required IReadOnlyList<FacetValue> Domains { get; init; }
    public required IReadOnlyList<FacetValue> Teams { get; init; }
    public required IReadOnlyList<FacetValue> Lifecycles { get; init; }
    public required IReadOnlyList<FacetValue> Archetypes { get; init; }
    public required IReadOnlyList<FacetValue> Certifications { get; init; }
    public required IReadOnlyList<FacetValue> Visibilities { get; init; }
    public required IReadOnlyList<FacetValue> Tiers { get; init; }
    public required IReadOnlyList<FacetValue> Technologies { get; init; }
    public required IReadOnlyList<FacetValue> Formats { get; init; }
    public required IReadOnlyList<FacetValue> Tags { get; init; }
    public required IReadOnlyList<FacetValue> Terms { get; init; }
}

/// <summary>A product as the API shows it. What needs the right to read its details is <c>null</c> without it.</summary>
public sealed record ProductDetail
{
    public required ProductRow Summary { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public string? Version { get; init; }
    public string? CertificationReason { get; init; }
    public required IReadOnlyList<SupportChannel> Support { get; init; }
    public required IReadOnlyList<string> Terms { get; init; }
    public required IReadOnlyList<PortSummary> Ports { get; init; }
    /// <summary>Why the details are missing; <c>null</c> when they are there.</summary>
    public string? Withheld { get; init; }
    public string? Usage { get; init; }
    public string? Limitations { get; init; }
    public IReadOnlyList<ProductLink>? Links { get; init; }
    public IReadOnlyList<ProductContact>? Contacts { get; init; }
}

/// <summary>A port; what leads to the data is <c>null</c> without the right to read the product's details.</summary>
public sealed record PortSummary(
    PortDirection Direction, string Name, string PortVersion, Tier? Tier, string? Technology, string? Format, string? Description, string? Location, string? ContractId);

/// <summary>The mesh in one look.</summary>
public sealed record MeshGlance(int Total, IReadOnlyList<DomainGlance> Domains);

/// <summary>A domain with its products by lifecycle; the products themselves as long as there are few.</summary>
public sealed record DomainGlance(Named Domain, IReadOnlyDictionary<Lifecycle, int> Products, IReadOnlyList<GlanceTile> Tiles);

/// <summary>One product as a tile.</summary>
public sealed record GlanceTile(DataProductKey Key, Lifecycle Lifecycle);
