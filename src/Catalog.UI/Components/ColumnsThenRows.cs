using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Catalog.UI.Components;

/// <summary>Renders after its earlier siblings have been initialised, so that a table knows its columns at its first rendering.</summary>
public sealed class ColumnsThenRows : ComponentBase
{
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
