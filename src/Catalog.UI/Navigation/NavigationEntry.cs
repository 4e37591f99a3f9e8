using Catalog.Core.People;

namespace Catalog.UI.Navigation;

/// <summary>The groups of the rail, in their order.</summary>
public enum NavigationGroup { Top, Find, Trust, People, Administration }

/// <summary>
/// A link of the rail. A capability registers its own (<c>services.AddNavigation(NavigationEntries.Products)</c>),
/// so that the rail never shows a place that does not exist.
/// </summary>
public sealed record NavigationEntry(NavigationGroup Group, int Order, string Label, string Href, string Icon)
{
    /// <summary>The place in the phone's bottom bar, 1 to 4; <c>null</c> puts it under More.</summary>
    public int? Phone { get; init; }

    /// <summary>Whether this person sees it; everybody does unless said otherwise.</summary>
    public Func<Actor, bool> ShownTo { get; init; } = static _ => true;

    /// <summary>A page below it counts as it: <c>/products/sales/orders</c> marks Products.</summary>
    public bool IsCurrent(string path) =>
        Href == "/" ? path is "/" or "" : path.Equals(Href, StringComparison.OrdinalIgnoreCase) || path.StartsWith(Href + "/", StringComparison.OrdinalIgnoreCase) || path.Equals(Href + "-new", StringComparison.OrdinalIgnoreCase);
}
