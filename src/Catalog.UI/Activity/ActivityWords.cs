using Catalog.Core.Activity;

namespace Catalog.UI.Activity;

/// <summary>From where something was done, in words.</summary>
internal static class ActivityWords
{
    /// <summary>What a filter is called.</summary>
    public static string Place(ActivityVia via) => via switch
    {
        ActivityVia.Api => "API",
        ActivityVia.Import => "Import",
        ActivityVia.Verb => "Command line",
        ActivityVia.System => "The catalog itself",
        _ => "Portal",
    };

    /// <summary>What an entry adds to its sentence; nothing where people are anyway.</summary>
    public static string? Added(ActivityRow row) => row.Via switch
    {
        ActivityVia.Api => "over the API",
        ActivityVia.Import => "by import",
        ActivityVia.Verb => "on the command line",
        ActivityVia.System => Rule(row),
        _ => null,
    };

    /// <summary>What made the catalog act by itself.</summary>
    private static string Rule(ActivityRow row) => (row.SubjectKind, row.Verb) switch
    {
        ("incident", _) => "because its state turned",
        ("grant" or "access-request", "ended" or "expired") => "because its time was over",
        ("edge", _) => "by the rules of lineage",
        (_, "registered" or "imported" or "documented" or "created" or "updated") => "by import",
        _ => "by a rule of the catalog",
    };
}
