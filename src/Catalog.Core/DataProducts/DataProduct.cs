using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>
/// The thing in the catalog. What it shows is the merge of what its source says (<see cref="SourceLeaves"/>) and what
/// people curated (<see cref="Curated"/>); <see cref="Apply"/> is the only way to change the shown values.
/// </summary>
public sealed class DataProduct : IVersioned
{
    /// <summary>As long as the names of ports are kept where they are told of.</summary>
    private const int LongestLabel = 400;

    private readonly List<Port> ports = [];
    private readonly List<ProductTag> tags = [];
    private readonly List<ProductTerm> terms = [];

    private DataProduct() { }

    public DataProduct(DataProductId id, DataProductKey key, DomainId domain, DateTimeOffset now)
    {
        Id = id;
        Move(key, domain, now);
        CreatedAt = now;
        Title = key.Name;
    }

    public DataProductId Id { get; private set; }
    /// <summary><c>domain/name</c>.</summary>
    public string Key { get; private set; } = "";
    public byte[] KeyHash { get; private set; } = [];
    public string Name { get; private set; } = "";
    public DomainId DomainId { get; private set; }
    public TeamId? TeamId { get; private set; }

    /// <summary>The ODPS <c>id</c>: the identity across imports. <c>null</c> for a product registered here.</summary>
    public string? SourceId { get; private set; }
    public byte[]? SourceIdHash { get; private set; }

    public string Title { get; private set; } = "";
    public string? Purpose { get; private set; }
    public string? Usage { get; private set; }
    public string? Limitations { get; private set; }
    public string? ProductVersion { get; private set; }
    /// <summary>The status word as written; <see cref="Lifecycle"/> is what it counts as.</summary>
    public string? Status { get; private set; }
    public Lifecycle Lifecycle { get; private set; } = Lifecycle.Draft;
    public Archetype? Archetype { get; private set; }
    public Visibility Visibility { get; private set; }
    public DateOnly? EndDate { get; private set; }
    public string? Replacement { get; private set; }
    public CertificationLevelId? CertificationLevelId { get; private set; }
    public string? CertificationReason { get; private set; }
    public string? CertifiedBy { get; private set; }
    public DateTimeOffset? CertifiedAt { get; private set; }

    public IReadOnlyList<ProductLink> Links { get; private set; } = [];
    public IReadOnlyList<SupportChannel> Support { get; private set; } = [];
    public IReadOnlyList<ProductContact> Contacts { get; private set; } = [];
    public IReadOnlyList<Port> Ports => ports;
    /// <summary>The output port of that name; without a version the newest of them.</summary>
    public Port? Output(string name, string? version = null) =>
        ports.Where(p => p.Direction == PortDirection.Output && p.Name == name && (version is null || p.PortVersion == version)).MaxBy(p => p.PortVersion, VersionOrder.Instance);
    /// <summary>What tells this output port from the others: its name, and its version where another has the same name. At most as long as a name.</summary>
    public string LabelOf(Port port) =>
        ports.Count(p => p.Direction == PortDirection.Output && p.Name == port.Name) > 1 && $"{port.Name} {port.PortVersion}" is { Length: <= LongestLabel } label ? label.TrimEnd() : port.Name;

    public IReadOnlyList<ProductTag> Tags => tags;
    public IReadOnlyList<ProductTerm> Terms => terms;

    /// <summary>What the newest source says, as leaves; empty for a product registered here.</summary>
    public IReadOnlyDictionary<string, string> SourceLeaves { get; private set; } = new Dictionary<string, string>();
    /// <summary>What people wrote here, per leaf; wins over the source until its owner takes the source's value.</summary>
    public IReadOnlyDictionary<string, CuratedLeaf> Curated { get; private set; } = new Dictionary<string, CuratedLeaf>();

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public long Version { get; private set; }

    public ProductFacts Facts => new(Id, DomainId, TeamId, Visibility, Lifecycle);

    public void Move(DataProductKey key, DomainId domain, DateTimeOffset now)
    {
        Key = key.ToString();
        KeyHash = Shared.KeyHash.Folded(Key);
        Name = key.Name;
        DomainId = domain;
        UpdatedAt = now;
    }

    public void HandTo(TeamId? team, DateTimeOffset now)
    {
        TeamId = team;
        UpdatedAt = now;
    }

    public void ComesFrom(string sourceId, DateTimeOffset now)
    {
        SourceId = sourceId;
        SourceIdHash = Shared.KeyHash.Exact(sourceId);
        UpdatedAt = now;
    }

    public void SetLeaves(IReadOnlyDictionary<string, string> source, IReadOnlyDictionary<string, CuratedLeaf> curated, DateTimeOffset now)
    {
        SourceLeaves = source;
        Curated = curated;
        UpdatedAt = now;
    }

    public void Certify(CertificationLevelId? level, string? reason, string by, DateTimeOffset now)
    {
        CertificationLevelId = level;
        CertificationReason = reason;
        CertifiedBy = by;
        CertifiedAt = now;
        UpdatedAt = now;
    }

    /// <summary>Something that belongs to it changed; whoever edits it at the same time is told.</summary>
    public void Touch(DateTimeOffset now) => UpdatedAt = now;

    public void Show(Visibility visibility, DateTimeOffset now)
    {
        Visibility = visibility;
        UpdatedAt = now;
    }

    /// <summary>Shows the merged sheet. Owner, domain, visibility and certification are set by their own methods, after their own decisions.</summary>
    public void Apply(ProductSheet merged, DateTimeOffset now, TimeProvider clock)
    {
        Title = string.IsNullOrWhiteSpace(merged.Title) ? Name : merged.Title.Trim();
        Purpose = merged.Purpose;
        Usage = merged.Usage;
        Limitations = merged.Limitations;
        ProductVersion = merged.Version;
        Status = merged.Status;
        Lifecycle = ProductWords.Lifecycle(merged.Status);
        Archetype = ProductWords.Archetype(merged.Archetype);
        EndDate = DateOnly.TryParse(merged.EndDate, System.Globalization.CultureInfo.InvariantCulture, out var end) ? end : null;
        Replacement = merged.Replacement;
        Links = merged.Links;
        Support = merged.Support;
        Contacts = merged.Contacts;
        UpdatedAt = now;
        SetTags(merged.Tags);
        SetTerms(merged.Terms);
        SetPorts(merged.Ports, clock);
    }

    private void SetTags(IReadOnlyList<string> wanted)
    {
        var keep = wanted.Select(t => t.Trim()).Where(t => t.Length is > 0 and <= ProductTag.MaxLength).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        tags.RemoveAll(t => !keep.Contains(t.Tag, StringComparer.OrdinalIgnoreCase));
        foreach (var tag in keep.Where(k => !tags.Exists(t => t.Tag.Equals(k, StringComparison.OrdinalIgnoreCase)))) tags.Add(new ProductTag(Id, tag));
    }

    private void SetTerms(IReadOnlyList<string> wanted)
    {
        var keep = wanted.Select(Slug.From).Where(t => t.Length > 0).Distinct().ToList();
        terms.RemoveAll(t => !keep.Contains(t.TermKey));
        foreach (var term in keep.Where(k => !terms.Exists(t => t.TermKey == k))) terms.Add(new ProductTerm(Id, term));
    }

    private void SetPorts(IReadOnlyList<PortSheet> wanted, TimeProvider clock)
    {
        var order = 0;
        var seen = new HashSet<PortId>();
        foreach (var sheet in wanted)
        {
            var port = ports.Find(p => p.Direction == sheet.Direction && p.Name == sheet.Name && p.PortVersion == sheet.PortVersion);
            if (port is null) ports.Add(port = new Port(CatalogId.New<PortId>(clock), Id, sheet.Direction, sheet.Name, sheet.PortVersion));
            if (!seen.Add(port.Id)) continue;
            port.Apply(sheet, order++);
        }
        ports.RemoveAll(p => !seen.Contains(p.Id));
    }
}

/// <summary>What the authorisation decision needs to know of a product.</summary>
public readonly record struct ProductFacts(DataProductId Id, DomainId DomainId, TeamId? TeamId, Visibility Visibility, Lifecycle Lifecycle);

/// <summary>A value written here by a person; <see cref="Value"/> <c>null</c> means "taken away".</summary>
public sealed record CuratedLeaf(string? Value, PersonId? By, string ByName, DateTimeOffset At);

/// <summary>A free word on a product.</summary>
public sealed class ProductTag
{
    public const int MaxLength = 100;

    private ProductTag() { }

    public ProductTag(DataProductId productId, string tag) => (ProductId, Tag) = (productId, tag);

    public DataProductId ProductId { get; private set; }
    public string Tag { get; private set; } = "";
}

/// <summary>A glossary term that a product speaks of.</summary>
public sealed class ProductTerm
{
    private ProductTerm() { }

    public ProductTerm(DataProductId productId, string termKey) => (ProductId, TermKey) = (productId, termKey);

    public DataProductId ProductId { get; private set; }
    public string TermKey { get; private set; } = "";
}
