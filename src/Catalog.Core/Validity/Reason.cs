using Catalog.Core.Quality;

namespace Catalog.Core.Validity;

public enum ReasonKind
{
    /// <summary>More records were lost than the limit allows.</summary>
    RecordLoss,
    /// <summary>Exactly as many as the limit allows: served, with a warning.</summary>
    LossAtLimit,
    /// <summary>An expectation that is critical failed.</summary>
    CriticalFailed,
    /// <summary>A critical one could not run.</summary>
    CriticalNotRun,
    Failed,
    NotRun,
    /// <summary>The port is older than promised.</summary>
    Late,
    /// <summary>A serving port trails its primary by more than promised.</summary>
    Behind,
    /// <summary>No result counts for the port: none ever came, or those that did (the newest at <see cref="Reason.At"/>) are silent or empty.</summary>
    Unchecked,
    /// <summary>No output port, so that nothing can be checked.</summary>
    NoPort,
    /// <summary>A suite that ran regularly is silent; it is left out of the state.</summary>
    Silent,
    /// <summary>Somebody set the state by hand.</summary>
    Override,
    /// <summary>Something upstream is INVALID.</summary>
    Upstream,
    Retired,
    /// <summary>A suite ran and evaluated nothing; it is left out of the state.</summary>
    Empty,
}

/// <summary>Why a product is in its state, as figures; <see cref="ReasonSentence"/> says it. Without a <see cref="State"/> it is a warning.</summary>
public sealed record Reason
{
    public required ReasonKind Kind { get; init; }
    /// <summary>The state that it makes; <c>null</c> for a warning.</summary>
    public ValidityState? State { get; init; }
    public string? Port { get; init; }
    public string? Suite { get; init; }
    public ValidationResultId? Result { get; init; }
    public RecordLoss? Loss { get; init; }
    /// <summary>In hundredths of a percent.</summary>
    public int? Limit { get; init; }
    public CheckedExpectation? Expectation { get; init; }
    /// <summary>The instant that the sentence speaks of: the newest data, the end of an override.</summary>
    public DateTimeOffset? At { get; init; }
    public TimeSpan? Promise { get; init; }
    /// <summary>What a person wrote.</summary>
    public string? Text { get; init; }
    public string? By { get; init; }
}
