using Catalog.Core.DataProducts;
using Catalog.Core.Quality;
using Catalog.Core.Validity;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    /// <summary>Which of these contents were taken before, and for which port (none: they wait).</summary>
    Task<IReadOnlyList<KnownResult>> KnownResultsAsync(IReadOnlyCollection<byte[]> contentHashes, CancellationToken ct);

    /// <summary>The rules that say where results belong and whose output port is still there, oldest first.</summary>
    Task<IReadOnlyList<RuleInForce>> MatchRulesAsync(CancellationToken ct);

    Task<MatchRule?> MatchRuleAsync(MatchRuleId id, CancellationToken ct);

    /// <summary>Output ports of products that are not retired, whose dataset's last name part is this asset, ignoring case.</summary>
    Task<IReadOnlyList<PortCandidate>> PortsOfAssetAsync(string asset, CancellationToken ct);

    /// <summary>All output ports of products that are not retired, as far as naming a likely one needs.</summary>
    Task<IReadOnlyList<PortCandidate>> PortCandidatesAsync(CancellationToken ct);

    Task<IReadOnlyDictionary<PortId, string>> PortNamesAsync(IReadOnlyCollection<PortId> ports, CancellationToken ct);

    Task<IReadOnlyList<CheckedSuite>> CheckedSuitesAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct);

    /// <summary>For each of these ports and instants the newest complete runs until then that wrote its datasets, and the runs with these ids.</summary>
    Task<IReadOnlyList<WritingRun>> WritingRunsAsync(IReadOnlyCollection<(PortId Port, DateTimeOffset At)> instants, IReadOnlyCollection<string> named, CancellationToken ct);

    /// <summary>The newest results of these products' suites, as far as they name the run that they belong to.</summary>
    Task<IReadOnlyList<ValidationResult>> NewestOfRunsAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct);

    /// <summary>What runs asserted about datasets behind ports of products that are not retired, for those datasets of which lineage learned something at that place of its log.</summary>
    Task<IReadOnlyList<StatedAssertions>> AssertionsAsync(long position, CancellationToken ct);

    Task<ValidationResult?> ValidationResultAsync(ValidationResultId id, CancellationToken ct);

    Task<ValidationDocument?> ValidationDocumentAsync(ValidationResultId id, CancellationToken ct);

    /// <summary>Results that wait and came from the same data source, asset and suite, oldest first.</summary>
    Task<IReadOnlyList<ValidationResult>> WaitingResultsAsync(string? dataSource, string? asset, string suite, CancellationToken ct);
}

/// <summary>A result that is there already; without a product it waits.</summary>
public sealed record KnownResult(ValidationResultId Id, string ContentHash, ProductFacts? Product, PortId? PortId);

/// <summary>A rule, and the product of its port.</summary>
public sealed record RuleInForce(MatchRule Rule, ProductFacts Product);

/// <summary>A port that a result may belong to.</summary>
public sealed record PortCandidate(ProductFacts Product, string ProductKey, PortId PortId, string Port, string? Dataset)
{
    public DataProductId ProductId => Product.Id;
}
