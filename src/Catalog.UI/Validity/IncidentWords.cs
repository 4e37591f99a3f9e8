using System.Globalization;
using Catalog.Core.DataProducts;
using Catalog.Core.Validity;
using Catalog.UI.Layout;

namespace Catalog.UI.Validity;

/// <summary>Incidents in words.</summary>
internal static class IncidentWords
{

    /// <summary>"18 min", "2 h 5 min", "3 days 4 h".</summary>
    public static string Length(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 1 } => $"{span.Minutes} min",
        { TotalDays: < 1 } => span.Minutes == 0 ? $"{span.Hours} h" : $"{span.Hours} h {span.Minutes} min",
        { TotalDays: < 2 } => span.Hours == 0 ? "1 day" : $"1 day {span.Hours} h",
        _ => span.Hours == 0 ? $"{span.Days} days" : $"{span.Days} days {span.Hours} h",
    };

    public static DataProductKey KeyOf(string stored) => DataProductKey.TryParse(stored, out var key) ? key : throw new FormatException($"{stored} is no key of a product.");

    public static string Why(IReadOnlyList<Reason> reasons, bool masked, Reader reader) =>
        reasons is [var first, ..] ? masked ? ReasonSentence.Masked(first) : ReasonSentence.Full(first, CultureInfo.CurrentCulture, reader.Absolute) : "";

    public static string Happened(IncidentStep step) => step switch
    {
        IncidentStep.Opened => "The product turned INVALID",
        IncidentStep.OtherReason => "It stays INVALID for another reason",
        IncidentStep.ByHand => "The state was set by hand; the incident goes on",
        IncidentStep.Taken => "Somebody looks after it",
        IncidentStep.Left => "It is the team’s again",
        IncidentStep.Note => "Note",
        _ => "The incident ended",
    };
}
