using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Core.Imports;

namespace Catalog.Connectors.OpenDataContract.Mapping;

/// <summary>Rules that ODCS states in prose only, which its schema cannot check.</summary>
internal static class ContractAdvice
{
    public static IEnumerable<Finding> For(MappingNode root)
    {
        var at = -1;
        foreach (var table in root.List("schema"))
        {
            at++;
            var relation = -1;
            foreach (var node in (table as MappingNode).List("relationships"))
            {
                relation++;
                if (node is not MappingNode link || link["from"] is not SequenceNode from || link["to"] is not SequenceNode to) continue;
                if (from.Items.Count == to.Items.Count) continue;
                yield return new(FindingSeverity.Warning, "relationship", $"$.schema[{at}].relationships[{relation}]", link.Line,
                    $"The relationship names {from.Items.Count} fields in 'from' and {to.Items.Count} in 'to'. Name as many on both sides.");
            }
        }
    }
}
