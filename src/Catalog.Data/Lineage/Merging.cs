using Catalog.Core.Lineage.Graph;

namespace Catalog.Data.Lineage;

/// <summary>
/// Datasets that are one: one event calls it by a name that another event gives it as a symlink. Whoever names the symlink
/// stands for all of them; of several, the first by name.
/// </summary>
internal static class Merging
{
    /// <summary>Numbers that stand for nothing of their own, with the number they are drawn as.</summary>
    public static Dictionary<long, long> Of(IReadOnlyList<(long Alias, long Dataset)> aliases, GraphNode[] nodes, Dictionary<long, int> places)
    {
        var parents = new Dictionary<long, long>();
        var declaring = new HashSet<long>();
        foreach (var (alias, dataset) in aliases)
        {
            if (!places.ContainsKey(alias) || !places.ContainsKey(dataset)) continue;
            declaring.Add(dataset);
            var (a, b) = (Top(alias), Top(dataset));
            if (a != b) parents[Math.Max(a, b)] = Math.Min(a, b);
        }
        var merged = new Dictionary<long, long>();
        foreach (var group in parents.Keys.Concat(parents.Values).Distinct().GroupBy(Top))
        {
            var members = group.OrderBy(m => declaring.Contains(m) ? 0 : 1).ThenBy(m => nodes[places[m]].Namespace, StringComparer.Ordinal).ThenBy(m => nodes[places[m]].Name, StringComparer.Ordinal).ToList();
            foreach (var member in members.Skip(1)) merged[member] = members[0];
        }
        return merged;

        long Top(long number)
        {
            while (parents.TryGetValue(number, out var parent)) number = parent;
            return number;
        }
    }
}
