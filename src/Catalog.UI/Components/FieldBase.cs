using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Components;

/// <summary>What every field has: a name (also the draft's key and the label's target), a label, a helper and an error.</summary>
public abstract class FieldBase<T> : ComponentBase
{
    [Parameter, EditorRequired] public required string Name { get; set; }
    [Parameter, EditorRequired] public required string Label { get; set; }
    [Parameter] public string? Helper { get; set; }
    [Parameter] public string? Error { get; set; }
    [Parameter] public bool Optional { get; set; }
    [Parameter] public bool Disabled { get; set; }
    [Parameter] public T? Value { get; set; }
    [Parameter] public EventCallback<T?> ValueChanged { get; set; }

    protected string Id => $"f-{Name}";

    protected string? DescribedBy => Error is not null ? $"{Id}-err" : Helper is not null ? $"{Id}-hlp" : null;

    protected string? Invalid => Error is null ? null : "true";

    /// <summary>
    /// The value holds here at once: the form around the field hands it back a moment later, and a field that is drawn in
    /// between would write what stood in it before over what was typed since.
    /// </summary>
    protected Task SetAsync(T? value)
    {
        Value = value;
        return ValueChanged.InvokeAsync(value);
    }
}
