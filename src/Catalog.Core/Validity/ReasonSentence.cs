using System.Globalization;
using Catalog.Core.Quality;

namespace Catalog.Core.Validity;

/// <summary>Reasons in sentences that a business reader can act on.</summary>
public static class ReasonSentence
{
    private const int Shown = 400;

    /// <summary>With figures and columns, for those who may read the product's details. <paramref name="time"/> writes an instant.</summary>
    public static string Full(Reason reason, CultureInfo culture, Func<DateTimeOffset, string> time)
    {
        var words = new ValueWords(culture);
        var port = reason.Port is { } name ? ValueWords.Name(name) : "the product";
        return reason.Kind switch
        {
            ReasonKind.RecordLoss => $"{Loss(reason, words, culture)} The limit is {words.Limit(reason.Limit ?? 0)}.",
            ReasonKind.LossAtLimit => $"{Loss(reason, words, culture)} That is exactly the limit of {words.Limit(reason.Limit ?? 0)}, so it is still served.",
            ReasonKind.CriticalFailed => $"A critical expectation failed. {Expectation(reason, culture)}",
            ReasonKind.CriticalNotRun => $"A critical expectation could not run. {Expectation(reason, culture)}",
            ReasonKind.Failed or ReasonKind.NotRun => Expectation(reason, culture),
            ReasonKind.Late => $"The newest data of {port} is of {(reason.At is { } at ? time(at) : "an unknown time")}; it is promised to be at most {Span(reason.Promise)} old.",
            ReasonKind.Behind => $"{Capital(port)} trails its primary by more than the promised {Span(reason.Promise)}.",
            ReasonKind.Unchecked => reason.At is { } ran ? $"No check on {port} counts now; the last one ran {time(ran)}." : $"No check has run on {port}.",
            ReasonKind.NoPort => "It has no output port, so nothing is checked.",
            ReasonKind.Empty => $"{(reason.Suite is { Length: > 0 } suite ? $"The suite {ValueWords.Name(suite)}" : "A suite without a name")} evaluated nothing on {port}, so it says nothing about the data.",
            ReasonKind.Silent => $"The suite {ValueWords.Name(reason.Suite ?? "")} has been silent since {(reason.At is { } last ? time(last) : "long ago")} and no longer counts.",
            ReasonKind.Override => $"{reason.By} set it by hand until {(reason.At is { } end ? time(end) : "further notice")}: {Cut(reason.Text)}",
            ReasonKind.Upstream => $"{reason.Text} is INVALID.",
            ReasonKind.Retired => "The product is retired.",
            _ => reason.Kind.ToString(),
        };
    }

    /// <summary>Of a product, or of several, that are built from a broken one; and the sentence that says why it is broken, for whoever may read it.</summary>
    public static string Upstream(string source, bool several = false, string? why = null) => $"{source}, which {(several ? "they are" : "it is")} built from, is INVALID{(why is null ? "." : $": {why}")}";

    /// <summary>Without figures, columns or names of ports, for those who only may know that the product exists.</summary>
    public static string Masked(Reason reason) => reason.Kind switch
    {
        ReasonKind.RecordLoss => "It lost more records than it may. How many opens with access.",
        ReasonKind.LossAtLimit => "It lost as many records as it just may.",
        ReasonKind.CriticalFailed => "A critical expectation failed. Which one opens with access.",
        ReasonKind.CriticalNotRun => "A critical expectation could not run.",
        ReasonKind.Failed => "An expectation failed. Which one opens with access.",
        ReasonKind.NotRun => "An expectation could not run.",
        ReasonKind.Late => "Its data is older than promised.",
        ReasonKind.Behind => "A serving port trails its primary by more than promised.",
        ReasonKind.Unchecked => reason.At is null ? "A port of it is not checked." : "No check on one of its ports counts now.",
        ReasonKind.Silent => "A suite that checked it is silent.",
        ReasonKind.Empty => "A suite that should check it evaluates nothing.",
        ReasonKind.Override => "Its owner set the state by hand.",
        ReasonKind.Upstream => "An upstream you may not see is INVALID.",
        _ => Full(reason, CultureInfo.InvariantCulture, at => at.ToString("u", CultureInfo.InvariantCulture)),
    };

    /// <summary>A length of time as people say it.</summary>
    public static string Span(TimeSpan? promise) => promise switch
    {
        null => "nothing",
        { TotalDays: >= 2 } days when days.TotalDays % 1 == 0 => $"{days.TotalDays:0} days",
        { TotalHours: >= 1 } hours when hours.TotalHours % 1 == 0 => hours.TotalHours == 1 ? "1 hour" : $"{hours.TotalHours:0} hours",
        { } minutes => $"{Math.Max(1, Math.Round(minutes.TotalMinutes)):0} minutes",
    };

    private static string Loss(Reason reason, ValueWords words, CultureInfo culture)
    {
        if (reason.Loss is not { } loss) return "Records were lost.";
        if (loss.StatedPercent is { } percent) return $"{words.Percent(percent)} of the rows do not comply.";
        if (reason.Expectation is { } expectation && ExpectationSentence.Fault(expectation, culture) is { } fault) return fault + ".";
        var was = loss.Lost == 1 ? "is" : "are";
        return loss.Source == LossSource.RowCount
            ? $"{words.Count(loss.Lost)} of at least {words.Count(loss.Total)} rows, {words.Share(loss.Lost, loss.Total)}, {was} missing."
            : $"{words.Count(loss.Lost)} of {words.Count(loss.Total)} rows, {words.Share(loss.Lost, loss.Total)}, {(loss.Lost == 1 ? "was" : "were")} lost.";
    }

    private static string Expectation(Reason reason, CultureInfo culture) => reason.Expectation is { } expectation
        ? $"{ExpectationSentence.Promise(expectation, culture)} {ExpectationSentence.Turnout(expectation, culture)}"
        : "An expectation did not hold.";

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Cut(string? text) => text is null ? "" : text.Length <= Shown ? text : string.Concat(text.AsSpan(0, Shown - 1), "…");
}
