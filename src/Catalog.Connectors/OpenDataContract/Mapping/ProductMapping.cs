using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Core.DataProducts;

namespace Catalog.Connectors.OpenDataContract.Mapping;

/// <summary>ODPS to what the portal knows about a product. What it has no field for stays in the document.</summary>
internal static class ProductMapping
{
    public static ProductSheet ToSheet(MappingNode root)
    {
        var description = root.Mapping("description");
        return new()
        {
            Title = root.Text("name"),
            Purpose = description.Text("purpose"),
            Usage = description.Text("usage"),
            Limitations = description.Text("limitations"),
            Domain = root.Text("domain"),
            Team = Team(root).Name ?? Own(root, CustomNames.Team),
            Version = root.Text("version"),
            Tenant = root.Text("tenant"),
            Status = root.Text("status"),
            Archetype = Own(root, CustomNames.Archetype),
            Visibility = Own(root, CustomNames.Visibility),
            Certification = Own(root, CustomNames.Certification),
            EndDate = Own(root, CustomNames.EndDate),
            Replacement = Own(root, CustomNames.Replacement),
            Tags = root.Texts("tags"),
            Terms = Words(root.Custom(CustomNames.Terms)),
            Links = [.. root.Mappings("authoritativeDefinitions").Select(Link).OfType<ProductLink>()],
            Support = [.. root.Mappings("support").Select(Channel).OfType<SupportChannel>()],
            Contacts = Team(root).Members,
            Ports = PortMapping.Ports(root),
        };
    }

    private static (string? Name, IReadOnlyList<ProductContact> Members) Team(MappingNode root)
    {
        // An array of members is the older form, in contracts and in products that copy them.
        var members = root["team"] is SequenceNode list ? list.Items.OfType<MappingNode>() : root.Mapping("team").Mappings("members");
        return (root.Mapping("team").Text("name"), [.. members.Select(Contact).OfType<ProductContact>()]);
    }

    private static string? Own(MappingNode root, string name) => NodeReading.AsText(root.Custom(name));

    internal static IReadOnlyList<string> Words(DocumentNode? value) => value switch
    {
        SequenceNode list => [.. list.Items.Select(NodeReading.AsText).OfType<string>().Distinct(StringComparer.Ordinal)],
        ScalarNode when NodeReading.AsText(value) is { } one => [.. one.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        _ => [],
    };

    internal static ProductLink? Link(MappingNode node) =>
        node.Text("url") is { } url ? new(url, node.Text("type"), node.Text("description")) : null;

    internal static SupportChannel? Channel(MappingNode node) => node.Text("channel") is { } channel
        ? new(channel, node.Text("url"), node.Text("tool"), node.Text("scope"), node.Text("description"), node.Text("invitationUrl"))
        : null;

    internal static ProductContact? Contact(MappingNode node) => node.Text("username") is { } username
        ? new(username, node.Text("name"), node.Text("role"), node.Text("description"))
        : null;
}
