using System.Globalization;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.UI.Layout;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Validity;

/// <summary>What is broken now, and which products and people it reaches; follows the mesh while it is open.</summary>
public sealed partial class BrokenPage
{
    private const int Most = 25;
    private static readonly ValidityState[] Order = [ValidityState.Invalid, ValidityState.Suspect, ValidityState.Stale, ValidityState.Unknown, ValidityState.Valid];

    private Shown? _shown;
    private string? _said;

    [Inject] public required ValidityMesh Mesh { get; init; }
    [Inject] public required IIncidentQueries Incidents { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [CascadingParameter] public Reader? Reader { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive) Mesh.Changed += Follow;
        await LoadAsync();
    }

    protected override void Dispose(bool disposing)
    {
        Mesh.Changed -= Follow;
        base.Dispose(disposing);
    }

    private void Follow(IReadOnlyCollection<DataProductId> changed) => OnCircuit(async () =>
    {
        var before = _shown?.BrokenCount;
        await LoadAsync();
        if (_shown is { } now && now.BrokenCount != before) _said = now.BrokenCount == 1 ? "1 product is INVALID" : $"{now.BrokenCount:N0} products are INVALID";
        StateHasChanged();
    });

    private Task LoadAsync() => RunAsync(async ct =>
    {
        await Mesh.EnsureAsync(ct);
        var seen = Mesh.All.Select(s => (Standing: s, View: View(s))).Where(s => s.View is not null).Select(s => (s.Standing, View: s.View!)).ToList();
        var invalid = seen.Where(s => s.View.State == ValidityState.Invalid).OrderBy(s => s.View.Since).ToList();
        var shown = invalid.Take(Most).ToList();
        // Incidents are few, and one page of them holds those of what is shown, the longest open first.
        var incidents = (await Incidents.ListAsync(Actor, new IncidentFilter(true), new PageRequest(null, PageRequest.MaxLimit), ct)).Items.GroupBy(i => i.Product.Id).ToDictionary(g => g.Key, g => g.First());
        var broken = new List<Broken>();
        foreach (var (standing, view) in shown) broken.Add(new Broken(view, await ReachedAsync(standing.Facts.Id, ct), incidents.GetValueOrDefault(standing.Facts.Id), 0));
        var holders = await Incidents.HoldersAsync([.. shown.Select(s => s.Standing.Facts.Id), .. broken.SelectMany(b => b.Ids)], ct);
        _shown = new Shown(
            seen.Where(s => s.View.State is not null).GroupBy(s => s.View.State!.Value).ToDictionary(g => g.Key, g => g.Count()), invalid.Count,
            [.. broken.Select((b, i) => b with { People = b.Ids.Append(shown[i].Standing.Facts.Id).Sum(p => holders.GetValueOrDefault(p)) })],
            [.. new[] { ValidityState.Stale, ValidityState.Unknown }.Select(state => (state, Some: seen.Where(s => s.View.State == state).Select(s => s.View).OrderBy(v => v.Key.ToString(), StringComparer.Ordinal).ToList()))
                .Where(o => o.Some.Count > 0).Select(o => (o.state, (IReadOnlyList<StandingView>)[.. o.Some.Take(Most)], o.Some.Count))]);
    });

    /// <summary>What it reaches, as far as this reader may see it, the nearest first.</summary>
    private async Task<IReadOnlyList<(DataProductId, StandingView, IReadOnlyList<DataProductKey?>)>> ReachedAsync(DataProductId broken, CancellationToken ct) =>
        [.. (await Mesh.ReachAsync(broken, ct)).OrderBy(r => r.Path.Count).Select(r => (Id: r.Path[^1], View: View(Mesh.Find(r.Path[^1])), Way: StandingView.Way(r, Mesh, Actor))).Where(r => r.View is not null).Select(r => (r.Id, r.View!, r.Way))];

    private StandingView? View(Standing? standing) => StandingView.Of(standing, Mesh, Actor, CultureInfo.CurrentCulture, (Reader ?? Reader.Utc).Absolute);

    private static string Reaches(Broken broken)
    {
        var grants = broken.People == 1 ? "the holder of 1 grant" : $"the holders of {broken.People:N0} grants";
        return broken.Reached.Count == 0
            ? broken.People == 0 ? "Nothing that you may see is built from it, and nobody holds a grant on it." : $"Nothing that you may see is built from it; it reaches {grants}."
            : $"Reaches {(broken.Reached.Count == 1 ? "1 product" : $"{broken.Reached.Count:N0} products")}{(broken.People == 0 ? "" : $" and {grants}")}:";
    }

    private sealed record Shown(
        IReadOnlyDictionary<ValidityState, int> States, int BrokenCount, IReadOnlyList<Broken> Broken, IReadOnlyList<(ValidityState State, IReadOnlyList<StandingView> Some, int All)> Others);

    private sealed record Broken(StandingView View, IReadOnlyList<(DataProductId Id, StandingView View, IReadOnlyList<DataProductKey?> Way)> Found, IncidentRow? Incident, int People)
    {
        public IEnumerable<DataProductId> Ids => Found.Select(f => f.Id);
        public IReadOnlyList<(StandingView View, IReadOnlyList<DataProductKey?> Way)> Reached => [.. Found.Select(f => (f.View, f.Way))];
    }
}
