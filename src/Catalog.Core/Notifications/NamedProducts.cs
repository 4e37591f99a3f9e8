using System.Text.RegularExpressions;

namespace Catalog.Core.Notifications;

/// <summary>
/// Products that a notice names beside the one that it is about. The text keeps a mark in place of each name, which is
/// read anew each time: whoever may not see a product any more does not find it in what they were told before.
/// </summary>
public static partial class NamedProducts
{
    /// <summary>What stands for a product that the reader may not see, as in a graph.</summary>
    private const string Unseen = "something you may not see";

    /// <summary>Stands for the product's name in a text that is stored.</summary>
    public static string Mark(string key) => $"[[product:{key}]]";

    /// <summary>The keys that a stored text names.</summary>
    public static IEnumerable<string> In(string? text) => text is null ? [] : Marks().Matches(text).Select(m => m.Groups[1].Value);

    /// <summary>The text with the names that this reader sees now.</summary>
    public static string? Read(string? text, Func<string, string?> seen) => text is null ? null
        : Marks().Replace(text, m => seen(m.Groups[1].Value) ?? (m.Index == 0 ? char.ToUpperInvariant(Unseen[0]) + Unseen[1..] : Unseen));

    [GeneratedRegex(@"\[\[product:([^\[\]\s]+)\]\]")]
    private static partial Regex Marks();
}
