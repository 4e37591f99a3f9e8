using Catalog.Core.DataProducts;
using Catalog.Core.Quality;

namespace Catalog.Core.Validity;

/// <summary>The load that a state speaks of, and the last one that had not its fault; as far as they are known.</summary>
public readonly record struct JudgedLoads(DateTimeOffset? Newest, DateTimeOffset? LastGood);

/// <summary>What a state means for somebody who wants to use the product, in a sentence or two.</summary>
public static class UseAdvice
{
    /// <summary>What the life of the product adds to it: nothing while it is active.</summary>
    public static string? Of(Lifecycle lifecycle) => lifecycle switch
    {
        Lifecycle.Deprecated => "It is deprecated: begin nothing new with it.",
        Lifecycle.Draft or Lifecycle.Proposed => "It is not published yet: it may still change without notice.",
        _ => null,
    };

    /// <summary><paramref name="reasons"/> are those with figures; none for readers who may not know them. <paramref name="time"/> writes an instant.</summary>
    public static string Of(ValidityState? state, IReadOnlyList<Reason> reasons, JudgedLoads loads, Func<DateTimeOffset, string> time) => state switch
    {
        null => "The product is retired: nothing new comes, and nobody looks after it.",
        ValidityState.Valid => reasons.All(r => r.Kind == ReasonKind.Override) ? "It can be used." : "It can be used. Look at the warnings first: they say what is not quite as agreed.",
        ValidityState.Unknown => "Nothing says that it is wrong, and nothing says that it is right: check what you take from it yourself, or ask its team for a check.",
        ValidityState.Stale => "What happened since is missing; it can be used for the time before. It turns back by itself when newer data comes.",
        ValidityState.Suspect => "Its own figures may be wrong too: wait until that is repaired, or compare them with another source. It turns back by itself then.",
        _ => Invalid([.. reasons.Where(r => r.State == ValidityState.Invalid)], loads, time),
    };

    private static string Invalid(IReadOnlyList<Reason> reasons, JudgedLoads loads, Func<DateTimeOffset, string> time)
    {
        var load = loads.Newest is { } newest ? $"the load of {time(newest)}" : "the newest load";
        var good = loads.LastGood is { } last ? $" The last load without this fault is of {time(last)}." : "";
        if (reasons.Any(r => r.Kind == ReasonKind.Override)) return $"Do not use it: whoever looks after it says so.{good}";
        var columns = reasons.SelectMany(r => r.Expectation?.Columns ?? r.Loss?.Columns ?? []).Distinct(StringComparer.Ordinal).ToList();
        // Whole rows are missing, so that every total is too low.
        if (reasons.Any(r => r.Loss is { Source: LossSource.RowCount } || r is { Loss: not null, Expectation: null } && columns.Count == 0)) return $"Do not use {load}: rows are missing from it, so whatever is counted or summed comes out too low.{good}";
        return columns.Count is 0 or > 4
            ? $"Do not use {load} until it is repaired.{good}"
            : $"Do not use {load} for anything that rests on {ValueWords.Names(columns)}. The other columns are not touched by this fault.{good}";
    }
}
