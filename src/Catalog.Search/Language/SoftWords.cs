using System.Collections.Frozen;

namespace Catalog.Search.Language;

/// <summary>Words that say how somebody asks rather than what for.</summary>
internal static class SoftWords
{
    /// <summary>Left out of longer queries: "where can I find …", "I want to …".</summary>
    public static FrozenSet<string> Asking { get; } = new[]
    {
        "i", "me", "my", "we", "us", "our", "you", "your", "he", "she", "who", "whom", "what", "which", "where", "when", "why", "how", "can", "could", "would", "should", "may", "might", "must",
        "do", "does", "did", "have", "has", "had", "want", "wants", "wanted", "need", "needs", "needed", "like", "find", "finding", "looking", "look", "search", "searching", "show", "give", "get", "please",
        "any", "some", "all", "also", "about", "from", "than", "so", "am", "been", "being", "using", "use", "used", "contain", "contains", "containing", "include", "includes", "including", "related", "regarding",
        "available", "based", "there", "here", "let", "help", "tell", "know", "named", "called", "way", "able", "each", "other", "between", "its", "them", "per", "via", "within", "whether", "given",
    }.ToFrozenSet();

    /// <summary>Never needed when something else is said; every catalog is full of them. As stems.</summary>
    public static FrozenSet<string> Kinds { get; } = new[] { "data", "dataset", "tabl", "column", "field", "file", "record", "list", "inform", "set", "collect", "sourc" }.ToFrozenSet();
}
