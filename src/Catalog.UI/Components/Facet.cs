using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Components;

/// <summary>A choice of a filter with the page it leads to; <paramref name="Count"/> is said when known, <paramref name="Icon"/> stands before the text.</summary>
public sealed record Facet(string Text, string Href, bool Chosen = false, int? Count = null, MarkupString Icon = default);
