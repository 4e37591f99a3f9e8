using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Validation;

/// <summary>
/// Holds a value against rules. <c>seen</c> collects the keys that some rule speaks about, for rules that close a
/// mapping over all its parts; keys of a failed part count as spoken about, so that one wrong leaf does not make its
/// parents unknown. Without a <c>sink</c> only the answer matters.
/// </summary>
internal static class RuleCheck
{
    public static bool Passes(Rules rules, DocumentNode node) => Check(rules, node, Place.Root, null, null);

    public static bool Check(Rules rules, DocumentNode node, Place place, List<Violation>? sink, HashSet<string>? seen)
    {
        var own = rules.ClosedOverAll && node is MappingNode ? new HashSet<string>(StringComparer.Ordinal) : null;
        var marks = own ?? seen;
        var ok = ValueCheck.Type(rules, node, place, sink);
        if (!ok && sink is not null) return false;

        ok &= rules.Reference is null || Check(rules.Reference, node, place, sink, marks);
        if (!ok && sink is null) return false;
        ok &= node switch
        {
            MappingNode mapping => MappingCheck.Keys(rules, mapping, place, sink, marks),
            SequenceNode list => ValueCheck.Items(rules, list, place, sink),
            ScalarNode scalar => ValueCheck.Scalar(rules, scalar, place, sink),
            _ => true,
        };
        foreach (var part in rules.AllOf)
        {
            if (!ok && sink is null) return false;
            ok &= Check(part, node, place, sink, marks);
        }
        ok &= Branches.AnyOf(rules.AnyOf, node, place, sink, marks);
        ok &= Branches.OneOf(rules.OneOf, node, place, sink, marks);
        if (rules.Not is not null && Passes(rules.Not, node))
        {
            ok = false;
            sink?.Add(Say.Forbidden(rules.Not, node, place));
        }
        if (rules.If is not null && Branches.Fits(rules.If, node, marks) && rules.Then is not null)
        {
            ok &= Check(rules.Then, node, place, sink, marks);
        }

        if (own is null) return ok;
        ok &= MappingCheck.Closed((MappingNode)node, own, rules, place, sink);
        seen?.UnionWith(own);
        return ok;
    }
}
