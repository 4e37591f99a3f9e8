using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Components;

/// <summary>
/// Static rows; sorting and paging are plain links, so that they work before the circuit is up and cost no memory in it.
/// On a phone each row becomes a card of two lines: the first column, then the others.
/// </summary>
public sealed partial class CatalogTable<TItem> : CatalogTable<TItem>.IColumns
{
    private readonly List<Column<TItem>> _columns = [];

    [Parameter, EditorRequired] public required IReadOnlyList<TItem> Items { get; set; }
    /// <summary>What the rows are, for those who cannot see the page: "Products, 50 of 1,204".</summary>
    [Parameter, EditorRequired] public required string Caption { get; set; }
    /// <summary>The columns.</summary>
    [Parameter, EditorRequired] public required RenderFragment ChildContent { get; set; }
    /// <summary>The sort now: <c>name</c>, or <c>-name</c> for descending.</summary>
    [Parameter] public string? Sort { get; set; }
    /// <summary>The page's own URL with another sort; without it heads are no links.</summary>
    [Parameter] public Func<string, string>? SortUrl { get; set; }
    /// <summary>Where Enter leads from a row.</summary>
    [Parameter] public Func<TItem, string>? RowHref { get; set; }
    /// <summary>What tells the rows apart; with it they can be chosen. It is also what is read out.</summary>
    [Parameter] public Func<TItem, string>? KeyOf { get; set; }
    /// <summary>Gives each row a checkbox.</summary>
    [Parameter] public bool Selectable { get; set; } = true;
    [Parameter] public IReadOnlySet<string> Selected { get; set; } = new HashSet<string>();
    [Parameter] public EventCallback<IReadOnlySet<string>> SelectedChanged { get; set; }
    /// <summary>Something was done in a row, with a button that says what: <c>data-do="star"</c>. One listener serves all rows.</summary>
    [Parameter] public EventCallback<RowDeedEventArgs> OnDeed { get; set; }

    /// <summary>How a column makes itself known.</summary>
    internal interface IColumns
    {
        void Add(Column<TItem> column);
        void Remove(Column<TItem> column);
    }

    void IColumns.Add(Column<TItem> column) => _columns.Add(column);

    void IColumns.Remove(Column<TItem> column) => _columns.Remove(column);

    private bool AllSelected => Items.Count > 0 && KeyOf is not null && Items.All(item => Selected.Contains(KeyOf(item)));

    private bool Chooses => Selectable && KeyOf is not null;

    private bool IsSelected(TItem item) => Chooses && Selected.Contains(KeyOf!(item));

    private Task DeedAsync(RowDeedEventArgs deed) => deed.Deed == RowDeedEventArgs.Select ? SelectAsync(deed.Key, deed.On) : OnDeed.InvokeAsync(deed);

    private object? RowKey(TItem item) => KeyOf is null ? item : KeyOf(item);

    private string NextSort(string by) => Sort == by ? $"-{by}" : by;

    private string? AriaSort(Column<TItem> column) =>
        column.Sort is null ? null : Sort == column.Sort ? "ascending" : Sort == $"-{column.Sort}" ? "descending" : null;

    private Task SelectAsync(string key, bool on)
    {
        var next = new HashSet<string>(Selected);
        if (on) next.Add(key);
        else next.Remove(key);
        return SelectedChanged.InvokeAsync(next);
    }

    private Task SelectAllAsync(ChangeEventArgs change)
    {
        var next = new HashSet<string>(Selected);
        var keys = Items.Select(KeyOf!);
        if (change.Value is true) next.UnionWith(keys);
        else next.ExceptWith(keys);
        return SelectedChanged.InvokeAsync(next);
    }
}
