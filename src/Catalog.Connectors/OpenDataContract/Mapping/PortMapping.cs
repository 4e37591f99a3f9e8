using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Core.DataProducts;

namespace Catalog.Connectors.OpenDataContract.Mapping;

internal static class PortMapping
{
    public static readonly (string Key, PortDirection Direction)[] Lists =
    [
        ("inputPorts", PortDirection.Input), ("outputPorts", PortDirection.Output), ("managementPorts", PortDirection.Management),
    ];

    public static IReadOnlyList<PortSheet> Ports(MappingNode root)
    {
        var aside = Aside(root);
        var ports = new List<PortSheet>();
        var known = new HashSet<(PortDirection, string, string)>();
        foreach (var (key, direction) in Lists)
        {
            foreach (var node in root.Mappings(key))
            {
                // A port without a name has no identity; one that is repeated would overwrite itself.
                if (Port(node, direction, aside) is { } port && known.Add((direction, port.Name, port.PortVersion))) ports.Add(port);
            }
        }
        return ports;
    }

    public static PortSheet? Port(MappingNode node, PortDirection direction, List<MappingNode> aside)
    {
        if (node.Text("name") is not { } name) return null;
        var version = node.Text("version") ?? "";
        var extra = aside.FirstOrDefault(each => Means(each, direction, name, version));
        return new()
        {
            Direction = direction,
            Name = name,
            PortVersion = version,
            Description = node.Text("description") ?? Extra(CustomNames.Description),
            Type = node.Text("type"),
            Tier = Extra(CustomNames.Tier),
            Technology = Extra(CustomNames.Technology),
            Format = Extra(CustomNames.Format),
            Location = Extra(CustomNames.Location),
            ContractId = node.Text("contractId"),
            Content = node.Text("content"),
            Url = node.Text("url"),
            Channel = node.Text("channel"),
            Tags = node.Texts("tags") is { Count: > 0 } own ? own : extra.Texts("tags"),
            InputContracts = [.. node.Mappings("inputContracts").Where(each => each.Text("id") is not null)
                .Select(each => new InputContract(each.Text("id")!, each.Text("version")))],
            Datasets = Datasets(node.Custom(CustomNames.Datasets) ?? extra?["datasets"] ?? extra?[CustomNames.Datasets]),
        };

        string? Extra(string custom) =>
            NodeReading.AsText(node.Custom(custom)) ?? extra.Text(custom["catalog.".Length..]) ?? extra.Text(custom);
    }

    /// <summary>Whether an entry of <c>catalog.ports</c> is about that port; direction and version may be left out.</summary>
    public static bool Means(MappingNode entry, PortDirection direction, string name, string version) =>
        entry.Text("name") == name
        && (entry.Text("version") is not { } of || of == version)
        && (entry.Text("direction") is not { } way || way.Equals(direction.ToString(), StringComparison.OrdinalIgnoreCase));

    private static List<MappingNode> Aside(MappingNode root) =>
        root.Custom(CustomNames.Ports) is SequenceNode list ? [.. list.Items.OfType<MappingNode>()] : [];

    public static IReadOnlyList<DatasetReference> Datasets(DocumentNode? value) => value is not SequenceNode list ? [] :
        [.. list.Items.OfType<MappingNode>().Where(each => each.Text("namespace") is not null && each.Text("name") is not null)
            .Select(each => new DatasetReference(((ScalarNode)each["namespace"]!).Text, ((ScalarNode)each["name"]!).Text)).Distinct()];
}
