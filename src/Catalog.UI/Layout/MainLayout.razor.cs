using Catalog.Core.People;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Catalog.UI.Layout;

public sealed partial class MainLayout : IDisposable
{
    private static readonly Dictionary<NavigationGroup, string?> Titles = new()
    {
        [NavigationGroup.Top] = null, [NavigationGroup.Find] = "Find", [NavigationGroup.Trust] = "Trust", [NavigationGroup.People] = "People", [NavigationGroup.Administration] = "Administration",
    };

    /// <summary>Whatever is typed fits into an address, in any script.</summary>
    private const int MostTyped = 500;

    /// <summary>Pages that need the width: there the rail shows icons only.</summary>
    private static readonly string[] Work = [CatalogUrls.Search, CatalogUrls.Inbox, CatalogUrls.Lineage];

    private readonly CancellationTokenSource _closed = new();
    private ErrorBoundary? _boundary;
    private IReadOnlyList<IGrouping<NavigationGroup, NavigationEntry>> _groups = [];
    private IReadOnlyList<NavigationEntry> _phone = [];
    private IReadOnlyList<NavigationEntry> _more = [];
    private Actor? _shownTo;
    private string _path = "/";
    private string? _query;
    private int _waiting;
    private int _counts;
    private Waits? _carried;

    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IEnumerable<NavigationEntry> Entries { get; init; }
    [Inject] public required IEnumerable<IBellCount> Counts { get; init; }
    [Inject] public required BellState Bell { get; init; }
    [Inject] public required Handover Handover { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }

    /// <summary>What the prerendered bell hands to the circuit, so that the inbox is not asked twice.</summary>
    [PersistentState]
    public Waits? Carried { get => Actor.PersonId is { } me ? new(me, _waiting) : null; set => _carried = value; }

    private bool CanRegister => Shows(NavigationEntries.Products) && (Actor.Administrator || Actor.Teams.Count > 0 || Actor.Stewards.Count > 0);

    protected override void OnInitialized()
    {
        ReadPlace(Navigation.Uri);
        Navigation.LocationChanged += OnLocationChanged;
        Bell.Changed += OnBellChanged;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_shownTo, Actor)) return;
        _shownTo = Actor;
        var entries = Entries.Where(entry => entry.ShownTo(Actor)).OrderBy(entry => entry.Group).ThenBy(entry => entry.Order).ToList();
        _groups = [.. entries.GroupBy(entry => entry.Group)];
        _phone = [.. entries.Where(entry => entry.Phone is not null).OrderBy(entry => entry.Phone)];
        _more = [.. entries.Where(entry => entry.Phone is null)];
        var carried = _carried;
        _carried = null;
        var fits = carried is not null && carried.Person == Actor.PersonId;
        if (fits) _waiting = carried!.Count;
        if (!fits || Handover.IsOld) await CountAsync();
    }

    private bool Shows(NavigationEntry entry) => _phone.Contains(entry) || _more.Contains(entry);

    private async Task CountAsync()
    {
        if (!Actor.SignedIn) return;
        var (waiting, turn) = (0, ++_counts);
        foreach (var count in Counts) waiting += await count.CountAsync(Actor, _closed.Token);
        // What was counted before something else happened says less.
        if (turn == _counts) _waiting = waiting;
    }

    private void OnBellChanged() => _ = InvokeAsync(async () =>
    {
        await CountAsync();
        StateHasChanged();
    });

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(() =>
    {
        ReadPlace(change.Location);
        _boundary?.Recover();
        StateHasChanged();
    });

    private void ReadPlace(string uri)
    {
        var place = new Uri(uri);
        _path = place.AbsolutePath;
        _query = _path == CatalogUrls.Search ? Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(place.Query).TryGetValue("q", out var q) ? q.ToString() : null : null;
    }

    private void Recover() => _boundary?.Recover();

    /// <summary>How much waits for whom.</summary>
    public sealed record Waits(PersonId Person, int Count);

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        Bell.Changed -= OnBellChanged;
        _closed.Cancel();
        _closed.Dispose();
    }
}
