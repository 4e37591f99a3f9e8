using System.Globalization;
using Catalog.Core.Access;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.Impact;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Lineage;

/// <summary>A page of an impact: totals and owners are those of all of it.</summary>
public sealed record ImpactView(ImpactList Impact, IReadOnlyList<ImpactRow> Rows, int Passing, int Skipped, string? Next, bool MayTell);

public sealed partial class ImpactPage
{
    private const int OnAPage = 100;

    private readonly OutcomePresenter _refused = new();
    private bool _telling;
    private string? _words;
    private string? _told;

    [Inject] public required ILineageMoments Moments { get; init; }
    [Inject] public required TellOwners Tell { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [SupplyParameterFromQuery(Name = "node")] public string? Node { get; set; }
    [SupplyParameterFromQuery(Name = "column")] public string? Column { get; set; }
    [SupplyParameterFromQuery(Name = "team")] public string? Team { get; set; }
    [SupplyParameterFromQuery(Name = "sort")] public string? Sort { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    private string Source => Data!.Impact.Column is { } column ? $"{column} of {Data.Impact.Name}" : Data!.Impact.Name;

    private string TeamName => Data!.Impact.Owners.FirstOrDefault(o => o.Team?.Key == Team)?.Team?.Name ?? Team!;

    private string Summary
    {
        get
        {
            var totals = Data!.Impact.Totals;
            if (totals.Datasets + totals.Jobs + totals.Masked == 0) return "Nothing is known to be made from it.";
            return $"{Word(totals.Datasets, "dataset")} in {ProductsWord(totals.Products)} of {Word(totals.Teams, "team")} are made from it, through {Word(totals.Jobs, "job")}.";
        }
    }

    protected override async Task<ImpactView?> ReadAsync(CancellationToken ct)
    {
        if (string.IsNullOrEmpty(Node)) return null;
        var moment = await Moments.CurrentAsync(ct);
        var outcome = ImpactList.Of(moment, Actor, Clock.GetUtcNow(), Node, Column);
        if (!outcome.IsOk) return null;
        var impact = outcome.Value;
        var passing = new ImpactFilter(string.IsNullOrEmpty(Team) ? null : Team, Sort: Sort).Of(impact);
        var skipped = int.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var shown) ? Math.Min(shown, passing.Count) : 0;
        Core.DataProducts.ProductFacts? source = impact.Product is { } own ? moment.Mesh.Products.First(p => p.Key == own.Key).Facts : null;
        return new ImpactView(
            impact with { Rows = [] }, [.. passing.Skip(skipped).Take(OnAPage)], passing.Count, skipped,
            passing.Count - skipped > OnAPage ? (skipped + OnAPage).ToString(CultureInfo.InvariantCulture) : null, Authorisation.TellOwners(Actor, source).Allowed);
    }

    private async Task TellAsync()
    {
        OwnersTold? told = null;
        await RunAsync(async ct => _refused.Take(await Tell.ExecuteAsync(new TellOwnersCommand(Data!.Impact.NodeId, Data.Impact.Column, _words ?? ""), Actor, ct), out told));
        if (told is null) return;
        _told = told.People == 0 ? "Nobody downstream could be told" : $"Told {Word(told.People, "owner")} of {ProductsWord(told.Products)}";
        if (told.Nobody.Count > 0) _told += $"; {string.Join(", ", told.Nobody)} {(told.Nobody.Count == 1 ? "has" : "have")} nobody to tell";
        Toasts.Show(_told);
        (_telling, _words) = (false, null);
    }

    private string Url(string? after) => CatalogUrls.Impact(Data!.Impact.NodeId, Data.Impact.Column, Team, after, Sort);

    private static string Page(RowKind kind, string? space, string name) => kind == RowKind.Job ? CatalogUrls.Job(space!, name) : CatalogUrls.Dataset(space!, name);

    private static string Counted(ImpactOwner owner) => string.Join(", ", new[] { owner.Products > 0 ? ProductsWord(owner.Products) : null, owner.Datasets > 0 ? Word(owner.Datasets, "dataset") : null, owner.Jobs > 0 ? Word(owner.Jobs, "job") : null }.OfType<string>());

    private static string ProductsWord(int count) => Word(count, "product");

    private static string Word(int count, string noun) => count == 1 ? $"1 {noun}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}s");
}
