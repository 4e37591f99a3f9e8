using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.DataProducts;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Domains;

internal sealed class DomainQueries(IDbContextFactory<CatalogDbContext> contexts) : IDomainQueries
{
    public async Task<IReadOnlyList<DomainRow>> TreeAsync(Actor actor, CancellationToken ct)
    {
        if (!Authorisation.Decide(actor, MeshAction.Browse).Allowed) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await RowsAsync(db, actor, ct);
    }

    public async Task<DomainReading?> FindAsync(string key, Actor actor, CancellationToken ct)
    {
        if (!Authorisation.Decide(actor, MeshAction.Browse).Allowed) return null;
        var hash = KeyHash.Folded(key);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await RowsAsync(db, actor, ct);
        var row = rows.Find(d => d.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
        if (row is null && await db.KeyRedirects.AsNoTracking().Where(r => r.Kind == RedirectKind.Domain && r.OldKeyHash == hash).Select(r => (Guid?)r.TargetId).SingleOrDefaultAsync(ct) is { } moved)
            row = rows.Find(d => d.Id.Value == moved);
        if (row is null) return null;

        var path = new List<DomainRow>();
        for (var at = row.Parent; at is not null && rows.Find(d => d.Key == at) is { } parent && !path.Contains(parent); at = parent.Parent) path.Insert(0, parent);
        var id = row.Id;
        return new DomainReading
        {
            Row = row,
            Path = [.. path.Select(d => new Named(d.Key, d.Name))],
            Children = rows.FindAll(d => d.Parent == row.Key),
            StewardsAbove = [.. path.SelectMany(d => d.Stewards).Distinct().Except(row.Stewards)],
            Teams = await db.Teams.AsNoTracking().Where(t => t.DomainId == id).OrderBy(t => t.Name).Select(t => new Named(t.Key, t.Name)).ToListAsync(ct),
            Terms = await db.GlossaryTerms.AsNoTracking().Where(t => t.DomainId == id).OrderBy(t => t.Name).Select(t => new Named(t.Key, t.Name)).ToListAsync(ct),
            MayManage = Authorisation.Decide(actor, MeshAction.ManageDomain, row.Id).Allowed,
        };
    }

    private static async Task<List<DomainRow>> RowsAsync(CatalogDbContext db, Actor actor, CancellationToken ct)
    {
        var domains = await db.Domains.AsNoTracking().OrderBy(d => d.Name).ToListAsync(ct);
        var counts = await db.DataProducts.VisibleTo(actor).GroupBy(p => p.DomainId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var stewards = (await (
            from assignment in db.RoleAssignments.AsNoTracking()
            where assignment.Role == Role.Steward && assignment.DomainId != null
            join person in db.People on assignment.PersonId equals person.Id
            orderby person.Name
            select new { Domain = assignment.DomainId!.Value, Steward = new PersonRef(person.Id, person.Name) }).ToListAsync(ct)).ToLookup(s => s.Domain, s => s.Steward);

        var children = domains.ToLookup(d => d.ParentId);
        var rows = new List<DomainRow>(domains.Count);
        foreach (var top in domains.Where(d => d.ParentId is null)) Walk(top, null, 0);
        return rows;

        int Walk(Domain domain, string? parent, int depth)
        {
            var own = counts.GetValueOrDefault(domain.Id);
            var at = rows.Count;
            rows.Add(null!);
            var below = own + children[domain.Id].Sum(child => Walk(child, domain.Key, depth + 1));
            rows[at] = new DomainRow(domain.Id, domain.Key, domain.Name, domain.Description, parent, depth, own, below, [.. stewards[domain.Id]], domain.Version);
            return below;
        }
    }
}
