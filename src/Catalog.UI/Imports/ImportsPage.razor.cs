using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Catalog.UI.Imports;

public sealed partial class ImportsPage
{
    private const long Megabyte = 1024 * 1024;

    private readonly OutcomePresenter _answer = new();
    private Carried? _carried;
    private Carried? _shown;
    private string? _loaded;
    private bool _first = true;
    private bool _uploading;
    private string? _name;

    [Inject] public required IImportQueries Imports { get; init; }
    [Inject] public required IImportJobs Jobs { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required Handover Handover { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    /// <summary>What the prerendered page hands to the circuit.</summary>
    [PersistentState]
    public Carried? State { get => _shown; set => _carried = value; }

    private string Most => Jobs.MaxBytes >= Megabyte ? $"{Jobs.MaxBytes / Megabyte:N0} MB" : $"{Jobs.MaxBytes:N0} bytes";

    protected override async Task OnParametersSetAsync()
    {
        var address = After ?? "";
        if (_loaded == address) return;
        var carried = _first ? _carried : null;
        (_first, _loaded) = (false, address);
        if (carried?.Address == address) _shown = carried;
        if (carried?.Address != address || Handover.IsOld) await LoadAsync(anew: true);
    }

    private Task LoadAsync(bool anew = false) => LoadInTurnAsync(async ct => _shown = new Carried(After ?? "", await Imports.RunsAsync(new PageRequest(After, 25), Actor, ct)), anew);

    private async Task TakeAsync(InputFileChangeEventArgs picked)
    {
        (_uploading, _name) = (true, picked.File.Name);
        try
        {
            Outcome<ImportRunId> outcome = new Refusal.Invalid("file", $"{picked.File.Name} is larger than {Most}. Split it, or import the folder with the verb import.");
            if (picked.File.Size <= Jobs.MaxBytes)
            {
                var started = await RunAsync(async ct =>
                {
                    await using var upload = picked.File.OpenReadStream(Jobs.MaxBytes, ct);
                    outcome = await Jobs.StartAsync(upload, picked.File.Name, Actor, ct);
                });
                if (!started) return;
            }
            if (_answer.Take(outcome, out var id)) Navigation.NavigateTo(CatalogUrls.Import(id.Value));
        }
        finally
        {
            _uploading = false;
        }
    }

    /// <summary>The page of the list that belongs to the address.</summary>
    public sealed record Carried(string Address, Page<ImportRunRow> Runs);
}
