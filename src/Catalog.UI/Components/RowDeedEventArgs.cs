using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Components;

/// <summary>What was done in a row of a list. The island <c>rows</c> sends it to the list: rows are plain HTML and listen to nothing.</summary>
public sealed class RowDeedEventArgs : EventArgs
{
    /// <summary>The deed of a row's checkbox.</summary>
    public const string Select = "select";

    /// <summary>What the control's <c>data-do</c> says.</summary>
    public string Deed { get; set; } = "";

    /// <summary>The row's key.</summary>
    public string Key { get; set; } = "";

    /// <summary>For a checkbox: whether it is ticked now.</summary>
    public bool On { get; set; }
}

/// <summary>Events of the browser that are ours.</summary>
[EventHandler("onrowdeed", typeof(RowDeedEventArgs))]
public static class EventHandlers;
