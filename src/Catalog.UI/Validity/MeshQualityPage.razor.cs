using System.Globalization;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.UI.Components;
using Catalog.UI.Layout;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Validity;

public sealed partial class MeshQualityPage
{
    private const int Days = 60;
    private const int Worst = 8;
    private const int PortsNamed = 6;
    private static readonly ValidityState[] Order = [ValidityState.Invalid, ValidityState.Suspect, ValidityState.Stale, ValidityState.Unknown, ValidityState.Valid];


    private Shown? _shown;
    private string? _for;
    private string? _said;
    private string? _turned;

    [Inject] public required IMeshQualityQueries Quality { get; init; }
    [Inject] public required ValidityMesh Mesh { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [CascadingParameter] public Reader? Reader { get; set; }
    [SupplyParameterFromQuery(Name = "domain")] public string? Domain { get; set; }
    [SupplyParameterFromQuery(Name = "gap")] public string? Gap { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    private IReadOnlyList<Facet> Gaps =>
    [
        new("Anything", To(null), Chosen is null),
        .. Enum.GetValues<QualityGap>().Select(gap => new Facet(gap == QualityGap.Checks ? "A port unchecked" : $"No {Word(gap)}", To(gap.ToString()), Chosen == gap, _shown?.Quality.Gaps.GetValueOrDefault(gap))),
    ];

    private QualityGap? Chosen => Enum.TryParse<QualityGap>(Gap, true, out var gap) && Enum.IsDefined(gap) ? gap : null;

    private string TrendTold => _shown!.Most == 0 ? $"No product was INVALID in {Days} days." : $"At most {_shown.Most} products INVALID on a day in {Days} days; today {_shown.Trend[^1].Count}.";

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive) Mesh.Changed += Follow;
    }

    protected override void Dispose(bool disposing)
    {
        Mesh.Changed -= Follow;
        base.Dispose(disposing);
    }

    private void Follow(IReadOnlyCollection<DataProductId> changed) => OnCircuitAtTimes(async () =>
    {
        var before = _said;
        await LoadAsync();
        if (_said != before) _turned = _said;
        StateHasChanged();
    });

    protected override async Task OnParametersSetAsync()
    {
        var wanted = $"{Domain}|{Gap}|{After}";
        if (_for == wanted) return;
        _for = wanted;
        await LoadAsync();
    }

    private Task LoadAsync() => LoadInTurnAsync(async ct =>
    {
        var zone = Reader ?? Reader.Utc;
        var now = Clock.GetUtcNow();
        var since = now.AddDays(-Days);
        var quality = await Quality.SummaryAsync(Actor, Domain, ct);
        var spans = await Quality.SpansAsync(Actor, Domain, since, ct);
        await Mesh.EnsureAsync(ct);
        var invalid = spans.Where(s => s.Until is null).OrderBy(s => s.From).Select(s => StandingView.Of(Mesh.Find(s.Product), Mesh, Actor, CultureInfo.CurrentCulture, zone.Absolute)).OfType<StandingView>().Where(v => v.State == ValidityState.Invalid).ToList();
        var today = DateOnly.FromDateTime(zone.Local(now).DateTime);
        var trend = Enumerable.Range(0, Days).Select(i => today.AddDays(i - Days + 1)).Select(day => (day, spans.Where(s => On(s, day, zone)).Select(s => s.Product).Distinct().Count())).ToList();
        var broken = quality.States.GetValueOrDefault(ValidityState.Invalid);
        var all = quality.States.Values.Sum();
        _said = all == 0 ? "There is no product yet that could be judged." : $"{(broken == 0 ? "None" : $"{broken:N0}")} of {(all == 1 ? "1 product" : $"{all:N0} products")} {(broken < 2 ? "is" : "are")} INVALID; {quality.Ports - quality.CheckedPorts:N0} of {quality.Ports:N0} ports are checked by nobody.";
        _shown = new Shown(quality, invalid, trend, trend.Max(t => t.Item2), await Quality.OffendersAsync(Actor, Domain, since, Worst, ct), await Quality.GapsAsync(Actor, Domain, Chosen, new PageRequest(After, 25), ct));
    });

    private string To(string? gap) => CatalogUrls.With(CatalogUrls.MeshQuality, ("domain", Domain), ("gap", gap));

    private static bool On(BrokenSpan span, DateOnly day, Reader zone) =>
        DateOnly.FromDateTime(zone.Local(span.From).DateTime) <= day && (span.Until is not { } until || DateOnly.FromDateTime(zone.Local(until).DateTime) >= day);

    private static string Word(QualityGap gap) => gap.ToString().ToLowerInvariant();

    private static string Lacks(ProductGaps gaps)
    {
        var ports = gaps.Unchecked.Distinct().ToList();
        string?[] all =
        [
            gaps.Contract ? null : "contract", gaps.Owner ? null : "owner", gaps.Results ? null : "results", gaps.Documentation ? null : "documentation",
            ports.Count == 0 ? null : $"checks on {string.Join(", ", ports.Take(PortsNamed))}{(ports.Count > PortsNamed ? $" and {ports.Count - PortsNamed} more" : "")}",
        ];
        return string.Join(", ", all.OfType<string>());
    }

    private static string Share(int part, int all) => all == 0 ? "no ports" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / all:0} %");

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private sealed record Shown(MeshQuality Quality, IReadOnlyList<StandingView> Invalid, IReadOnlyList<(DateOnly Day, int Count)> Trend, int Most, IReadOnlyList<Offender> Offenders, Page<ProductGaps> Page);
}
