using Catalog.Core.DataProducts;
using Catalog.Core.Quality;

namespace Catalog.Core.Validity;

/// <summary>A broken product upstream, and the way from it; the product itself comes last.</summary>
public sealed record UpstreamTrouble(DataProductId Source, IReadOnlyList<DataProductId> Path);

/// <summary>How a product stands now, with everything that is upstream. Masking is the reader's side's business.</summary>
public sealed record Standing
{
    public required KnownValidity Known { get; init; }
    public ProductFacts Facts => Known.Facts;
    /// <summary><c>null</c> for a retired product: it has no state.</summary>
    public ValidityState? State { get; init; }
    public DateTimeOffset Since { get; init; }
    public IReadOnlyList<UpstreamTrouble> Upstream { get; init; } = [];
    /// <summary>How many broken products are upstream; more than are named.</summary>
    public int UpstreamCount { get; init; }
    /// <summary>When time alone can change the answer.</summary>
    public DateTimeOffset? ValidUntil { get; init; }
    public bool Warned => Known.Reasons.Any(r => r.State is null && r.Kind != ReasonKind.Silent);
    public RecordLoss? Loss => Known.Loss;

    /// <summary>What the gate says: a retired product is BLOCK, whatever its data.</summary>
    public Verdict Verdict => State is not { } state ? Verdict.Block
        : Known.Verdicts is { } set && set.TryGetValue(state, out var chosen) ? chosen
        : state switch
        {
            ValidityState.Invalid => Verdict.Block,
            ValidityState.Valid => Warned ? Verdict.Warn : Verdict.Allow,
            _ => Verdict.Warn,
        };

    /// <summary>Whether what is on record says the same.</summary>
    public bool Recorded => State is null || Known.RecordedState == State || (Known.RecordedState is null && State == ValidityState.Unknown);
}
