using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Connectors.OpenDataContract.Mapping;
using Catalog.Core.DataProducts;

namespace Catalog.Connectors.OpenDataContract.Writing;

/// <summary>Lays a sheet over an ODPS document, leaf by leaf.</summary>
internal static class ProductOverlay
{
    public static MappingNode Apply(MappingNode root, ProductSheet now)
    {
        var was = ProductMapping.ToSheet(root);
        root = TreeEdit.Change(root, "name", was.Title, now.Title);
        root = TreeEdit.Change(root, "version", was.Version, now.Version);
        root = TreeEdit.Change(root, "status", was.Status, now.Status);
        root = TreeEdit.Change(root, "domain", was.Domain, now.Domain);
        root = TreeEdit.Change(root, "tenant", was.Tenant, now.Tenant);
        root = Description(root, was, now);
        root = TreeEdit.ChangeTexts(root, "tags", was.Tags, now.Tags);
        root = Team(root, was, now);
        root = TreeEdit.ChangeCustom(root, CustomNames.Archetype, was.Archetype, now.Archetype);
        root = TreeEdit.ChangeCustom(root, CustomNames.Visibility, was.Visibility, now.Visibility);
        root = TreeEdit.ChangeCustom(root, CustomNames.Certification, was.Certification, now.Certification);
        root = TreeEdit.ChangeCustom(root, CustomNames.EndDate, was.EndDate, now.EndDate);
        root = TreeEdit.ChangeCustom(root, CustomNames.Replacement, was.Replacement, now.Replacement);
        if (!was.Terms.SequenceEqual(now.Terms, StringComparer.Ordinal))
        {
            root = TreeEdit.SetCustom(root, CustomNames.Terms, now.Terms.Count == 0 ? null : SequenceNode.Of(now.Terms.Select(ScalarNode.Of)));
        }
        if (!ListOverlay.Same(was.Links, now.Links))
        {
            root = TreeEdit.SetList(root, "authoritativeDefinitions", ListOverlay.Of(root.List("authoritativeDefinitions"),
                now.Links, ProductMapping.Link, link => (link.Url, link.Type), Link));
        }
        if (!ListOverlay.Same(was.Support, now.Support))
        {
            root = TreeEdit.SetList(root, "support", ListOverlay.Of(root.List("support"),
                now.Support, ProductMapping.Channel, channel => (channel.Channel, channel.Url), Channel));
        }
        return ListOverlay.Same(was.Ports, now.Ports) ? root : PortOverlay.Apply(root, now.Ports);
    }

    private static MappingNode Description(MappingNode root, ProductSheet was, ProductSheet now)
    {
        if ((was.Purpose, was.Usage, was.Limitations) == (now.Purpose, now.Usage, now.Limitations)) return root;
        var description = root.Mapping("description") ?? new MappingNode(0, 0);
        description = TreeEdit.Change(description, "purpose", was.Purpose, now.Purpose);
        description = TreeEdit.Change(description, "usage", was.Usage, now.Usage);
        description = TreeEdit.Change(description, "limitations", was.Limitations, now.Limitations);
        return TreeEdit.Set(root, "description", description.Entries.Count == 0 ? null : description);
    }

    private static MappingNode Team(MappingNode root, ProductSheet was, ProductSheet now)
    {
        var membersChanged = !ListOverlay.Same(was.Contacts, now.Contacts);
        if (was.Team == now.Team && !membersChanged) return root;

        // The bare list of members, an older form, becomes the object that can hold a name.
        var members = root["team"] is SequenceNode list ? list.Items : [.. root.Mapping("team").List("members")];
        var team = root.Mapping("team") ?? TreeEdit.SetList(new(0, 0), "members", members);
        team = TreeEdit.Change(team, "name", was.Team, now.Team);
        if (membersChanged)
        {
            team = TreeEdit.SetList(team, "members", ListOverlay.Of(members, now.Contacts, ProductMapping.Contact, contact => contact.Username, Contact));
        }
        return TreeEdit.Set(root, "team", team.Entries.Count == 0 ? null : team);
    }

    private static MappingNode Link(MappingNode node, ProductLink? was, ProductLink now)
    {
        node = TreeEdit.Change(node, "type", was?.Type, now.Type);
        node = TreeEdit.Change(node, "url", was?.Url, now.Url);
        return TreeEdit.Change(node, "description", was?.Description, now.Description);
    }

    private static MappingNode Channel(MappingNode node, SupportChannel? was, SupportChannel now)
    {
        node = TreeEdit.Change(node, "channel", was?.Channel, now.Channel);
        node = TreeEdit.Change(node, "url", was?.Url, now.Url);
        node = TreeEdit.Change(node, "description", was?.Description, now.Description);
        node = TreeEdit.Change(node, "tool", was?.Tool, now.Tool);
        node = TreeEdit.Change(node, "scope", was?.Scope, now.Scope);
        return TreeEdit.Change(node, "invitationUrl", was?.InvitationUrl, now.InvitationUrl);
    }

    private static MappingNode Contact(MappingNode node, ProductContact? was, ProductContact now)
    {
        node = TreeEdit.Change(node, "username", was?.Username, now.Username);
        node = TreeEdit.Change(node, "name", was?.Name, now.Name);
        node = TreeEdit.Change(node, "role", was?.Role, now.Role);
        return TreeEdit.Change(node, "description", was?.Description, now.Description);
    }
}
