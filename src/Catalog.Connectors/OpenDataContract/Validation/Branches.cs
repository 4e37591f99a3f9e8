using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Validation;

/// <summary>
/// Alternatives. When none fits, the one that was meant is told from the type and the keys that are there, and its own
/// complaints are what the reader sees.
/// </summary>
internal static class Branches
{
    public static bool AnyOf(Rules[] branches, DocumentNode node, Place place, List<Violation>? sink, HashSet<string>? seen)
    {
        if (branches.Length == 0) return true;
        var ok = false;
        foreach (var branch in branches) ok |= Fits(branch, node, seen);
        if (!ok) Explain(branches, node, place, sink, seen);
        return ok;
    }

    public static bool OneOf(Rules[] branches, DocumentNode node, Place place, List<Violation>? sink, HashSet<string>? seen)
    {
        if (branches.Length == 0) return true;
        var fitting = 0;
        foreach (var branch in branches)
        {
            if (Fits(branch, node, seen)) fitting++;
        }
        if (fitting == 1) return true;
        if (fitting > 1) sink?.Add(Say.Several(branches, node, place));
        else Explain(branches, node, place, sink, seen);
        return false;
    }

    // Keys count as seen only through an alternative that fits.
    public static bool Fits(Rules branch, DocumentNode node, HashSet<string>? seen)
    {
        if (seen is null) return RuleCheck.Passes(branch, node);
        var own = new HashSet<string>(StringComparer.Ordinal);
        if (!RuleCheck.Check(branch, node, Place.Root, null, own)) return false;
        seen.UnionWith(own);
        return true;
    }

    private static void Explain(Rules[] branches, DocumentNode node, Place place, List<Violation>? sink, HashSet<string>? seen)
    {
        if (sink is null) return;
        foreach (var branch in branches) RuleCheck.Check(branch, node, place, [], seen);
        var meant = branches.Where(branch => CouldBe(branch, node)).ToList();
        if (meant.Count == 1) RuleCheck.Check(meant[0], node, place, sink, seen);
        else sink.Add(Say.NoneFits(branches, node, place));
    }

    private static bool CouldBe(Rules branch, DocumentNode node) =>
        (branch.EffectiveTypes is not { Length: > 0 } types || ValueCheck.Is(types, node))
        && (node is not MappingNode mapping || branch.Required.All(mapping.Contains));
}
