using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Connectors.OpenDataContract.Mapping;
using Catalog.Connectors.OpenDataContract.Validation;
using Catalog.Core.DataProducts;

namespace Catalog.Connectors.OpenDataContract.Writing;

/// <summary>Lays ports over a document; what the standard has no key for goes where its version allows it.</summary>
internal static class PortOverlay
{
    public static MappingNode Apply(MappingNode root, IReadOnlyList<PortSheet> wanted)
    {
        // Many documents say 0.9 and use keys of 1.0; only one that keeps to the letter of 0.9 needs the detour.
        var aside = root.Text("apiVersion") is "v0.9.0" && DocumentValidator.Against(StandardVersion.Odps090, root).Valid;
        var extras = root.Custom(CustomNames.Ports) is SequenceNode given ? given.Items.OfType<MappingNode>().ToList() : [];
        foreach (var (key, direction) in PortMapping.Lists)
        {
            var nodes = ListOverlay.Of(root.List(key), [.. wanted.Where(port => port.Direction == direction)],
                node => PortMapping.Port(node, direction, extras), port => (port.Name, port.PortVersion),
                (node, was, now) => Write(node, was, now, aside));
            root = TreeEdit.SetList(root, key, nodes);
        }
        return aside ? Aside(root, wanted, extras) : root;
    }

    private static MappingNode Write(MappingNode node, PortSheet? was, PortSheet now, bool aside)
    {
        node = TreeEdit.Change(node, "name", was?.Name, now.Name);
        node = TreeEdit.Change(node, "version", was?.PortVersion, now.PortVersion);
        node = TreeEdit.Change(node, "contractId", was?.ContractId, now.ContractId);
        node = TreeEdit.Change(node, "type", was?.Type, now.Type);
        node = TreeEdit.Change(node, "content", was?.Content, now.Content);
        node = TreeEdit.Change(node, "url", was?.Url, now.Url);
        node = TreeEdit.Change(node, "channel", was?.Channel, now.Channel);
        if (now.Direction is not PortDirection.Input) node = TreeEdit.Change(node, "description", was?.Description, now.Description);
        if (was is null || !was.InputContracts.SequenceEqual(now.InputContracts))
        {
            node = TreeEdit.SetList(node, "inputContracts", ListOverlay.Of(node.List("inputContracts"), now.InputContracts,
                each => each.Text("id") is { } id ? new InputContract(id, each.Text("version")) : null, each => (each.Id, each.Version),
                (each, before, after) => TreeEdit.Change(TreeEdit.Change(each, "id", before?.Id, after.Id), "version", before?.Version, after.Version)));
        }
        return aside ? node : Extras(node, was, now);
    }

    private static MappingNode Extras(MappingNode node, PortSheet? was, PortSheet now)
    {
        node = TreeEdit.ChangeTexts(node, "tags", was?.Tags ?? [], now.Tags);
        node = TreeEdit.ChangeCustom(node, CustomNames.Tier, was?.Tier, now.Tier);
        node = TreeEdit.ChangeCustom(node, CustomNames.Technology, was?.Technology, now.Technology);
        node = TreeEdit.ChangeCustom(node, CustomNames.Format, was?.Format, now.Format);
        node = TreeEdit.ChangeCustom(node, CustomNames.Location, was?.Location, now.Location);

        // Input ports have no key for a description in the standard.
        if (now.Direction is PortDirection.Input) node = TreeEdit.ChangeCustom(node, CustomNames.Description, was?.Description, now.Description);
        return (was?.Datasets ?? []).SequenceEqual(now.Datasets) ? node : TreeEdit.SetCustom(node, CustomNames.Datasets, Datasets(now));
    }

    // Entries that already say it stay; what they do not say yet is added, ports without extras need none.
    private static MappingNode Aside(MappingNode root, IReadOnlyList<PortSheet> wanted, List<MappingNode> extras)
    {
        var entries = new List<DocumentNode>();
        foreach (var port in wanted)
        {
            var node = extras.Find(each => PortMapping.Means(each, port.Direction, port.Name, port.PortVersion)) ?? new(0, 0);
            node = Entry(node, port);
            if (node.Entries.Any(entry => entry.Key is not ("direction" or "name" or "version"))) entries.Add(node);
        }
        return TreeEdit.SetCustom(root, CustomNames.Ports, entries.Count == 0 ? null : SequenceNode.Of(entries));
    }

    private static MappingNode Entry(MappingNode node, PortSheet port)
    {
        node = TreeEdit.SetText(node, "direction", port.Direction.ToString().ToLowerInvariant());
        node = TreeEdit.SetText(node, "name", port.Name);
        node = TreeEdit.SetText(node, "version", port.PortVersion);
        foreach (var (name, value) in new[] { ("tier", port.Tier), ("technology", port.Technology), ("format", port.Format), ("location", port.Location) })
        {
            node = TreeEdit.SetText(TreeEdit.Set(node, "catalog." + name, null), name, value);
        }
        if (port.Direction is PortDirection.Input) node = TreeEdit.SetText(node, "description", port.Description);
        node = TreeEdit.SetList(node, "tags", [.. port.Tags.Select(ScalarNode.Of)]);
        return TreeEdit.Set(TreeEdit.Set(node, CustomNames.Datasets, null), "datasets", Datasets(port));
    }

    private static SequenceNode? Datasets(PortSheet port) => port.Datasets.Count == 0 ? null : SequenceNode.Of(port.Datasets.Select(each =>
        new MappingNode(0, 0).With("namespace", ScalarNode.Of(each.Namespace)).With("name", ScalarNode.Of(each.Name))));
}
