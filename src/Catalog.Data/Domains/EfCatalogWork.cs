using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public async Task<Domain?> DomainAsync(string key, CancellationToken ct)
    {
        var hash = KeyHash.Folded(key);
        if (await db.Domains.SingleOrDefaultAsync(d => d.KeyHash == hash, ct) is { } domain) return domain;
        return await RedirectAsync(RedirectKind.Domain, hash, ct) is { } moved ? await DomainAsync(DomainId.From(moved), ct) : null;
    }

    public async Task<Domain?> DomainAsync(DomainId id, CancellationToken ct) => await db.Domains.FindAsync([id], ct);

    public async Task<Team?> TeamAsync(string key, CancellationToken ct)
    {
        var hash = KeyHash.Folded(key);
        if (await db.Teams.SingleOrDefaultAsync(t => t.KeyHash == hash, ct) is { } team) return team;
        return await RedirectAsync(RedirectKind.Team, hash, ct) is { } moved ? await TeamAsync(TeamId.From(moved), ct) : null;
    }

    public async Task<Team?> TeamAsync(TeamId id, CancellationToken ct) => await db.Teams.FindAsync([id], ct);

    public Task<KeyRedirect?> RedirectAsync(RedirectKind kind, string oldKey, CancellationToken ct)
    {
        var hash = KeyHash.Folded(oldKey);
        return db.KeyRedirects.SingleOrDefaultAsync(r => r.Kind == kind && r.OldKeyHash == hash, ct);
    }

    public async Task<IReadOnlyList<KeyRedirect>> ProductRedirectsAsync(IReadOnlyCollection<string> oldKeys, CancellationToken ct)
    {
        var hashes = oldKeys.Select(KeyHash.Folded).ToArray();
        return hashes.Length == 0 ? [] : await db.KeyRedirects.Where(r => r.Kind == RedirectKind.Product && hashes.Contains(r.OldKeyHash)).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<DataProduct>> ProductsInDomainAsync(DomainId domain, CancellationToken ct) =>
        await db.DataProducts.Where(p => p.DomainId == domain).OrderBy(p => p.Key).ToListAsync(ct);

    public async Task<IReadOnlyDictionary<DomainId, DomainId?>> DomainParentsAsync(CancellationToken ct) =>
        await db.Domains.AsNoTracking().Select(d => new { d.Id, d.ParentId }).ToDictionaryAsync(d => d.Id, d => d.ParentId, ct);

    public async Task<IReadOnlyList<TeamId>> TeamIdsAsync(IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var hashes = keys.Select(KeyHash.Folded).ToList();
        return hashes.Count == 0 ? [] : await db.Teams.Where(t => hashes.Contains(t.KeyHash)).Select(t => t.Id).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<DomainId>> DomainIdsAsync(IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var hashes = keys.Select(KeyHash.Folded).ToList();
        return hashes.Count == 0 ? [] : await db.Domains.Where(d => hashes.Contains(d.KeyHash)).Select(d => d.Id).ToListAsync(ct);
    }
}
