using Catalog.Core.DataProducts;
using Catalog.Search.Index;
using Catalog.Search.Queries;

namespace Catalog.Search.Results;

/// <summary>Why a hit is here, in sentences.</summary>
internal static class WhyWords
{
    public static IReadOnlyList<string> Of(ShownDocument shown, int stage, StagedQuery query, Passages passages)
    {
        if (query.Groups.Count == 0) return [];
        var why = new List<string>();
        if (stage == Stage.Exact) why.Add("Its name is exactly what you typed.");
        else if (Found(query, passages) is { Count: > 0 } found) why.Add($"{string.Join(", ", found.SkipLast(1))}{(found.Count > 1 ? " and " : "")}{found[^1]}.");
        foreach (var group in query.Groups)
        {
            if (stage > Stage.Corrected && group.Alternatives.FirstOrDefault(a => a.Origin == Origin.Corrected)?.Shown is { } spelled) why.Add($"“{group.Shown}” was read as “{spelled}”.");
        }
        if (shown.Withheld) why.Add("You see that it exists; columns and documentation open with access.");
        if (shown.State == "INVALID") why.Add("Shown, but not lifted while it is INVALID.");
        else if (shown.Lifecycle is Lifecycle.Deprecated) why.Add("Shown, but not lifted: it is deprecated.");
        return why;
    }

    /// <summary>Each part of the query at the most telling of the places that have it: "“customer” is in its key", and "“client” (as “customer”)" where only a synonym is.</summary>
    private static List<string> Found(StagedQuery query, Passages passages)
    {
        var said = new HashSet<int>();
        var found = new List<string>();
        foreach (var place in passages.Places)
        {
            var here = place.Groups.Where(g => said.Add(g.Key)).OrderBy(g => g.Key).ToList();
            if (here.Count == 0) continue;
            var words = here.ConvertAll(g => g.Value is { } synonym ? $"“{query.Groups[g.Key].Shown}” (as “{synonym}”)" : $"“{query.Groups[g.Key].Shown}”");
            found.Add($"{string.Join(", ", words.SkipLast(1))}{(words.Count > 1 ? " and " : "")}{words[^1]} {(words.Count > 1 ? "are" : "is")} {place.Where}");
        }
        return found;
    }
}
