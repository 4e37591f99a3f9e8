namespace Catalog.Core.Notifications;

/// <summary>Places in the portal that entries of the inbox lead to. Keys are slugs, so nothing needs escaping.</summary>
public static class PortalPaths
{
    public const string Access = "/access";

    public static string Product(string key) => $"/products/{key}";

    /// <summary>What is broken, and whom it reaches.</summary>
    public const string Broken = "/quality";

    public const string RequestsToDecide = "/access?tab=decide";

    public const string GrantsOnMyProducts = "/access?tab=grants";

    public static string Unmatched(Guid result) => $"/quality/unmatched/{result:D}";

    public static string SavedSearch(Guid id) => $"/search/saved/{id:D}";

    /// <summary>A node's id holds anything, so here everything is escaped.</summary>
    public static string Impact(string nodeId, string? column) => $"/lineage/impact?node={Uri.EscapeDataString(nodeId)}{(column is null ? "" : $"&column={Uri.EscapeDataString(column)}")}";

    /// <summary>The dataset, where a second product claims it.</summary>
    public static string DatasetClaim(string space, string name, string claimant) => $"/datasets/view?ns={Uri.EscapeDataString(space)}&name={Uri.EscapeDataString(name)}&claimant={Uri.EscapeDataString(claimant)}";

    public static string Dataset(string space, string name) => $"/datasets/view?ns={Uri.EscapeDataString(space)}&name={Uri.EscapeDataString(name)}";

    public static string Job(string space, string name) => $"/jobs/view?ns={Uri.EscapeDataString(space)}&name={Uri.EscapeDataString(name)}";

    public static string Tag(string word) => $"/tags/{Uri.EscapeDataString(word)}";

    public static string Contract(Guid id) => $"/contracts/{id:D}";

    public static string Domain(string key) => $"/domains/{key}";

    public static string Team(string key) => $"/teams/{key}";

    public static string Term(string key) => $"/glossary/{key}";

    public static string LineageEdge(Guid id) => $"/lineage/review?edge={id:D}";
}
