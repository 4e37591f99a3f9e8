using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Components;

/// <summary>A column of a <see cref="CatalogTable{TItem}"/>; renders nothing by itself.</summary>
public sealed class Column<TItem> : ComponentBase, IDisposable
{
    [CascadingParameter] private CatalogTable<TItem>.IColumns Table { get; set; } = null!;

    [Parameter, EditorRequired] public required string Title { get; set; }
    [Parameter, EditorRequired] public required RenderFragment<TItem> ChildContent { get; set; }
    /// <summary>What <c>sort=</c> is called for this column; without it the head is no link.</summary>
    [Parameter] public string? Sort { get; set; }
    /// <summary>Right-aligned, tabular figures; the unit belongs in the title.</summary>
    [Parameter] public bool Numeric { get; set; }
    /// <summary>For a column of row actions: its title is only read out.</summary>
    [Parameter] public bool TitleHidden { get; set; }
    [Parameter] public bool NotOnPhone { get; set; }
    /// <summary>Put before the value in the phone's card, where there is no head: "Readers".</summary>
    [Parameter] public string? PhoneLabel { get; set; }
    /// <summary>Never broken over lines: dates, times, tags.</summary>
    [Parameter] public bool OneLine { get; set; }

    internal string? Css
    {
        get
        {
            var css = $"{(Numeric ? "n " : "")}{(NotOnPhone ? "np " : "")}{(OneLine ? "nw " : "")}{(TitleHidden ? "act" : "")}".TrimEnd();
            return css.Length == 0 ? null : css;
        }
    }

    internal RenderFragment Cell(TItem item) => ChildContent(item);

    protected override void OnInitialized() => Table.Add(this);

    public void Dispose() => Table.Remove(this);
}
