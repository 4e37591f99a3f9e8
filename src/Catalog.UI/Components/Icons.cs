using Outlined = MudBlazor.Icons.Material.Outlined;

namespace Catalog.UI.Components;

/// <summary>The fixed meaning of each Material icon; a page never reaches into the icon set itself.</summary>
public static class Icons
{
    public const string Home = Outlined.Home;
    public const string Inbox = Outlined.Inbox;
    public const string Products = Outlined.Inventory2;
    public const string Domains = Outlined.FolderOpen;
    public const string Contract = Outlined.Description;
    public const string Glossary = Outlined.MenuBook;
    public const string Docs = Outlined.MenuBook;
    public const string Access = Outlined.Key;
    public const string Team = Outlined.Groups;
    public const string Person = Outlined.PersonOutline;
    public const string Tag = Outlined.Sell;
    public const string History = Outlined.History;
    public const string Quality = Outlined.FactCheck;
    public const string Readers = Outlined.CallSplit;
    public const string Columns = Outlined.ViewColumn;
    public const string Lineage = Outlined.Lan;
    public const string Job = Outlined.SettingsSuggest;
    public const string Tell = Outlined.Campaign;
    public const string Unmatched = Outlined.Rule;
    public const string Recertify = Outlined.EventRepeat;
    public const string Restricted = Outlined.Lock;
    public const string Hidden = Outlined.VisibilityOff;
    public const string Watch = Outlined.Visibility;
    public const string Favourite = Outlined.StarOutline;
    public const string FavouriteSet = Outlined.Star;
    public const string Copy = Outlined.ContentCopy;
    public const string Download = Outlined.Download;
    public const string Upload = Outlined.Upload;
    public const string Filters = Outlined.Tune;
    public const string Save = Outlined.BookmarkBorder;
    public const string Reconnecting = Outlined.SyncProblem;
    public const string Degraded = Outlined.CloudOff;
    public const string Help = Outlined.HelpOutline;
    public const string Search = Outlined.Search;
    public const string Add = Outlined.Add;
    public const string Edit = Outlined.Edit;
    public const string Delete = Outlined.Delete;
    public const string Close = Outlined.Close;
    public const string Check = Outlined.Check;
    public const string Forward = Outlined.ArrowForward;
    public const string Unfold = Outlined.UnfoldMore;
    public const string Fold = Outlined.KeyboardDoubleArrowLeft;
    public const string Previous = Outlined.ChevronLeft;
    public const string Next = Outlined.ChevronRight;
    public const string Expand = Outlined.ExpandMore;
    public const string Ascending = Outlined.ArrowUpward;
    public const string Descending = Outlined.ArrowDownward;
    public const string Bell = Outlined.Notifications;
    public const string Theme = Outlined.DarkMode;
    public const string More = Outlined.MoreHoriz;
    public const string Archive = Outlined.Archive;
    public const string Admin = Outlined.Settings;
    public const string Health = Outlined.MonitorHeart;
    public const string Link = Outlined.Link;
    public const string External = Outlined.OpenInNew;
    public const string Support = Outlined.SupportAgent;
    public const string Calendar = Outlined.CalendarToday;
    public const string Token = Outlined.VpnKey;
    public const string SignOut = Outlined.Logout;
}
