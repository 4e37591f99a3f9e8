using Catalog.Core.Discovery;
using Catalog.Search.Index;
using Catalog.Search.Queries;

namespace Catalog.Search.Results;

/// <summary>Why a hit is here, in sentences.</summary>
internal static class WhyWords
{
    private const int Most = 4;

    public static IReadOnlyList<string> Of(ShownDocument shown, int stage, StagedQuery query, Passages passages)
    {
        if (query.Groups.Count == 0) return [];
        var why = new List<string>();
        if (stage == Stage.Exact) why.Add("Its name is exactly what you typed.");
        else if (stage is Stage.Name or Stage.Name + Stage.Corrected) why.Add(query.Groups.Count == 1 ? "Its name has your word." : "Its name has all your words.");
        Add(why, "It is also known as", passages.Named);
        Add(why, "Columns that match:", passages.Columns);
        Add(why, shown.Type == SearchType.Contract ? "Tables that match:" : "Ports that match:", passages.Ports);
        Add(why, "Tagged", passages.Tags);
        Add(why, "It is about", passages.Topics);
        Add(why, "In the domain", passages.Domains);
        Add(why, "Owned by", passages.Owners);
        if (passages.Highlights.Any(h => h.Field is Passages.Summary)) why.Add("Its purpose speaks of it.");
        else if (passages.Highlights.Any(h => h.Field is "Documentation" or "Description")) why.Add("Its description speaks of it.");
        foreach (var group in query.Groups)
        {
            if (stage > Stage.Corrected && group.Alternatives.FirstOrDefault(a => a.Origin == Origin.Corrected)?.Shown is { } spelled) why.Add($"“{group.Shown}” was read as “{spelled}”.");
        }
        return why.Count <= Most ? why : why[..Most];
    }

    private static void Add(List<string> why, string words, IReadOnlyList<string> values)
    {
        if (values.Count > 0) why.Add($"{words} {string.Join(", ", values.Take(3))}.");
    }
}
