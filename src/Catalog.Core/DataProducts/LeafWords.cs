using Catalog.Core.Activity;

namespace Catalog.Core.DataProducts;

/// <summary>Leaf paths in words: <c>ports/output/orders-sql/2.3.0/description</c> is the description of port orders-sql 2.3.0.</summary>
public static class LeafWords
{
    public static string Of(string path)
    {
        var parts = SheetLeaves.Split(path);
        return parts switch
        {
            ["endDate"] => "end date",
            ["status"] => "lifecycle",
            [var field] => field,
            ["docs", var page] => $"page {page.Replace('-', ' ')}",
            ["tags", var tag] => $"tag {tag}",
            ["terms", var term] => $"term {term}",
            ["links", var url] => $"link {url}",
            ["links", var url, var field] => $"{field} of link {url}",
            ["support", var channel] => $"support channel {channel}",
            ["support", var channel, var field] => $"{Field(field)} of support channel {channel}",
            ["contacts", var contact] => $"contact {contact}",
            ["contacts", var contact, var field] => $"{field} of contact {contact}",
            ["ports", var direction, var name, var version] => Port(direction, name, version),
            ["ports", var direction, var name, var version, "tags", var tag] => $"tag {tag} of {Port(direction, name, version)}",
            ["ports", var direction, var name, var version, "inputContracts", var contract, ..] => $"input contract {contract} of {Port(direction, name, version)}",
            ["ports", var direction, var name, var version, "datasets", _, var dataset] => $"dataset {dataset} of {Port(direction, name, version)}",
            ["ports", var direction, var name, var version, var field] => $"{Field(field)} of {Port(direction, name, version)}",
            _ => path,
        };
    }

    /// <summary>Whether the path names an element of a list rather than a value: its text is only its position.</summary>
    public static bool IsElement(string path) => SheetLeaves.Split(path) is
        ["tags" or "terms" or "links" or "support" or "contacts", _]
        or ["ports", _, _, _]
        or ["ports", _, _, _, "tags" or "inputContracts", _]
        or ["ports", _, _, _, "datasets", _, _];

    /// <summary>"changed the purpose, added the tag gdpr and 3 more".</summary>
    public static string Sentence(IReadOnlyList<FieldChange> changes)
    {
        // A port that came or went brings its own values along; naming the port says it all.
        var ports = changes.Where(c => c.Field == "ports").Select(c => c.New ?? c.Old).ToHashSet();
        var told = changes.Where(c => SheetLeaves.Split(c.Field) is not ["ports", var direction, var name, var version, ..] || !ports.Contains($"{direction} {name} {version}".TrimEnd())).ToList();
        var words = told.Take(3).Select(c => $"{(c.Old is null ? "added" : c.New is null ? "removed" : "changed")} the {Changed(c)}").ToList();
        if (told.Count > 3) words.Add($"{told.Count - 3} more");
        return words.Count switch
        {
            0 => "changed nothing",
            1 => words[0],
            _ => $"{string.Join(", ", words[..^1])} and {words[^1]}",
        };
    }

    private static string Changed(FieldChange change) => change.Field switch
    {
        "tags" => $"tag {change.New ?? change.Old}",
        "terms" => $"term {change.New ?? change.Old}",
        "links" => $"link {change.New ?? change.Old}",
        "support" => $"support channel {change.New ?? change.Old}",
        "contacts" => $"contact {change.New ?? change.Old}",
        "ports" => $"port {change.New ?? change.Old}",
        _ => Of(change.Field),
    };

    private static string Port(string direction, string name, string version) =>
        $"{(direction == "output" ? "" : direction + " ")}port {name}{(version.Length > 0 ? " " + version : "")}";

    private static string Field(string field) => field switch
    {
        "contractId" => "contract",
        "invitationUrl" => "invitation",
        "url" => "address",
        _ => field,
    };
}
