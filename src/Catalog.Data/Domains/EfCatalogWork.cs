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
}
