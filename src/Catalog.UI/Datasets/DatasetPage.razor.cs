using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.Lineage.Reading;
using Catalog.Core.Lineage.Review;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Datasets;

/// <summary>A dataset as contracts and events tell it, with a page of the runs that touched it, what people noted (<c>null</c> where that is not open), and the claim that the reader was led to.</summary>
public sealed record DatasetView(DatasetReading Reading, DatasetHistory? History, Page<RunRow>? Runs, IReadOnlyList<NoteLine>? Notes, DatasetDispute? Dispute = null);

public sealed partial class DatasetPage
{
    private const int RunsOnAPage = 15;

    private readonly OutcomePresenter _noted = new();

    [Inject] public required IDatasetQueries Datasets { get; init; }
    [Inject] public required IDatasetHistoryQueries Histories { get; init; }
    [Inject] public required IRunQueries Runs { get; init; }
    [Inject] public required IEdgeQueries Edges { get; init; }
    [Inject] public required DecideDatasetClaim Claims { get; init; }
    [Inject] public required WriteLineageNote Write { get; init; }
    [Inject] public required RemoveLineageNote Remove { get; init; }
    [SupplyParameterFromQuery(Name = "ns")] public string? Space { get; set; }
    [SupplyParameterFromQuery(Name = "name")] public string? Name { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }
    /// <summary>Where a steward is led from the inbox: the product that claims the dataset as well.</summary>
    [SupplyParameterFromQuery(Name = "claimant")] public string? Claimant { get; set; }

    private bool _deciding;

    private NoteSubject About => NoteSubject.OfDataset(Data!.Reading.Row.Namespace, Data.Reading.Row.Name);

    private string Node => $"dataset:{Data!.Reading.Row.Namespace}:{Data.Reading.Row.Name}";

    // The fields of a wide table outgrow what a circuit takes over; they are read again instead.
    protected override bool Carries(DatasetView data) => data.Reading.Schema is null && base.Carries(data);

    protected override async Task<DatasetView?> ReadAsync(CancellationToken ct)
    {
        if (Space is null || Name is null) return null;
        // Events may know it by another name than the one that was asked for.
        var history = await Histories.FindAsync(Space, Name, Actor, ct);
        var named = new DatasetReference(history?.Namespace ?? Space, history?.Name ?? Name);
        if (await Datasets.FindAsync(named, Actor, ct) is not { } reading) return null;
        var runs = history is { Withheld: null } ? await Runs.OfDatasetAsync(named.Namespace, named.Name, null, new PageRequest(After, RunsOnAPage), Actor, ct) : default;
        // Anybody can write an address: what it claims is asked of the product.
        var dispute = DataProductKey.TryParse(Claimant, out var claimant) ? await Claims.FindAsync(named, claimant, Actor, ct) : null;
        return new DatasetView(reading, history, runs.Value, (await Edges.NotesAsync(NoteSubject.OfDataset(named.Namespace, named.Name), Actor, ct)).Value?.Items, dispute);
    }

    // The address named the dispute; it is over.
    private void Decided() => Navigation.NavigateTo(CatalogUrls.Dataset(Space!, Name!), replace: true);

    private async Task<bool> WriteAsync(string? text, bool asks)
    {
        var written = false;
        await RunAsync(async ct =>
        {
            written = _noted.Take(await Write.ExecuteAsync(new WriteLineageNoteCommand(About, text ?? "", asks), Actor, ct), out _);
            if (written) await ReloadAsync();
        });
        StateHasChanged();
        return written;
    }

    private Task RemoveAsync(LineageNoteId note) => RunAsync(async ct =>
    {
        if (_noted.Take(await Remove.ExecuteAsync(note, Actor, ct), out _)) await ReloadAsync();
    });
}
