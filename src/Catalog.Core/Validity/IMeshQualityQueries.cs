using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>The quality of the mesh, or of one domain with its sub-domains, retired products left out: states and since when over those that this actor may see, everything else over those whose details they may read.</summary>
public interface IMeshQualityQueries
{
    Task<MeshQuality> SummaryAsync(Actor actor, string? domain, CancellationToken ct);

    /// <summary>Products that lack something, by key; all that lack anything for <c>null</c>.</summary>
    Task<Page<ProductGaps>> GapsAsync(Actor actor, string? domain, QualityGap? gap, PageRequest request, CancellationToken ct);

    /// <summary>Products that were INVALID since then, the most often and longest first.</summary>
    Task<IReadOnlyList<Offender>> OffendersAsync(Actor actor, string? domain, DateTimeOffset since, int limit, CancellationToken ct);

    /// <summary>From when until when products were INVALID since then.</summary>
    Task<IReadOnlyList<BrokenSpan>> SpansAsync(Actor actor, string? domain, DateTimeOffset since, CancellationToken ct);
}

/// <summary>What a product can lack; checks are lacking as long as there is an output port that nobody checks.</summary>
public enum QualityGap { Contract, Owner, Results, Documentation, Checks }

/// <summary>Figures of a mesh or domain. <paramref name="Products"/> are those whose details may be read; ports are output ports.</summary>
public sealed record MeshQuality(
    int Products, IReadOnlyDictionary<ValidityState, int> States, int Ports, int CheckedPorts, IReadOnlyDictionary<QualityGap, int> Gaps, IReadOnlyList<MixPart> Formats, IReadOnlyList<MixPart> Technologies);

/// <summary>How many ports use a format or technology.</summary>
public sealed record MixPart(string? Word, int Ports);

/// <summary>A product and what it lacks. <paramref name="Unchecked"/> names the output ports that nobody checks.</summary>
public sealed record ProductGaps(string Key, string? Team, bool Contract, bool Owner, bool Results, bool Documentation, int Ports, int CheckedPorts, IReadOnlyList<string> Unchecked);

/// <summary>A product that was INVALID.</summary>
public sealed record Offender(string Key, int Times, TimeSpan Broken, bool Now);

/// <summary>One time that a product was INVALID; without an end it still is.</summary>
public sealed record BrokenSpan(DataProductId Product, DateTimeOffset From, DateTimeOffset? Until);
