using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Imports;

public sealed partial class ImportPage
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private Carried? _carried;
    private Carried? _shown;
    private string? _loaded;
    private bool _first = true;
    private bool _following;
    private ImportProgress? _progress;

    [Inject] public required IImportQueries Imports { get; init; }
    [Inject] public required IImportJobs Jobs { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required Handover Handover { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [Parameter] public required Guid Id { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }
    [SupplyParameterFromQuery(Name = "outcome")] public string? Outcome { get; set; }

    /// <summary>What the prerendered page hands to the circuit.</summary>
    [PersistentState]
    public Carried? State { get => _shown; set => _carried = value; }

    private string Address => $"{Id}?{Outcome}&{After}";

    private IReadOnlyList<Facet> Facets
    {
        get
        {
            if (_shown is not { Run: { } run }) return [];
            List<Facet> facets = [new("All", Url(null, null), Outcome is null, run.Done)];
            Add(ImportOutcome.Created, "Created", run.Created);
            Add(ImportOutcome.Updated, "Updated", run.Updated);
            Add(ImportOutcome.Unchanged, "Unchanged", run.Unchanged);
            Add(ImportOutcome.Conflict, "In conflict", run.Conflicts);
            Add(ImportOutcome.Proposed, "Proposed", run.Proposed);
            Add(ImportOutcome.Skipped, "Skipped", run.Skipped);
            Add(ImportOutcome.Rejected, "Rejected", run.Rejected);
            return facets;

            void Add(ImportOutcome outcome, string text, int count)
            {
                var word = outcome.ToString().ToLowerInvariant();
                if (count > 0 || Outcome == word) facets.Add(new Facet(text, Url(word, null), Outcome == word, count));
            }
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == Address) return;
        var carried = _first ? _carried : null;
        (_first, _loaded) = (false, Address);
        if (carried?.Address == Address) _shown = carried;
        if (carried?.Address != Address || Handover.IsOld) await LoadAsync(anew: true);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_following || _shown is not { Run.State: ImportState.Running }) return;
        _following = true;
        using var ticks = new PeriodicTimer(Tick, Clock);
        try
        {
            while (_shown is { Run.State: ImportState.Running } && await ticks.WaitForNextTickAsync(Closed))
            {
                _progress = Jobs.ProgressOf(new ImportRunId(Id));
                if (!await LoadAsync()) break;
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (Closed.IsCancellationRequested)
        {
            // The page was left.
        }
        _following = false;
    }

    private Task<bool> LoadAsync(bool anew = false) => LoadInTurnAsync(async ct =>
    {
        var id = new ImportRunId(Id);
        if (await Imports.RunAsync(id, Actor, ct) is not { } run)
        {
            Navigation.NotFound();
            return;
        }
        IReadOnlyCollection<ImportOutcome> only = Enum.TryParse<ImportOutcome>(Outcome, ignoreCase: true, out var wanted) ? [wanted] : [];
        _progress = Jobs.ProgressOf(id);
        _shown = new Carried(Address, run, await Imports.ItemsAsync(id, only, new PageRequest(After), Actor, ct));
    }, anew);

    private void Cancel() => Jobs.Cancel(new ImportRunId(Id), Actor);

    private string Url(string? outcome, string? after) => CatalogUrls.With(CatalogUrls.Import(Id), ("outcome", outcome), ("after", after));

    private static string Note(ImportProgress now) =>
        $"{now.Done - now.Rejected:N0} in, {now.Rejected:N0} rejected{(now.Left is { TotalSeconds: >= 1 } left ? $", about {left.TotalSeconds:N0} s left" : "")}";

    /// <summary>The import and the part of its report that belong to the address.</summary>
    public sealed record Carried(string Address, ImportRunRow Run, Page<ImportItemRow> Items);
}
