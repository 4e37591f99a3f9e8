using Catalog.Core.DataProducts;
using Catalog.Core.Quality;
using Catalog.UI.Components;
using Catalog.UI.Layout;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Quality;

/// <summary>Puts results that matched nothing on a port, and offers to save the rule for the next ones.</summary>
public sealed partial class UnmatchedPage
{
    private const int Told = 8;

    private readonly OutcomePresenter _refused = new();
    private string? _place;
    private bool _rule = true;

    [Inject] public required IResultQueries Results { get; init; }
    [Inject] public required MatchResult Match { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [CascadingParameter] public Reader? Reader { get; set; }
    [Parameter] public Guid Id { get; set; }

    private string Summary => $"{(Data!.Alike == 1 ? "1 result" : $"{Data.Alike:N0} results")} of {(Data.Row.Suite.Length > 0 ? $"the suite {Data.Row.Suite}" : "a suite without a name")} on {Data.Row.Asset ?? "an unnamed asset"} matched no port. Until somebody says where they belong they count nowhere.";

    private string Rule => $"Saves a rule: data source {Data!.Row.DataSource ?? "without a name"}, asset {Data.Row.Asset ?? "without a name"}, suite {(Data.Row.Suite.Length > 0 ? Data.Row.Suite : "without a name")}.";

    private IReadOnlyList<SelectOption> Places => [.. Data!.Ports.Select(p => new SelectOption(p.PortId.Value.ToString("D"), $"{p.ProductKey}, port {p.Port}"))];

    protected override async Task<WaitingResult?> ReadAsync(CancellationToken ct) => (await Results.WaitingAsync(Actor, ValidationResultId.From(Id), ct)).Value;

    protected override void Take(WaitingResult data) =>
        (_place, _rule) = (data.Ports is [var first, ..] ? first.PortId.Value.ToString("D") : null, _rule && MatchRule.Names(data.Row.Asset, data.Row.Suite));

    private async Task DecideAsync(bool dismiss)
    {
        var port = Data!.Ports.FirstOrDefault(p => p.PortId.Value.ToString("D") == _place);
        if (!dismiss && port is null) return;
        DataProductKey? product = port is not null && DataProductKey.TryParse(port.ProductKey, out var key) ? key : null;
        var (done, count) = (false, 0);
        await RunAsync(async ct => done = _refused.Take(await Match.ExecuteAsync(new MatchDecision(ValidationResultId.From(Id), dismiss ? null : product, dismiss ? null : port?.Port, dismiss, _rule), Actor, ct), out count));
        if (!done) return;
        Toasts.Show(dismiss ? $"{count:N0} dismissed" : _rule ? $"{count:N0} put on {port!.Port}; the next ones go there by themselves" : $"{count:N0} put on {port!.Port}");
        Navigation.NavigateTo(dismiss ? CatalogUrls.Inbox : CatalogUrls.Product(product!.Value, "quality"));
    }
}
