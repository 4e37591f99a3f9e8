using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.Review;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Lineage;

public sealed partial class ProposeEdgePage
{
    private const int Offered = 20;

    private readonly OutcomePresenter _answer = new();
    private string? _from;
    private string? _to;
    private string? _fromText;
    private string? _toText;
    private string? _fromField;
    private string? _toField;
    private string? _reason;

    [Inject] public required ILineageMoments Moments { get; init; }
    [Inject] public required ProposeEdge Propose { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }
    [SupplyParameterFromQuery(Name = "to")] public string? To { get; set; }

    protected override async Task OnInitializedAsync() => await RunAsync(async ct =>
    {
        var graph = (await Moments.CurrentAsync(ct)).Graph;
        (_from, _fromText) = Begin(graph, From);
        (_to, _toText) = Begin(graph, To);
    });

    private static (string? Id, string? Text) Begin(Core.Lineage.Graph.LineageGraph graph, string? id) => id is not null && EndNaming.Read(graph, id) is { Field: null } end ? (id, end.Name) : (null, null);

    private async Task<IReadOnlyList<PickOption>> FindAsync(string text, CancellationToken ct) =>
        [.. EndNaming.Find(await Moments.CurrentAsync(ct), Actor, text.Trim(), Offered).Select(e => new PickOption(IdOf(e), e.Name, $"{(e.IsJob ? "job" : "dataset")} in {e.Namespace}"))];

    private async Task<bool> ProposeAsync()
    {
        var done = false;
        await RunAsync(async ct =>
        {
            var graph = (await Moments.CurrentAsync(ct)).Graph;
            var (from, to) = (Read(graph, _from, _fromField), Read(graph, _to, _toField));
            Outcome<Core.Lineage.LineageEdgeId> outcome = from is null ? new Refusal.Invalid("from", "Choose where it comes from.") : to is null ? new Refusal.Invalid("to", "Choose where it goes to.")
                : await Propose.ExecuteAsync(new ProposeEdgeCommand(from, to, _reason ?? ""), Actor, ct);
            if (!_answer.Take(outcome, out var edge)) return;
            done = true;
            Toasts.Show($"{from!.Words} feeds {to!.Words}: proposed");
            Navigation.NavigateTo(CatalogUrls.LineageEdge(edge.Value));
        });
        return done;
    }

    private static EndName? Read(Core.Lineage.Graph.LineageGraph graph, string? id, string? field) => id is null || EndNaming.Read(graph, id) is not { } end ? null : end with { Field = string.IsNullOrWhiteSpace(field) ? null : field.Trim() };

    private static string IdOf(EndName end) => $"{(end.IsJob ? "job" : "dataset")}:{end.Namespace}:{end.Name}";
}
