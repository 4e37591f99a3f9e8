using System.Globalization;
using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.UI.Components;
using Catalog.UI.Layout;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Home;

/// <summary>Everything on the home page; handed from the prerendered page to the circuit, so that nothing is asked twice.</summary>
public sealed record HomeState(
    bool Owner, int ToDecide, IReadOnlyList<InboxRow> Tasks, int MineTotal, IReadOnlyList<ProductRow> Mine, IReadOnlyList<GrantRow> Grants,
    ProductNeighbours Feeds, ProductNeighbours Readers, IReadOnlyList<RecentChanges> Recent, MeshGlance Mesh, IReadOnlyList<ProductRow> Popular, IReadOnlyList<ProductRow> Newest);

/// <summary>What one person did in one go: the newest change, and how many came with it.</summary>
public sealed record RecentChanges(ActivityRow Newest, int More);

/// <summary>What needs the reader, what is theirs, what is around it, and the mesh in one look.</summary>
public sealed partial class HomePage
{
    /// <summary>Rows of a section; the rest is one link away.</summary>
    private const int Most = 6;

    private const int MostRecent = 7;
    private const int MostBroken = 2;

    private static readonly TimeSpan OneGo = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(800);

    private HomeState? _carried;
    private DateTimeOffset _since;
    private HomeState? _home;
    private IDisposable? _subscription;
    private bool _stirred;

    [Inject] public required IDataProductQueries Catalogue { get; init; }
    [Inject] public required IProductNeighbourQueries Neighbourhood { get; init; }
    [Inject] public required IInboxQueries Inbox { get; init; }
    [Inject] public required IAccessQueries Access { get; init; }
    [Inject] public required IActivityQueries Trail { get; init; }
    [Inject] public required ICatalogFeed Feed { get; init; }
    [Inject] public required Handover Handover { get; init; }
    [Inject] public required ValidityMesh States { get; init; }
    [Inject] public required IEnumerable<NavigationEntry> Places { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [CascadingParameter] public Reader? Reader { get; set; }

    [PersistentState]
    public HomeState? State
    {
        get => _home;
        set => _carried = value;
    }

    private DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    private bool MayRegister => Authorisation.Decide(Actor, MeshAction.RegisterProduct).Allowed || Actor.Stewards.Count > 0;

    private bool HasInbox => Places.Contains(NavigationEntries.Inbox);

    private IEnumerable<(Lifecycle Lifecycle, int Count)> Totals =>
        (_home?.Mesh.Domains ?? []).SelectMany(d => d.Products).GroupBy(p => p.Key).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(p => p.Value)));

    protected override async Task OnInitializedAsync()
    {
        var carried = _carried;
        (_carried, _since) = (null, Handover.BeganAt(carried is not null));
        _home = carried;
        if (carried is null || Handover.IsOld) await ReloadAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        // Only a living page listens; the prerendered one is gone in a moment.
        if (firstRender) _subscription = Feed.Subscribe(static happened => happened is ProductChanged or AccessAsked or AccessDecided or GrantProvisioned or GrantEnded or ValidityTurned, _ => FollowAsync(), _since);
    }

    private Task ReloadAsync() => LoadInTurnAsync(ReadAsync);

    private async Task ReadAsync(CancellationToken ct)
    {
        await States.EnsureAsync(ct);
        var owner = Actor.Teams.Count > 0;
        var filter = new ProductFilter { Mine = owner, Favourites = !owner };
        var mine = await Catalogue.ListAsync(filter, ProductSort.Default, new PageRequest(null, PageRequest.MaxLimit), Actor, ct);
        DataProductId[] ids = [.. mine.Items.Select(p => p.Id)];
        var none = new Dictionary<DataProductId, ProductNeighbours>();
        var counts = await Inbox.CountAsync(Actor, ct);
        var tasks = await Inbox.ListAsync(Actor, new InboxFilter(), new PageRequest(null, 5), ct);
        var grants = await Access.GrantsAsync(Actor, new GrantFilter(AccessScope.Mine, GrantState.Holding), new PageRequest(null, 50), ct);
        var recent = await Trail.ListAsync(Actor, new ActivityFilter(SubjectKind: "product"), new PageRequest(null, 60), ct);
        // Who has nothing of their own begins with what others open.
        var popular = owner && mine.Items.Count > 0 ? [] : await Catalogue.PopularAsync(Actor, ct);
        var newest = mine.Items.Count == 0 && popular.Count == 0 ? (await Catalogue.ListAsync(new ProductFilter(), new ProductSort(ProductOrder.Updated, true), new PageRequest(null, Most), Actor, ct)).Items : [];
        _home = new HomeState(
            owner, counts.ToDecide, tasks.Items, mine.Items.Count, [.. mine.Items.Take(Most)], [.. grants.Items.OrderBy(g => g.EndsAt).Take(Most)],
            Around(owner ? await Neighbourhood.FeedsAsync(ids, Actor, ct) : none, ids), Around(owner ? await Neighbourhood.ReadersAsync(ids, Actor, ct) : none, ids),
            Folded(recent.Items), await Catalogue.GlanceAsync(Actor, ct), popular, newest);
    }

    /// <summary>An import or an afternoon of edits is one line, not all of them.</summary>
    private static List<RecentChanges> Folded(IReadOnlyList<ActivityRow> rows)
    {
        var folded = new List<RecentChanges>();
        foreach (var row in rows)
        {
            if (folded is [.., var last] && last.Newest.ActorName == row.ActorName && last.Newest.At - row.At < OneGo) folded[^1] = last with { More = last.More + 1 };
            else if (folded.Count == MostRecent) break;
            else folded.Add(new RecentChanges(row, 0));
        }
        return folded;
    }

    /// <summary>The neighbours of all of mine, each once, without mine.</summary>
    private static ProductNeighbours Around(IReadOnlyDictionary<DataProductId, ProductNeighbours> neighbours, DataProductId[] mine) => new(
        [.. neighbours.Values.SelectMany(n => n.Products).Where(p => !mine.Contains(p.Id)).DistinctBy(p => p.Id).OrderBy(p => p.Key.ToString(), StringComparer.Ordinal)],
        neighbours.Values.Any(n => n.SomethingHidden));

    /// <summary>Many changes within a moment are one look.</summary>
    private Task FollowAsync() => InvokeAsync(async () =>
    {
        if (_stirred) return;
        _stirred = true;
        await Task.Delay(Settle, Clock, Closed);
        _stirred = false;
        await ReloadAsync();
        StateHasChanged();
    });

    /// <summary>What is mine and broken, the newest trouble first.</summary>
    private List<StandingView> Broken =>
        [.. (_home is not { Owner: true } ? (_home?.Mine ?? []).Select(p => States.Find(p.Id)) : States.All.Where(s => s.Facts.TeamId is { } team && Actor.Teams.Contains(team)))
            .Where(s => s?.State == ValidityState.Invalid).Select(s => StandingView.Of(s, States, Actor, CultureInfo.CurrentCulture, (Reader ?? Reader.Utc).Absolute)).OfType<StandingView>().OrderByDescending(v => v.Since).Take(MostBroken)];

    /// <summary>How many products that the reader may see are built from it.</summary>
    private int Reached(StandingView broken) => States.Find(broken.Key) is not { } source ? 0
        : States.All.Count(s => s.State == ValidityState.Suspect && s.Upstream.Any(u => u.Source == source.Facts.Id) && Authorisation.Decide(Actor, ProductAction.See, s.Facts).Allowed);

    /// <summary>Those of the tiles, so that nothing is counted that the reader does not see; drafts have a state too.</summary>
    private IEnumerable<(ValidityState State, int Count)> Counted =>
        (_home?.Mesh.Domains ?? []).SelectMany(d => d.Tiles).Select(t => States.Find(t.Key)?.State).OfType<ValidityState>().GroupBy(s => s).OrderByDescending(g => g.Key).Select(g => (g.Key, g.Count()));

    private ValidityState? StateOf(GlanceTile tile) => tile.Lifecycle is Lifecycle.Active or Lifecycle.Deprecated ? States.Find(tile.Key)?.State : null;

    private static string TileCss(Lifecycle lifecycle, ValidityState? state) => lifecycle switch
    {
        Lifecycle.Active or Lifecycle.Deprecated when state is { } known => $"tile {known.Word().ToLowerInvariant()}",
        Lifecycle.Proposed or Lifecycle.Draft => "tile dash",
        Lifecycle.Deprecated or Lifecycle.Retired => "tile old",
        _ => "tile",
    };

    private static string TileIcon(Lifecycle lifecycle) => lifecycle switch
    {
        Lifecycle.Proposed or Lifecycle.Draft => Icons.Edit,
        Lifecycle.Deprecated => Icons.Archive,
        Lifecycle.Retired => Icons.Close,
        _ => Symbols.Product,
    };

    protected override void Dispose(bool disposing)
    {
        if (disposing) _subscription?.Dispose();
        base.Dispose(disposing);
    }
}
