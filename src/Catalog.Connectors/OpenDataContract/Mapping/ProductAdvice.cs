using System.Globalization;
using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports;

namespace Catalog.Connectors.OpenDataContract.Mapping;

/// <summary>What the standard allows and the portal cannot use as it stands.</summary>
internal static class ProductAdvice
{
    public static IEnumerable<Finding> For(MappingNode root)
    {
        if (root["status"] is ScalarNode { IsNull: false } status && !IsWord<Lifecycle>(status.Text))
        {
            yield return new(FindingSeverity.Warning, "status", "$.status", Line(status),
                $"The status '{status.Text}' is not one of proposed, draft, active, deprecated, retired. It is kept and counts as draft.");
        }
        if (root.Custom(CustomNames.Visibility) is ScalarNode visibility && !IsWord<Visibility>(visibility.Text))
        {
            yield return Unknown(visibility, CustomNames.Visibility, "open, restricted, hidden");
        }
        if (root.Custom(CustomNames.Archetype) is ScalarNode archetype && !IsWord<Archetype>(archetype.Text.Replace("-", "", StringComparison.Ordinal)))
        {
            yield return Unknown(archetype, CustomNames.Archetype, "source-aligned, aggregate, consumer-aligned");
        }
        if (root.Custom(CustomNames.EndDate) is ScalarNode end
            && !DateOnly.TryParseExact(end.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return Unknown(end, CustomNames.EndDate, "a day such as 2026-12-31");
        }
        foreach (var finding in PortMapping.Lists.SelectMany(each => Repeated(root, each.Key))) yield return finding;
    }

    private static IEnumerable<Finding> Repeated(MappingNode root, string list)
    {
        var seen = new HashSet<(string?, string?)>();
        var at = -1;
        foreach (var port in root.List(list))
        {
            at++;
            if (port is not MappingNode node || node.Text("name") is not { } name || seen.Add((name, node.Text("version")))) continue;
            yield return new(FindingSeverity.Warning, "repeated", $"$.{list}[{at}]", Line(node),
                $"The port '{name}' {node.Text("version")} stands in {list} twice; the first one counts. Give it another version or remove it.");
        }
    }

    private static Finding Unknown(ScalarNode value, string name, string words) => new(FindingSeverity.Warning, "custom-property",
        "$.customProperties", Line(value), $"'{name}' is '{DocumentFormatException.Shorten(value.Text)}', but must be {words}. It is ignored.");

    private static bool IsWord<T>(string word) where T : struct, Enum =>
        Enum.GetNames<T>().Contains(word.Trim(), StringComparer.OrdinalIgnoreCase);

    private static int? Line(DocumentNode node) => node.Line is 0 ? null : node.Line;
}
