using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public async Task<AccessRequest?> AccessRequestAsync(AccessRequestId id, CancellationToken ct) => await db.AccessRequests.FindAsync([id], ct);

    public Task<AccessRequest?> OpenAccessRequestAsync(PersonId person, PortId port, CancellationToken ct) =>
        db.AccessRequests.FirstOrDefaultAsync(r => r.PersonId == person && r.PortId == port && r.State == AccessRequestState.Asked, ct);

    public async Task<Grant?> GrantAsync(GrantId id, CancellationToken ct) => await db.Grants.FindAsync([id], ct);

    public Task<Grant?> HoldingGrantAsync(PersonId person, PortId port, DateTimeOffset now, CancellationToken ct) =>
        db.Grants.Where(g => g.PersonId == person && g.PortId == port && g.RevokedAt == null && g.EndsAt > now).OrderByDescending(g => g.EndsAt).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyList<Grant>> DueGrantsAsync(DateTimeOffset now, int limit, CancellationToken ct) =>
        await db.Grants.Where(g => g.EndedAt == null && g.EndsAt <= now).OrderBy(g => g.EndsAt).Take(limit).ToListAsync(ct);

    public async Task<IReadOnlyList<Grant>> EndingGrantsAsync(DateTimeOffset after, DateTimeOffset until, int limit, CancellationToken ct) =>
        await db.Grants.Where(g => g.EndedAt == null && g.WarnedAt == null && g.EndsAt > after && g.EndsAt <= until).OrderBy(g => g.EndsAt).ThenBy(g => g.Id).Take(limit).ToListAsync(ct);

    public async Task<IReadOnlyList<Grant>> HoldingGrantsAsync(DataProductId product, DateTimeOffset now, CancellationToken ct) =>
        await db.Grants.Where(g => g.ProductId == product && g.RevokedAt == null && g.EndsAt > now).ToListAsync(ct);

    public async Task<IReadOnlyList<AccessRequest>> OpenAccessRequestsAsync(DataProductId product, CancellationToken ct) =>
        await db.AccessRequests.Where(r => r.ProductId == product && r.State == AccessRequestState.Asked).ToListAsync(ct);

    public async Task<IReadOnlyList<(DataProductId Product, PersonId Person)>> GranteesAsync(IReadOnlyCollection<DataProductId> products, DateTimeOffset now, CancellationToken ct)
    {
        var grants = await db.Grants.Where(g => products.Contains(g.ProductId) && g.RevokedAt == null && g.EndsAt > now).Select(g => new { g.ProductId, g.PersonId }).Distinct().ToListAsync(ct);
        return [.. grants.Select(g => (g.ProductId, g.PersonId))];
    }

    public Task<ApiToken?> TokenAsync(string name, CancellationToken ct)
    {
        var hash = KeyHash.Folded(name);
        return db.ApiTokens.SingleOrDefaultAsync(t => t.NameHash == hash, ct);
    }

    public async Task<ApiToken?> TokenAsync(ApiTokenId id, CancellationToken ct) => await db.ApiTokens.FindAsync([id], ct);
}
