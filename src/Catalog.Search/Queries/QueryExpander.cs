using Catalog.Search.Language;

namespace Catalog.Search.Queries;

/// <summary>Adds to each group of a query what counts as the same.</summary>
internal static class QueryExpander
{
    private const float SynonymWeight = 0.6f;
    private const float PrefixWeight = 0.7f;
    private const int ShortestPrefix = 1;
    private const int LongestRun = 4;

    /// <summary>From how many words it says something that two of them stand side by side.</summary>
    private const int EnoughForPairs = 3;

    public static IReadOnlyList<QueryGroup> WithSynonyms(IReadOnlyList<QueryGroup> groups, Thesaurus thesaurus)
    {
        if (thesaurus.IsEmpty) return groups;
        var expanded = groups.ToList();
        for (var start = 0; start < groups.Count; start++)
        {
            for (var length = 1; length <= LongestRun && start + length <= groups.Count; length++)
            {
                var run = groups.Skip(start).Take(length).ToList();
                if (run.Exists(g => g.Field is not null || g.Alternatives.Count != 1)) break;
                var same = thesaurus.SameAs(run.SelectMany(g => g.Alternatives[0].Terms));
                // A run of several words is replaced as a whole: its synonym stands in for each of them.
                for (var i = start; i < start + length && same.Count > 0; i++)
                    expanded[i] = expanded[i] with { Alternatives = [.. expanded[i].Alternatives, .. same.Select(s => new Alternative(s.Terms, Origin.Synonym, SynonymWeight, s.Shown))] };
            }
        }
        return expanded;
    }

    /// <summary>Neighbours in the query, and the parts of a name: texts that have them side by side speak of the same thing more often than those with both somewhere.</summary>
    public static IReadOnlyList<QueryPair> Pairs(IReadOnlyList<QueryGroup> groups)
    {
        var pairs = new List<QueryPair>();
        for (var i = 1; i < groups.Count; i++)
        {
            var (first, second) = (groups[i - 1], groups[i]);
            if (groups.Count < EnoughForPairs && !second.Joined) continue;
            if (IsWord(first) && IsWord(second) && first.Field == second.Field)
                pairs.Add(new QueryPair(i - 1, new QueryGroup($"{first.Shown} {second.Shown}", [new Alternative([first.Alternatives[0].Terms[0], second.Alternatives[0].Terms[0]], Origin.Neighbours, 1)], first.Field)));
        }
        return pairs;
    }

    private static bool IsWord(QueryGroup group) => group.Alternatives is [{ IsPhrase: false }, ..];

    /// <summary>The last word may still be typed: whatever begins with it counts too.</summary>
    public static IReadOnlyList<QueryGroup> WithPrefix(IReadOnlyList<QueryGroup> groups)
    {
        if (groups is not [.., var last] || last.IsPhrase || last.Alternatives[0].Terms[0].Length < ShortestPrefix) return groups;
        var typed = last.Alternatives[0].Terms[0];
        return [.. groups.SkipLast(1), last with { Alternatives = [.. last.Alternatives, new Alternative([typed], Origin.Prefix, PrefixWeight)] }];
    }
}
