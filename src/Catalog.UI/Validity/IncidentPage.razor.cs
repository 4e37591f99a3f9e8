using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Validity;
using Catalog.UI.Components;
using Catalog.UI.Layout;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Validity;

public sealed partial class IncidentPage
{
    private const int Named = 25;

    private readonly OutcomePresenter _refused = new();
    private Shown? _shown;
    private IDisposable? _live;
    private Guid? _for;
    private string? _text;
    private string? _said;

    [Inject] public required IIncidentQueries Incidents { get; init; }
    [Inject] public required WriteIncident Write { get; init; }
    [Inject] public required ValidityMesh Mesh { get; init; }
    [Inject] public required ICatalogFeed Feed { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [CascadingParameter] public Reader? Reader { get; set; }
    [Parameter] public Guid Id { get; set; }

    private Reader Zone => Reader ?? Reader.Utc;
    private IncidentRow Row => _shown!.View.Row;
    private DataProductKey Key => IncidentWords.KeyOf(Row.ProductKey);

    private string Meaning => Row.ClosedAt is null
        ? $"{UseAdvice.Of(ValidityState.Invalid, Row.Masked ? [] : Row.Reasons, default, Zone.Absolute)} Pipelines that ask the gate are told so."
        : Row.End == IncidentEnd.Retired ? "The product was retired before it recovered." : $"It is over: the product recovered after {IncidentWords.Length(Row.ToRecover!.Value)}.";

    /// <summary>Who has to do what, and what happens then.</summary>
    private string Next
    {
        get
        {
            var who = Row.OwnerId is not { } owner ? Row.Team is { } team ? $"Nobody took it yet: somebody of {team} takes it, repairs the data and runs the check again." : "Nobody looks after it: the product needs a team that repairs the data and runs the check again."
                : owner == Actor.PersonId ? "You repair the data and run the check again."
                : $"{Row.Owner} repairs the data and runs the check again.";
            return $"{who} When it passes, the incident closes by itself, and those who were told that the product broke are told that it is right again.";
        }
    }

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
            _live = Feed.Subscribe(happened => happened is IncidentChanged changed && changed.IncidentId.Value == Id, _ => InvokeAsync(async () =>
            {
                var open = _shown?.View.Row.ClosedAt is null;
                await LoadAsync();
                if (open && _shown?.View.Row.ClosedAt is not null) _said = $"{Key} recovered";
                StateHasChanged();
            }));
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_for == Id) return;
        _for = Id;
        await LoadAsync();
    }

    protected override void Dispose(bool disposing)
    {
        _live?.Dispose();
        base.Dispose(disposing);
    }

    private Task LoadAsync() => LoadInTurnAsync(async ct =>
    {
        if (await Incidents.FindAsync(Actor, IncidentId.From(Id), ct) is not { } view)
        {
            Navigation.NotFound();
            return;
        }
        await Mesh.EnsureAsync(ct);
        var product = view.Row.Product.Id;
        var reach = view.Reached.Where(p => p != product).ToHashSet();
        if (view.Row.ClosedAt is null) reach.UnionWith((await Mesh.ReachAsync(product, ct)).Select(r => r.Path[^1]));
        var seen = reach.Select(Mesh.Find).OfType<Standing>().Where(s => Authorisation.Decide(Actor, ProductAction.See, s.Facts).Allowed)
            .Select(s => (s.Facts.Id, Product: new Reached(IncidentWords.KeyOf(s.Known.Key), s.State))).OrderBy(s => s.Product.Key.ToString(), StringComparer.Ordinal).ToList();
        var holders = await Incidents.HoldersAsync([product, .. seen.Take(Named).Select(s => s.Id)], ct);
        _shown = new Shown(view, [.. seen.Select(s => s.Product)], seen.Where(s => holders.ContainsKey(s.Id)).ToDictionary(s => s.Product.Key, s => holders[s.Id]), holders.GetValueOrDefault(product));
    });

    private async Task<bool> NoteAsync()
    {
        var done = await WriteAsync(IncidentStep.Note, _text);
        if (done) _text = null;
        return done;
    }

    private async Task<bool> WriteAsync(IncidentStep step, string? text = null)
    {
        var done = false;
        await RunAsync(async ct => done = _refused.Take(await Write.ExecuteAsync(new WriteIncidentCommand(IncidentId.From(Id), step, text), Actor, ct), out _));
        if (!done) return false;
        Toasts.Show(step switch { IncidentStep.Taken => "You look after this incident", IncidentStep.Left => "The team looks after it again", _ => "The note is on the timeline" });
        await LoadAsync();
        return true;
    }

    private sealed record Shown(IncidentView View, IReadOnlyList<Reached> Reached, IReadOnlyDictionary<DataProductKey, int> Holders, int People);

    /// <summary>A product downstream that this reader may see.</summary>
    private sealed record Reached(DataProductKey Key, ValidityState? State);
}
