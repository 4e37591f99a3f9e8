using Catalog.Core.People;

namespace Catalog.UI.People;

/// <summary>Whoever acted, in words: people are called by their names, the machine by what it is.</summary>
internal static class ActorWords
{
    private const string Verb = "command line (";

    /// <summary>"Catalog" → "the catalog", "command line (import)" → "the command line".</summary>
    public static string Of(string name) => name == Actor.System.Name ? "the catalog" : VerbOf(name) is null ? name : "the command line";

    /// <summary>The same at the beginning of a sentence.</summary>
    public static string First(string name) => Of(name) is var words && words != name ? char.ToUpperInvariant(words[0]) + words[1..] : name;

    /// <summary>"command line (import)" → "import".</summary>
    public static string? VerbOf(string name) => name.StartsWith(Verb, StringComparison.Ordinal) && name.EndsWith(')') ? name[Verb.Length..^1] : null;
}
