namespace Catalog.UI.Components;

/// <summary>One of many: what a picker offers. <paramref name="Hint"/> tells alike names apart.</summary>
public sealed record PickOption(string Value, string Text, string? Hint = null);
