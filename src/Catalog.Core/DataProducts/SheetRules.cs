using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>What a sheet written here must keep, by field. Documents from outside come in with findings instead.</summary>
public static class SheetRules
{
    public const int MaxTitle = 200;
    public const int MaxText = 10_000;
    public const int MaxWord = 200;
    public const int MaxAddress = 4_000;
    public const int MaxElements = 200;

    public static IReadOnlyDictionary<string, string[]> Check(ProductSheet sheet)
    {
        var errors = new Dictionary<string, List<string>>();
        void Say(string field, string sentence)
        {
            if (!errors.TryGetValue(field, out var said)) errors[field] = said = [];
            said.Add(sentence);
        }
        void AtMost(string field, string? value, int length)
        {
            if (value?.Length > length) Say(field, $"At most {length} characters; this has {value.Length}.");
        }

        if (string.IsNullOrWhiteSpace(sheet.Title)) Say("title", "Give it a name.");
        AtMost("title", sheet.Title, MaxTitle);
        AtMost("purpose", sheet.Purpose, MaxText);
        AtMost("usage", sheet.Usage, MaxText);
        AtMost("limitations", sheet.Limitations, MaxText);
        AtMost("version", sheet.Version, MaxWord);
        if (sheet.Archetype is not null && ProductWords.Archetype(sheet.Archetype) is null) Say("archetype", "Use source-aligned, aggregate or consumer-aligned.");
        if (sheet.Visibility is not null && ProductWords.Visibility(sheet.Visibility) is null) Say("visibility", "Use open, restricted or hidden.");
        foreach (var tag in sheet.Tags) AtMost("tags", tag, ProductTag.MaxLength);
        foreach (var link in sheet.Links)
        {
            if (!IsWebAddress(link.Url)) Say("links", $"“{Short(link.Url)}” is not an address; it starts with https:// or http://.");
            AtMost("links", link.Url, MaxAddress);
        }
        foreach (var channel in sheet.Support)
        {
            if (string.IsNullOrWhiteSpace(channel.Channel)) Say("support", "Give each support channel a name, such as #orders.");
            AtMost("support", channel.Channel, MaxWord);
            if (channel.Url is not null && !IsContactAddress(channel.Url)) Say("support", $"“{Short(channel.Url)}” is not an address; it starts with https://, http:// or mailto:.");
        }
        foreach (var contact in sheet.Contacts)
        {
            if (string.IsNullOrWhiteSpace(contact.Username)) Say("contacts", "Give each contact a name or an address.");
            AtMost("contacts", contact.Username, MaxWord);
        }
        if (sheet.Tags.Count > MaxElements || sheet.Links.Count > MaxElements || sheet.Support.Count > MaxElements || sheet.Contacts.Count > MaxElements || sheet.Ports.Count > MaxElements)
            Say("sheet", $"At most {MaxElements} tags, links, channels, contacts and ports each.");
        CheckPorts(sheet, Say, AtMost);
        return errors.ToDictionary(e => e.Key, e => e.Value.ToArray());
    }

    /// <summary>The errors as a refusal; <c>null</c> when there are none.</summary>
    public static Refusal? Refuse(ProductSheet sheet) =>
        Check(sheet) is { Count: > 0 } errors ? new Refusal.Invalid(errors.Count == 1 ? errors.First().Value[0] : $"{errors.Count} fields need another look.", errors) : null;

    /// <summary>The name under which the error of a port's field is reported: <c>ports[2].name</c>.</summary>
    public static string PortField(int index, string field) => $"ports[{index}].{field}";

    private static void CheckPorts(ProductSheet sheet, Action<string, string> say, Action<string, string?, int> atMost)
    {
        var seen = new HashSet<(PortDirection, string, string)>();
        for (var i = 0; i < sheet.Ports.Count; i++)
        {
            var port = sheet.Ports[i];
            if (string.IsNullOrWhiteSpace(port.Name)) say(PortField(i, "name"), "Give the port a name, such as orders-sql.");
            else if (!seen.Add((port.Direction, port.Name, port.PortVersion)))
                say(PortField(i, "name"), $"There is a port {port.Name}{(port.PortVersion.Length > 0 ? $" {port.PortVersion}" : "")} already. Give this one another name or version.");
            atMost(PortField(i, "name"), port.Name, MaxWord);
            atMost(PortField(i, "version"), port.PortVersion, MaxWord);
            atMost(PortField(i, "technology"), port.Technology, MaxWord);
            atMost(PortField(i, "format"), port.Format, MaxWord);
            atMost(PortField(i, "type"), port.Type, MaxWord);
            atMost(PortField(i, "location"), port.Location, MaxAddress);
            atMost(PortField(i, "contractId"), port.ContractId, MaxWord);
            atMost(PortField(i, "description"), port.Description, MaxText);
            if (port.Tier is not null && ProductWords.Tier(port.Tier) is null) say(PortField(i, "tier"), "Use primary (the lake) or serving (SQL, search).");
            if (port.Url is not null && !IsWebAddress(port.Url)) say(PortField(i, "url"), "An address starts with https:// or http://.");
        }
    }

    private static bool IsWebAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";

    private static bool IsContactAddress(string url) => IsWebAddress(url) || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
