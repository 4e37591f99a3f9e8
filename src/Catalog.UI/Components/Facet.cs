namespace Catalog.UI.Components;

/// <summary>A choice of a filter with the page it leads to; <paramref name="Count"/> is said when known.</summary>
public sealed record Facet(string Text, string Href, bool Chosen = false, int? Count = null);
