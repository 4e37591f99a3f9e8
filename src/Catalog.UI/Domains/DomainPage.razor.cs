using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Notifications;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Domains;

/// <summary>A domain with the first of its products.</summary>
public sealed record DomainState(DomainReading Domain, IReadOnlyList<ProductRow> Products, bool Watching);

public sealed partial class DomainPage
{
    private const int Rows = 25;

    [Inject] public required IDomainQueries Domains { get; init; }
    [Inject] public required IDataProductQueries Products { get; init; }
    [Inject] public required IInboxQueries Watches { get; init; }
    [Inject] public required WatchSubject Watch { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Parameter] public required string Key { get; set; }

    protected override async Task<DomainState?> ReadAsync(CancellationToken ct)
    {
        if (await Domains.FindAsync(Key, Actor, ct) is not { } domain) return null;
        if (domain.Row.Key != Key) Navigation.NavigateTo(CatalogUrls.Domain(domain.Row.Key), replace: true);
        var products = await Products.ListAsync(new ProductFilter { Domains = [domain.Row.Key] }, ProductSort.Default, new PageRequest(null, Rows), Actor, ct);
        return new DomainState(domain, products.Items, Actor.PersonId is not null && await Watches.WatchesAsync(Actor, WatchKind.Domain, domain.Row.Id.Value, ct));
    }

    private Task WatchAsync() => RunAsync(async ct =>
    {
        if (Data is not { } shown) return;
        var outcome = await Watch.ExecuteAsync(new WatchSubjectCommand(WatchKind.Domain, shown.Domain.Row.Id.Value, !shown.Watching), Actor, ct);
        if (outcome.IsOk) Show(shown with { Watching = !shown.Watching });
        Toasts.Show(outcome.Refusal?.Sentence ?? (shown.Watching ? $"You are no longer told about {shown.Domain.Row.Name}" : $"You are told what changes in {shown.Domain.Row.Name}"));
    });
}
