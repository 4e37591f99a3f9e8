namespace Catalog.UI.Components;

public enum FlowState { Later, Now, Done }

/// <summary>A station of a <see cref="Flow"/>: "Owner decides", "Order Management, usually within 1 day".</summary>
public sealed record FlowStep(string Title, string? Note = null, FlowState State = FlowState.Later);
