namespace Catalog.UI.Components;

/// <summary>Main: one a page, the deed. Normal: outlined. Quiet: text only. Danger: red outline, with a confirmation.</summary>
public enum ButtonKind { Normal, Main, Quiet, Danger }
