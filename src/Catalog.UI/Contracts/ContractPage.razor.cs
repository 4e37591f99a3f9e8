using Catalog.Core.Contracts;
using Catalog.Core.Imports;
using Catalog.Core.Notifications;
using Catalog.UI.Components;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Contracts;

public sealed partial class ContractPage
{
    private readonly OutcomePresenter _answer = new();
    private bool _watching;
    private bool _publishing;

    [Inject] public required IContractQueries Contracts { get; init; }
    [Inject] public required IDocumentReader Documents { get; init; }
    [Inject] public required IInboxQueries Watches { get; init; }
    [Inject] public required WatchSubject Watch { get; init; }
    [Inject] public required PublishContract Publish { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Parameter] public required string Id { get; set; }
    [SupplyParameterFromQuery(Name = "version")] public string? Number { get; set; }
    [SupplyParameterFromQuery(Name = "variant")] public Guid? Variant { get; set; }

    protected override async Task<ContractReading?> ReadAsync(CancellationToken ct)
    {
        var reading = await Contracts.FindAsync(Id, Number, Variant is { } variant ? ContractVersionId.From(variant) : null, Actor, ct);
        _watching = reading is not null && Actor.PersonId is not null && await Watches.WatchesAsync(Actor, WatchKind.Contract, reading.Id.Value, ct);
        return reading;
    }

    // A whole contract outgrows what a circuit takes over; it is read again instead.
    protected override bool Carries(ContractReading data) => false;

    private async Task PublishAsync()
    {
        if (Data?.Shown is not { } draft) return;
        var done = await RunAsync(async ct => _answer.Take(await Publish.ExecuteAsync(new PublishContract.Command(Data.ContractId, draft.Number, Data.Version), Actor, ct), out _));
        if (!done || _answer.Refusal is not null) return;
        _publishing = false;
        await ReloadAsync();
        Toasts.Show($"Version {draft.Number} is published");
    }

    private Task WatchAsync() => RunAsync(async ct =>
    {
        if (Data is null) return;
        var outcome = await Watch.ExecuteAsync(new WatchSubjectCommand(WatchKind.Contract, Data.Id.Value, !_watching), Actor, ct);
        if (outcome.IsOk) _watching = !_watching;
        Toasts.Show(outcome.Refusal?.Sentence ?? (_watching ? $"You are told when {Data.ContractId} changes" : $"You are no longer told about {Data.ContractId}"));
    });
}
