namespace Catalog.UI.Components;

/// <summary>One of many: what a picker offers. <paramref name="Hint"/> tells alike names apart.</summary>
public sealed record PickOption(string Value, string Text, string? Hint = null)
{
    /// <summary>Whether somebody who types this may mean it.</summary>
    public bool Meets(string typed) =>
        Text.Contains(typed, StringComparison.OrdinalIgnoreCase) || Value.Contains(typed, StringComparison.OrdinalIgnoreCase) || Hint?.Contains(typed, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether it is this and nothing else that was typed.</summary>
    public bool Is(string typed) => Text.Equals(typed, StringComparison.OrdinalIgnoreCase) || Value.Equals(typed, StringComparison.OrdinalIgnoreCase);
}
