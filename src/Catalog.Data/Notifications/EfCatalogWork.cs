using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.Lineage;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Lineage;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public async Task<IReadOnlyList<InboxItem>> InboxItemsAsync(string kind, Guid causeId, CancellationToken ct)
    {
        await db.InboxItems.Where(i => i.Kind == kind && i.CauseId == causeId).LoadAsync(ct);
        // Also what an earlier event of the same batch told, which is not stored yet.
        return [.. db.InboxItems.Local.Where(i => i.Kind == kind && i.CauseId == causeId)];
    }

    public async Task<IReadOnlyList<InboxItem>> InboxItemsAsync(PersonId person, IReadOnlyCollection<InboxItemId> ids, CancellationToken ct) =>
        await db.InboxItems.Where(i => i.PersonId == person && ids.Contains(i.Id)).ToListAsync(ct);

    public async Task<IReadOnlyList<InboxItem>> UnreadAsync(PersonId person, int limit, CancellationToken ct) =>
        await db.InboxItems.Where(i => i.PersonId == person && i.ReadAt == null).OrderBy(i => i.CreatedAt).Take(limit).ToListAsync(ct);

    public async Task<InboxItem?> InboxItemAsync(InboxItemId id, CancellationToken ct) => await db.InboxItems.FindAsync([id], ct);

    public async Task<Watch?> WatchAsync(PersonId person, WatchKind kind, Guid subject, CancellationToken ct) => await db.Watches.FindAsync([person, kind, subject], ct);

    public async Task<IReadOnlyList<PersonId>> WatchersAsync(IReadOnlyCollection<(WatchKind Kind, Guid Subject)> subjects, CancellationToken ct)
    {
        var ids = subjects.Select(s => s.Subject).ToList();
        var kinds = subjects.Select(s => s.Kind).Distinct().ToList();
        var watches = await db.Watches.AsNoTracking().Where(w => kinds.Contains(w.Kind) && ids.Contains(w.SubjectId)).ToListAsync(ct);
        return [.. watches.Where(w => subjects.Contains((w.Kind, w.SubjectId))).Select(w => w.PersonId).Distinct()];
    }

    public async Task<IReadOnlyList<Watch>> WatchesAsync(IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
        await db.Watches.AsNoTracking().Where(w => subjects.Contains(w.SubjectId)).ToListAsync(ct);

    public async Task<IReadOnlyList<(ProductFacts Facts, string Key)>> ProductBriefsAsync(IReadOnlyCollection<DataProductId> ids, CancellationToken ct)
    {
        var products = await db.DataProducts.Where(p => ids.Contains(p.Id)).OrderBy(p => p.Key).Select(p => new { p.Id, p.DomainId, p.TeamId, p.Visibility, p.Lifecycle, p.Key }).ToListAsync(ct);
        return [.. products.Select(p => (new ProductFacts(p.Id, p.DomainId, p.TeamId, p.Visibility, p.Lifecycle), p.Key))];
    }

    public async Task<IReadOnlyList<DomainId>> DomainPathAsync(DomainId domain, CancellationToken ct)
    {
        var parents = await db.Domains.Select(d => new { d.Id, d.ParentId }).ToDictionaryAsync(d => d.Id, d => d.ParentId, ct);
        var path = new List<DomainId>();
        for (DomainId? at = domain; at is { } id && !path.Contains(id); at = parents.GetValueOrDefault(id)) path.Add(id);
        return path;
    }

    public async Task<IReadOnlyList<GlossaryTermId>> TermIdsAsync(IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var hashes = keys.Select(KeyHash.Folded).ToList();
        return await db.GlossaryTerms.Where(t => hashes.Contains(t.KeyHash)).Select(t => t.Id).ToListAsync(ct);
    }

    public async Task<(ProductFacts Facts, string Key, IReadOnlyList<string> Terms, IReadOnlyList<string> Tags)?> ProductBriefAsync(DataProductId id, CancellationToken ct)
    {
        var p = await db.DataProducts.Where(p => p.Id == id)
            .Select(p => new { p.Id, p.DomainId, p.TeamId, p.Visibility, p.Lifecycle, p.Key, Terms = p.Terms.Select(t => t.TermKey).ToList(), Tags = p.Tags.Select(t => t.Tag).ToList() }).SingleOrDefaultAsync(ct);
        return p is null ? null : (new ProductFacts(p.Id, p.DomainId, p.TeamId, p.Visibility, p.Lifecycle), p.Key, p.Terms, p.Tags);
    }

    public async Task<IReadOnlyList<(ProductFacts Facts, string Key)>> ProductsOfContractAsync(string contractId, CancellationToken ct)
    {
        var hash = KeyHash.Folded(contractId);
        var products = await db.DataProducts.Where(p => p.Ports.Any(port => port.ContractIdHash == hash)).OrderBy(p => p.Key)
            .Select(p => new { p.Id, p.DomainId, p.TeamId, p.Visibility, p.Lifecycle, p.Key }).ToListAsync(ct);
        return [.. products.Select(p => (new ProductFacts(p.Id, p.DomainId, p.TeamId, p.Visibility, p.Lifecycle), p.Key))];
    }

    public Task<string?> ContractIdAsync(DataContractId id, CancellationToken ct) =>
        db.DataContracts.Where(c => c.Id == id).Select(c => (string?)c.ContractId).SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<ProductFacts>?> WatchableAsync(WatchKind kind, Guid subject, CancellationToken ct) => kind switch
    {
        WatchKind.Domain => await db.Domains.AnyAsync(d => d.Id == DomainId.From(subject), ct) ? [] : null,
        WatchKind.Team => await db.Teams.AnyAsync(t => t.Id == TeamId.From(subject), ct) ? [] : null,
        WatchKind.Term => await db.GlossaryTerms.AnyAsync(t => t.Id == GlossaryTermId.From(subject), ct) ? [] : null,
        WatchKind.Tag => [],
        WatchKind.Dataset => await CoveringAsync(db.Datasets.Where(d => d.Id == DatasetId.From(subject)).Select(d => (long?)d.Number), ct),
        WatchKind.Job => await CoveringAsync(db.Jobs.Where(j => j.Id == JobId.From(subject)).Select(j => (long?)j.Number), ct),
        _ => null,
    };

    private async Task<IReadOnlyList<ProductFacts>?> CoveringAsync(IQueryable<long?> nodes, CancellationToken ct) =>
        await nodes.SingleOrDefaultAsync(ct) is { } number ? (await EdgeEndReading.OfNodesAsync(db, [number], ct)).Of(number)?.Facts.Covering : null;
}
