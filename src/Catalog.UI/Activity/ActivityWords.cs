using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.UI.People;

namespace Catalog.UI.Activity;

/// <summary>From where something was done, in words.</summary>
internal static class ActivityWords
{
    private const string Import = "by an import";

    /// <summary>What a filter is called.</summary>
    public static string Place(ActivityVia via) => via switch
    {
        ActivityVia.Api => "API",
        ActivityVia.Import => "Import",
        ActivityVia.Verb => "Command line",
        ActivityVia.System => "The catalog itself",
        _ => "Portal",
    };

    /// <summary>What an entry adds to its sentence: from where it came, as far as that is known; nothing where people are anyway.</summary>
    public static string? Added(ActivityRow row) => row.Via switch
    {
        ActivityVia.Api => "over the API",
        ActivityVia.Import => Import,
        ActivityVia.Verb => ActorWords.VerbOf(row.ActorName) switch { "import" => Import, { } verb => $"by the verb {verb}", null => "on the command line" },
        ActivityVia.System => row.ActorName == Actor.System.Name ? Rule(row) : Noted(row),
        _ => null,
    };

    /// <summary>What made the catalog act by itself.</summary>
    private static string? Rule(ActivityRow row) => (row.SubjectKind, row.Verb) switch
    {
        ("incident", _) => "because its state turned",
        ("grant" or "access-request", "ended" or "expired") => "because its time was over",
        ("edge", _) => "by the rules of lineage",
        ("person", "joined" or "rights-learned") => "at the sign-in",
        (_, "registered" or "imported" or "conflicting" or "documented" or "created" or "updated" or "member-added" or "role-given" or "certified") => Import,
        _ => null,
    };

    /// <summary>Where the catalog learned what somebody did: what people end with a product it ends for them.</summary>
    private static string Noted(ActivityRow row) => row.Verb is "revoked" or "denied" ? "noted by the catalog" : Import;
}
