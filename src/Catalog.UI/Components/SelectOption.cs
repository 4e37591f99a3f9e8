namespace Catalog.UI.Components;

/// <summary>A choice: what is sent, what is read, and for cards the consequence of choosing it.</summary>
public sealed record SelectOption(string Value, string Text, string? Consequence = null, bool Disabled = false);
