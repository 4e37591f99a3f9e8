namespace Catalog.UI.Components;

public enum NoticeKind { Plain, Caution, Trouble }
