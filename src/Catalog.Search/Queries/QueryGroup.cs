namespace Catalog.Search.Queries;

/// <summary>How an alternative came to be looked for.</summary>
internal enum Origin
{
    Written,
    Prefix,
    Synonym,
    Corrected,
    /// <summary>Two words of the query that stand side by side.</summary>
    Neighbours,
}

/// <summary>One way to match a group: a term, or several in a row.</summary>
/// <param name="Shown">As people write it; <c>null</c> where the group says it.</param>
internal sealed record Alternative(IReadOnlyList<string> Terms, Origin Origin, float Weight, string? Shown = null)
{
    public bool IsPhrase => Terms.Count > 1;
}

/// <summary>A group and the one after it, as two words in a row.</summary>
/// <param name="First">The place of the first of them in the query.</param>
internal readonly record struct QueryPair(int First, QueryGroup Row);

/// <summary>A word or phrase of the query with all that counts as the same. <paramref name="Field"/> limits it to one field.</summary>
/// <param name="Optional">Adds to the score, but nothing needs it.</param>
internal sealed record QueryGroup(string Shown, IReadOnlyList<Alternative> Alternatives, string? Field = null, bool Optional = false)
{
    /// <summary>Where the word stands in the text that was typed; <c>null</c> where it is more than one word.</summary>
    public (int Start, int End)? Typed { get; init; }

    /// <summary>Whether it was written as one name with the group before it: <c>email</c> of <c>customer_email</c>.</summary>
    public bool Joined { get; init; }

    public bool IsPhrase => Alternatives.Any(a => a is { Origin: Origin.Written, IsPhrase: true });
}
