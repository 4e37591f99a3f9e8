using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>What the mesh in memory is made of.</summary>
public interface IMeshValidityQueries
{
    /// <summary>All products, or these.</summary>
    Task<IReadOnlyList<KnownValidity>> ProductsAsync(IReadOnlyCollection<DataProductId>? only, CancellationToken ct);

    /// <summary>The product of that key, old keys included; <c>null</c> when there is none.</summary>
    Task<DataProductId?> IdOfAsync(DataProductKey key, CancellationToken ct);
}

/// <summary>
/// Product lineage A → B: A feeds B. There is one implementation for each kind of lineage; whoever knows of further
/// edges registers another.
/// </summary>
public interface IProductEdgeQueries
{
    /// <summary>Whether the edges may be others after this.</summary>
    bool ChangesWith(CatalogEvent happened);

    Task<IReadOnlyList<(DataProductId From, DataProductId To)>> EdgesAsync(CancellationToken ct);

    /// <summary>Edges that there are because of these events, as far as they are quickly found; known ones may be among them. What is left out, or gone, shows when all are read.</summary>
    Task<IReadOnlyList<(DataProductId From, DataProductId To)>> EdgesOfAsync(IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct);
}

/// <summary>A product as it is stored, with its own state; the state of one that was never judged is UNKNOWN.</summary>
public sealed record KnownValidity(ProductFacts Facts, string Key, string Title, DateTimeOffset CreatedAt, bool HasOutputs)
{
    /// <summary>Keys that it had before; they lead to it for ever.</summary>
    public IReadOnlyList<string> Formerly { get; init; } = [];
    public ValidityState Own { get; init; } = ValidityState.Unknown;
    public DateTimeOffset? OwnSince { get; init; }
    public IReadOnlyList<Reason> Reasons { get; init; } = [];
    public DateTimeOffset? NextTurn { get; init; }
    public bool ByHand { get; init; }
    public IReadOnlyDictionary<ValidityState, Verdict>? Verdicts { get; init; }
    public RecordLoss? Loss { get; init; }
    public ValidityState? RecordedState { get; init; }
    public DateTimeOffset? RecordedSince { get; init; }
    /// <summary>When a deprecated product ends.</summary>
    public DateOnly? EndDate { get; init; }
    /// <summary>The key of what to use instead of it.</summary>
    public string? Replacement { get; init; }
    /// <summary>The version of what was judged; 0 before.</summary>
    public long Version { get; init; }

    /// <summary>Whether both say the same; what was judged says it by its version.</summary>
    public bool Same(KnownValidity other) => Version == other.Version && RecordedState == other.RecordedState && Facts == other.Facts && Key == other.Key && Title == other.Title && HasOutputs == other.HasOutputs && EndDate == other.EndDate && Replacement == other.Replacement;
}

/// <summary>Histories, for pages and the API.</summary>
public interface IValidityHistoryQueries
{
    /// <summary>Turns of a product, newest first.</summary>
    Task<Outcome<Page<HistoryEntry>>> HistoryAsync(Actor actor, DataProductKey product, PageRequest request, CancellationToken ct);

    /// <summary>The turns that matter for a strip over these products since then: those after it, and the last one before, oldest first.</summary>
    Task<IReadOnlyDictionary<DataProductId, IReadOnlyList<StripTurn>>> StripsAsync(IReadOnlyCollection<DataProductId> products, DateTimeOffset since, CancellationToken ct);

    /// <summary>The policies that hold for a product, its domains and ports, nearest first, and what was before.</summary>
    Task<Outcome<PolicyOverview>> PoliciesAsync(Actor actor, DataProductKey product, CancellationToken ct);

    /// <summary>The policies of the mesh and, for a domain, of it and the domains above.</summary>
    Task<Outcome<PolicyOverview>> PoliciesAsync(Actor actor, string? domain, CancellationToken ct);
}

/// <summary>A turn as its reader may see it.</summary>
public sealed record HistoryEntry(DateTimeOffset At, ValidityState State, ValidityState Own, IReadOnlyList<Reason> Reasons, EntryRule? Rule, bool Masked);

/// <summary>From then on in this state.</summary>
public sealed record StripTurn(DateTimeOffset At, ValidityState State);

/// <summary>What holds now; the levels that it is inherited over, the mesh first, each with every policy that was ever set there; and whether this actor may set the last product or domain of them.</summary>
public sealed record PolicyOverview(RuleSet Rules, IReadOnlyList<PolicyLevel> Levels, OverrideRow? Override, bool MayChange);

/// <summary>A level that rules can be set for. The newest policy stands first; without an end it is in force.</summary>
public sealed record PolicyLevel(PolicyScope Scope, string Name, string? Domain, string? Port, bool MayChange, IReadOnlyList<PolicyRow> Set)
{
    public PolicyRow? InForce => Set.FirstOrDefault(p => p.EndedAt is null);
}

/// <summary>A policy as it was set, by whom and why; without <paramref name="EndedAt"/> it is in force.</summary>
public sealed record PolicyRow(PolicyValues Values, string Why, string? AgreedWith, string By, DateTimeOffset At, DateTimeOffset? EndedAt);

/// <summary>The override that is in force.</summary>
public sealed record OverrideRow(ValidityState State, string Reason, DateTimeOffset Until, string By, DateTimeOffset At);
