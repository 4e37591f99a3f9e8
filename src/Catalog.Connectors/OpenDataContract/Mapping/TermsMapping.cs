using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Connectors.OpenDataContract.Writing;
using Catalog.Core.Contracts;

namespace Catalog.Connectors.OpenDataContract.Mapping;

/// <summary>Team, roles, support, price, links and custom properties: the same in all versions, give or take a key.</summary>
internal static class TermsMapping
{
    public static ContractTeam? Team(DocumentNode? team)
    {
        // Before 3.1 the team was the bare list of its members.
        var members = team is SequenceNode list ? list.Items.OfType<MappingNode>() : (team as MappingNode).Mappings("members");
        var known = members.Where(each => each.Text("username") is not null).Select(each => new ContractMember(each.Text("username")!,
            each.Text("name"), each.Text("role"), each.Text("description"), each.Text("dateIn"), each.Text("dateOut"), each.Text("replacedByUsername"))).ToList();
        var about = team as MappingNode;
        return about is null && known.Count == 0 ? null : new(about.Text("name"), about.Text("description"), known);
    }

    public static IReadOnlyList<ContractRole> Roles(MappingNode node) =>
        [.. node.Mappings("roles").Where(each => each.Text("role") is not null).Select(each => new ContractRole(each.Text("role")!,
            each.Text("access"), each.Text("description"), each.Text("firstLevelApprovers"), each.Text("secondLevelApprovers")))];

    public static IReadOnlyList<ContractChannel> Support(MappingNode root) =>
        [.. root.Mappings("support").Select(ProductMapping.Channel).Where(each => each is not null)
            .Select(each => new ContractChannel(each!.Channel, each.Url, each.Tool, each.Scope, each.Description, each.InvitationUrl))];

    public static ContractPrice? Price(MappingNode? price)
    {
        var (amount, currency, unit) = (price.Text("priceAmount"), price.Text("priceCurrency"), price.Text("priceUnit"));
        if (amount is null && currency is null && unit is null) return null;
        var sum = string.Join(' ', new[] { amount, currency }.OfType<string>());
        return new(amount, currency, unit, unit is null ? sum : $"{sum} {Per(unit)}".TrimStart());
    }

    /// <summary>"megabyte" and "per megabyte" → "per megabyte"; "monthly" says by itself how often.</summary>
    private static string Per(string unit) =>
        unit.StartsWith("per ", StringComparison.OrdinalIgnoreCase) || unit.ToUpperInvariant() is "HOURLY" or "DAILY" or "WEEKLY" or "MONTHLY" or "QUARTERLY" or "YEARLY" or "ANNUALLY" ? unit : $"per {unit}";

    public static IReadOnlyList<ContractLink> Links(MappingNode? node) =>
        [.. node.Mappings("authoritativeDefinitions").Where(each => each.Text("url") is not null)
            .Select(each => new ContractLink(each.Text("url")!, each.Text("type"), each.Text("description")))];

    public static IReadOnlyList<NamedValue> Custom(MappingNode? node) =>
        [.. node.Mappings("customProperties").Where(each => each.Text("property") is not null)
            .Select(each => new NamedValue(each.Text("property")!, Value(each["value"]), each.Text("description")))];

    /// <summary>A scalar as its text, anything else as JSON.</summary>
    public static string Value(DocumentNode? value) => value switch
    {
        null or ScalarNode { IsNull: true } => "",
        ScalarNode scalar => scalar.Text,
        _ => JsonText.Write(value, indented: false),
    };
}
