using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Validation;

/// <summary>Required, known and unknown keys of a mapping.</summary>
internal static class MappingCheck
{
    public static bool Keys(Rules rules, MappingNode mapping, Place place, List<Violation>? sink, HashSet<string>? seen)
    {
        var ok = true;
        foreach (var required in rules.Required)
        {
            if (mapping.Contains(required)) continue;
            ok = false;
            sink?.Add(Say.Missing(required, mapping, place));
        }
        if (rules.Properties.Count == 0 && !rules.Closed && rules.Others is null) return ok;

        foreach (var entry in mapping.Entries)
        {
            if (rules.Properties.TryGetValue(entry.Key, out var of))
            {
                seen?.Add(entry.Key);
                ok &= RuleCheck.Check(of, entry.Value, place.Below(entry.Key), sink, null);
            }
            else if (rules.Others is not null)
            {
                seen?.Add(entry.Key);
                ok &= RuleCheck.Check(rules.Others, entry.Value, place.Below(entry.Key), sink, null);
            }
            else if (rules.Closed)
            {
                seen?.Add(entry.Key);
                ok = false;
                sink?.Add(Say.Unknown(entry, rules.Properties.Keys, place));
            }
            if (!ok && sink is null) return false;
        }
        return ok;
    }

    public static bool Closed(MappingNode mapping, HashSet<string> seen, Rules rules, Place place, List<Violation>? sink)
    {
        var ok = true;
        foreach (var entry in mapping.Entries)
        {
            if (seen.Contains(entry.Key)) continue;
            ok = false;
            sink?.Add(Say.Unknown(entry, KnownKeys(rules, 0), place));
        }
        return ok;
    }

    private static IEnumerable<string> KnownKeys(Rules rules, int depth) => depth > 4 ? [] : rules.Properties.Keys
        .Concat(rules.Reference is null ? [] : KnownKeys(rules.Reference, depth + 1))
        .Concat(rules.AllOf.SelectMany(part => KnownKeys(part, depth + 1)))
        .Concat(rules.Then is null ? [] : KnownKeys(rules.Then, depth + 1));
}
