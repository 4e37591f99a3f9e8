using Catalog.Core.Access;
using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Notifications;

/// <summary>
/// Tells those who watch what changed: once each, over however many paths, never who did it, and nothing of a product
/// that they may not see at that moment.
/// </summary>
public sealed class TellWatchers(TimeProvider clock) : IEventHandler
{
    public Task HandleAsync(CatalogEvent happened, ICatalogWork work, CancellationToken ct) => happened switch
    {
        ProductChanged changed => ProductAsync(changed, changed.ProductId, changed.By, changed.Sentence, work, ct),
        DocumentationWritten written => ProductAsync(written, written.ProductId, written.By, $"wrote the page {written.Title}", work, ct),
        ContractChanged changed => ContractAsync(changed, work, ct),
        MeshChanged changed => MeshAsync(changed, work, ct),
        _ => Task.CompletedTask,
    };

    private async Task ProductAsync(CatalogEvent happened, DataProductId id, string by, string sentence, ICatalogWork work, CancellationToken ct)
    {
        if (await work.ProductBriefAsync(id, ct) is not { } product) return;
        var (facts, key, terms, tags) = product;
        var watched = new List<(WatchKind, Guid)> { (WatchKind.Product, id.Value) };
        if (facts.TeamId is { } team) watched.Add((WatchKind.Team, team.Value));
        watched.AddRange((await work.DomainPathAsync(facts.DomainId, ct)).Select(d => (WatchKind.Domain, d.Value)));
        if (terms.Count > 0) watched.AddRange((await work.TermIdsAsync(terms, ct)).Select(t => (WatchKind.Term, t.Value)));
        watched.AddRange(tags.Select(t => (WatchKind.Tag, TagIdentity.Of(t))));
        var people = await WatchersAsync(happened, watched, work, ct);
        if (people.Count == 0) return;
        var audience = await Audience.OfAsync(facts, work, clock.GetUtcNow(), ct);
        await TellAsync(happened, id, key, $"{by} {sentence.TrimEnd('.')}.", audience, people, work, ct);
    }

    private async Task ContractAsync(ContractChanged changed, ICatalogWork work, CancellationToken ct)
    {
        var carriers = await work.ProductsOfContractAsync(changed.ContractId, ct);
        var watched = new List<(WatchKind, Guid)> { (WatchKind.Contract, changed.DataContractId.Value) };
        watched.AddRange(carriers.Select(c => (WatchKind.Product, c.Facts.Id.Value)));
        var people = await WatchersAsync(changed, watched, work, ct);
        if (people.Count == 0) return;
        if (carriers.Count == 0)
        {
            await work.TellAsync(
                new Told(InboxKinds.Watched, changed.EventId, false, $"The contract {changed.ContractId} changed", $"{changed.By} brought version {changed.Number}.", PortalPaths.Contract(changed.DataContractId.Value)),
                people, clock, ct);
            return;
        }
        // A contract is as hidden as the strictest product whose port carries it.
        foreach (var carrier in carriers)
        {
            var audience = await Audience.OfAsync(carrier.Facts, work, clock.GetUtcNow(), ct);
            people = [.. people.Where(p => audience.May(p, ProductAction.See))];
        }
        var first = carriers[0];
        await TellAsync(changed, first.Facts.Id, first.Key, $"{changed.By} brought version {changed.Number} of the contract {changed.ContractId}.",
            await Audience.OfAsync(first.Facts, work, clock.GetUtcNow(), ct), people, work, ct);
    }

    private async Task MeshAsync(MeshChanged changed, ICatalogWork work, CancellationToken ct)
    {
        (WatchKind Kind, string Link)? place = changed.Kind switch
        {
            "domain" => (WatchKind.Domain, PortalPaths.Domain(changed.Key)),
            "team" => (WatchKind.Team, PortalPaths.Team(changed.Key)),
            "term" => (WatchKind.Term, PortalPaths.Term(changed.Key)),
            "tag" => (WatchKind.Tag, PortalPaths.Tag(changed.Key)),
            _ => null,
        };
        if (place is not { } found) return;
        var people = await WatchersAsync(changed, [(found.Kind, changed.Id)], work, ct);
        await work.TellAsync(new Told(InboxKinds.Watched, changed.EventId, false, $"The {changed.Kind} {changed.Key} changed", null, found.Link), people, clock, ct);
    }

    private async Task TellAsync(CatalogEvent happened, DataProductId product, string key, string detail, Audience audience, IReadOnlyList<PersonId> people, ICatalogWork work, CancellationToken ct)
    {
        var told = new Told(InboxKinds.Watched, happened.EventId, false, $"{key} changed", detail, PortalPaths.Product(key), product);
        var seeing = people.Where(p => audience.May(p, ProductAction.See)).ToList();
        var reading = seeing.Where(p => audience.May(p, ProductAction.ReadDetails)).ToList();
        await work.TellAsync(told with { Detail = null }, seeing.Except(reading), clock, ct);
        await work.TellAsync(told, reading, clock, ct);
    }

    private static async Task<IReadOnlyList<PersonId>> WatchersAsync(CatalogEvent happened, IReadOnlyCollection<(WatchKind, Guid)> watched, ICatalogWork work, CancellationToken ct) =>
        [.. (await work.WatchersAsync(watched, ct)).Where(p => p != happened.ByPerson)];
}
