using Catalog.Core.Notifications;
using Catalog.UI.Navigation;

namespace Catalog.UI.Inbox;

/// <summary>What the inbox's address says.</summary>
public sealed record InboxPageState(InboxShelf Shelf, string? Kind, string? After, Guid? Open)
{
    public static InboxPageState From(string? shelf, string? kind, string? after, string? open) => new(
        shelf switch { "notices" => InboxShelf.Notices, "done" => InboxShelf.Done, _ => InboxShelf.ToDecide },
        string.IsNullOrEmpty(kind) ? null : kind, after, Guid.TryParse(open, out var id) ? id : null);

    public string ToUrl() => CatalogUrls.With(CatalogUrls.Inbox,
        ("shelf", Shelf switch { InboxShelf.Notices => "notices", InboxShelf.Done => "done", _ => null }), ("kind", Kind), ("after", After), ("open", Open?.ToString("D")));

    /// <summary>The same list without what is opened; two addresses with the same list need no second load.</summary>
    public string ListKey => (this with { Open = null }).ToUrl();
}
