namespace Catalog.Search.Queries;

/// <summary>How an alternative came to be looked for.</summary>
internal enum Origin { Written, Prefix, Synonym, Corrected }

/// <summary>One way to match a group: a term, or several in a row.</summary>
internal sealed record Alternative(IReadOnlyList<string> Terms, Origin Origin, float Weight)
{
    public bool IsPhrase => Terms.Count > 1;
}

/// <summary>A word or phrase of the query with all that counts as the same. <paramref name="Field"/> limits it to one field.</summary>
internal sealed record QueryGroup(string Shown, IReadOnlyList<Alternative> Alternatives, string? Field = null)
{
    public bool IsPhrase => Alternatives.Any(a => a is { Origin: Origin.Written, IsPhrase: true });
}
