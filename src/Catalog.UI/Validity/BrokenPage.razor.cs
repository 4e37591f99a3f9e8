using System.Globalization;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
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

    private void Follow(IReadOnlyCollection<DataProductId> changed) => OnCircuitAtTimes(async () =>
    {
        var before = _shown?.BrokenCount;
        await LoadAsync();
        if (_shown is { } now && now.BrokenCount != before) _said = now.BrokenCount == 1 ? "1 product is INVALID" : $"{now.BrokenCount:N0} products are INVALID";
        StateHasChanged();
    });

    private Task LoadAsync() => LoadInTurnAsync(async ct =>
    {
        await Mesh.EnsureAsync(ct);
        var seen = Mesh.All.Select(s => (Standing: s, View: View(s))).Where(s => s.View is not null).Select(s => (s.Standing, View: s.View!)).ToList();
        var invalid = seen.Where(s => s.View.State == ValidityState.Invalid).OrderBy(s => s.View.Since).ToList();
        var shown = invalid.Take(Most).ToList();
        var incidents = (await Incidents.OpenAsync(Actor, [.. shown.Select(s => s.Standing.Facts.Id)], ct)).GroupBy(i => i.Product.Id).ToDictionary(g => g.Key, g => g.First());
        var broken = new List<Broken>();
        foreach (var (standing, view) in shown)
        {
            var (all, nearest) = await ReachedAsync(standing.Facts.Id, ct);
            broken.Add(new Broken(view, all, nearest, incidents.GetValueOrDefault(standing.Facts.Id), 0));
        }
        var holders = await Incidents.HoldersAsync([.. shown.Select(s => s.Standing.Facts.Id), .. broken.SelectMany(b => b.Ids)], ct);
        _shown = new Shown(
            seen.Where(s => s.View.State is not null).GroupBy(s => s.View.State!.Value).ToDictionary(g => g.Key, g => g.Count()), invalid.Count,
            [.. broken.Select((b, i) => b with { People = b.Ids.Append(shown[i].Standing.Facts.Id).Sum(p => holders.GetValueOrDefault(p)) })],
            [.. new[] { ValidityState.Stale, ValidityState.Unknown }.Select(state => (state, Some: seen.Where(s => s.View.State == state).Select(s => s.View).OrderBy(v => v.Key.ToString(), StringComparer.Ordinal).ToList()))
                .Where(o => o.Some.Count > 0).Select(o => (o.state, (IReadOnlyList<StandingView>)[.. o.Some.Take(Most)], o.Some.Count))]);
    });

    /// <summary>What it reaches, as far as this reader may see it, the nearest first.</summary>
    private async Task<(IReadOnlyList<DataProductId> All, IReadOnlyList<(StandingView, IReadOnlyList<DataProductKey?>)> Nearest)> ReachedAsync(DataProductId broken, CancellationToken ct)
    {
        var reached = (await Mesh.ReachAsync(broken, ct)).Where(r => Mesh.Find(r.Path[^1]) is { } there && Authorisation.Decide(Actor, ProductAction.See, there.Facts).Allowed).OrderBy(r => r.Path.Count).ToList();
        return ([.. reached.Select(r => r.Path[^1])], [.. reached.Take(Most).Select(r => (View: View(Mesh.Find(r.Path[^1])), Way: StandingView.Way(r, Mesh, Actor))).Where(r => r.View is not null).Select(r => (r.View!, r.Way))]);
    }

    private StandingView? View(Standing? standing) => StandingView.Of(standing, Mesh, Actor, CultureInfo.CurrentCulture, (Reader ?? Reader.Utc).Absolute);

    private static string Reaches(Broken broken)
    {
        var grants = broken.People == 1 ? "the holder of 1 grant" : $"the holders of {broken.People:N0} grants";
        return broken.Ids.Count == 0
            ? broken.People == 0 ? "Nothing that you may see is built from it, and nobody holds a grant on it." : $"Nothing that you may see is built from it; it reaches {grants}."
            : $"Reaches {(broken.Ids.Count == 1 ? "1 product" : $"{broken.Ids.Count:N0} products")}{(broken.People == 0 ? "" : $" and {grants}")}:";
    }

    private sealed record Shown(
        IReadOnlyDictionary<ValidityState, int> States, int BrokenCount, IReadOnlyList<Broken> Broken, IReadOnlyList<(ValidityState State, IReadOnlyList<StandingView> Some, int All)> Others);

    /// <summary>All that it reaches, and of those the nearest to show.</summary>
    private sealed record Broken(StandingView View, IReadOnlyList<DataProductId> Ids, IReadOnlyList<(StandingView View, IReadOnlyList<DataProductKey?> Way)> Reached, IncidentRow? Incident, int People);
}
