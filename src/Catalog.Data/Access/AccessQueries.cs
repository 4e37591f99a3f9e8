using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Conventions;
using Catalog.Data.DataProducts;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Access;

internal sealed class AccessQueries(IDbContextFactory<CatalogDbContext> contexts, TimeProvider clock) : IAccessQueries
{
    private const int Decisions = 50;

    public async Task<AccessRequestRow?> RequestAsync(Actor actor, AccessRequestId id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Rows(db, actor, Readable(db, actor).Where(r => r.Id == id)).SingleOrDefaultAsync(ct);
    }

    public async Task<Page<AccessRequestRow>> RequestsAsync(Actor actor, AccessRequestFilter filter, PageRequest page, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var me = actor.PersonId;
        var requests = filter.Scope == AccessScope.Mine
            ? Readable(db, actor).Where(r => me != null && r.PersonId == me)
            : Of(db, db.DataProducts.Where(ProductAccessFilter.CaredFor(actor)));
        if (filter.State is { } state) requests = requests.Where(r => r.State == state);
        if (filter.Product is { } product) requests = requests.Where(r => r.ProductId == product);
        if (filter.ToDecide)
        {
            var decided = db.DataProducts.Where(ProductAccessFilter.DecidedBy(actor));
            requests = requests.Where(r => r.State == AccessRequestState.Asked && (me == null || r.PersonId != me) && decided.Any(p => p.Id == r.ProductId));
        }
        var mark = TimeMark.Read(page.After);
        if (mark is { } m) requests = requests.Where(r => r.AskedAt <= m.At);
        var rows = await Rows(db, actor, requests.OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).Skip(mark?.Shown ?? 0).Take(page.Take + 1)).ToListAsync(ct);
        return Paged(rows, page, r => r.AskedAt, mark);
    }

    public async Task<GrantRow?> GrantAsync(Actor actor, GrantId id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var me = actor.PersonId;
        var (visible, cared) = (db.DataProducts.VisibleTo(actor), db.DataProducts.Where(ProductAccessFilter.CaredFor(actor)));
        var grants = db.Grants.AsNoTracking().Where(g => g.Id == id && ((me != null && g.PersonId == me && visible.Any(p => p.Id == g.ProductId)) || cared.Any(p => p.Id == g.ProductId)));
        return await Rows(db, actor, grants, clock.GetUtcNow()).SingleOrDefaultAsync(ct);
    }

    public async Task<Page<GrantRow>> GrantsAsync(Actor actor, GrantFilter filter, PageRequest page, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (me, now) = (actor.PersonId, clock.GetUtcNow());
        var products = filter.Scope == AccessScope.Mine ? db.DataProducts.VisibleTo(actor) : db.DataProducts.Where(ProductAccessFilter.CaredFor(actor));
        var grants = db.Grants.AsNoTracking().Where(g => products.Any(p => p.Id == g.ProductId));
        if (filter.Scope == AccessScope.Mine) grants = grants.Where(g => me != null && g.PersonId == me);
        if (filter.Product is { } product) grants = grants.Where(g => g.ProductId == product);
        if (filter.Person is { } person) grants = grants.Where(g => g.PersonId == person);
        grants = filter.State switch
        {
            GrantState.Holding => grants.Where(g => g.RevokedAt == null && g.EndsAt > now),
            GrantState.Ended => grants.Where(g => g.RevokedAt == null && g.EndsAt <= now),
            GrantState.Revoked => grants.Where(g => g.RevokedAt != null),
            _ => grants,
        };
        if (filter.ToProvision) grants = grants.Where(g => g.ProvisionedAt == null && g.RevokedAt == null && g.EndsAt > now);
        var mark = TimeMark.Read(page.After);
        if (mark is { } m) grants = grants.Where(g => g.StartsAt <= m.At);
        var rows = await Rows(db, actor, grants.OrderByDescending(g => g.StartsAt).ThenByDescending(g => g.Id).Skip(mark?.Shown ?? 0).Take(page.Take + 1), now).ToListAsync(ct);
        return Paged(rows, page, g => g.StartsAt, mark);
    }

    public async Task<IReadOnlyList<DataProductId>> GrantedProductsAsync(PersonId person, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Grants.Where(g => g.PersonId == person && g.RevokedAt == null && g.EndsAt > now).Select(g => g.ProductId).Distinct().ToListAsync(ct);
    }

    public async Task<AccessOffer?> OfferAsync(Actor actor, DataProductKey key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (hash, now, me) = (KeyHash.Folded(key.ToString()), clock.GetUtcNow(), actor.PersonId);
        var visible = db.DataProducts.AsNoTracking().VisibleTo(actor);
        var id = await visible.Where(p => p.KeyHash == hash).Select(p => (DataProductId?)p.Id).SingleOrDefaultAsync(ct);
        if (id is null && await db.KeyRedirects.Where(r => r.Kind == Core.Domains.RedirectKind.Product && r.OldKeyHash == hash).Select(r => (Guid?)r.TargetId).SingleOrDefaultAsync(ct) is { } moved)
            id = DataProductId.From(moved);
        var found = await visible.Where(p => p.Id == id)
            .Select(p => new
            {
                p.Id,
                p.Key,
                p.Title,
                p.Purpose,
                p.Visibility,
                p.Lifecycle,
                p.DomainId,
                p.TeamId,
                Domain = db.Domains.Where(d => d.Id == p.DomainId).Select(d => d.Name).First(),
                Team = db.Teams.Where(t => t.Id == p.TeamId).Select(t => t.Name).FirstOrDefault(),
                Ports = p.Ports.Where(port => port.Direction == PortDirection.Output).OrderBy(port => port.Position).Select(port => new OfferedPort(
                    port.Id, port.Name, port.PortVersion, port.Description, port.Tier, port.Technology,
                    db.AccessRequests.Where(r => r.PersonId == me && r.PortId == port.Id && r.State == AccessRequestState.Asked).Select(r => (DateTimeOffset?)r.AskedAt).FirstOrDefault(),
                    db.Grants.Where(g => g.PersonId == me && g.PortId == port.Id && g.RevokedAt == null && g.EndsAt > now).Max(g => (DateTimeOffset?)g.EndsAt))).ToList(),
            })
            .AsSplitQuery().SingleOrDefaultAsync(ct);
        if (found is null) return null;

        var team = found.TeamId;
        var deciders = await db.RoleAssignments.Where(a => team == null ? a.Role == Role.Steward && a.DomainId == found.DomainId : a.TeamId == team)
            .Join(db.People, a => a.PersonId, p => p.Id, (_, p) => p).Where(p => me == null || p.Id != me).Select(p => p.Name).Distinct().OrderBy(n => n).Take(5).ToListAsync(ct);
        var own = await MedianAsync(db.AccessRequests.Where(r => r.ProductId == found.Id), ct);
        var median = own ?? await MedianAsync(db.AccessRequests, ct);
        var facts = new ProductFacts(found.Id, found.DomainId, found.TeamId, found.Visibility, found.Lifecycle);
        var may = Authorisation.Decide(actor, ProductAction.AskForAccess, facts);
        var ports = Authorisation.Decide(actor, ProductAction.ReadDetails, facts).Allowed ? found.Ports : [.. found.Ports.Select(p => p with { Description = null })];
        return new AccessOffer(found.Id, found.Key, found.Title, found.Purpose, found.Visibility, found.Lifecycle, found.Domain, found.Team, may, ports, deciders, median, own is null);
    }

    private static async Task<TimeSpan?> MedianAsync(IQueryable<AccessRequest> requests, CancellationToken ct)
    {
        var times = await requests.Where(r => r.State == AccessRequestState.Approved || r.State == AccessRequestState.Denied)
            .OrderByDescending(r => r.DecidedAt).Take(Decisions).Select(r => new { r.AskedAt, r.DecidedAt }).ToListAsync(ct);
        if (times.Count == 0) return null;
        var waits = times.Select(t => t.DecidedAt!.Value - t.AskedAt).Order().ToList();
        return waits[waits.Count / 2];
    }

    private static IQueryable<AccessRequest> Readable(CatalogDbContext db, Actor actor)
    {
        var me = actor.PersonId;
        var (visible, cared) = (db.DataProducts.VisibleTo(actor), db.DataProducts.Where(ProductAccessFilter.CaredFor(actor)));
        return db.AccessRequests.AsNoTracking().Where(r => (me != null && r.PersonId == me && visible.Any(p => p.Id == r.ProductId)) || cared.Any(p => p.Id == r.ProductId));
    }

    private static IQueryable<AccessRequest> Of(CatalogDbContext db, IQueryable<DataProduct> products) => db.AccessRequests.AsNoTracking().Where(r => products.Any(p => p.Id == r.ProductId));

    private static IQueryable<AccessRequestRow> Rows(CatalogDbContext db, Actor actor, IQueryable<AccessRequest> requests)
    {
        var me = actor.PersonId;
        var decided = db.DataProducts.Where(ProductAccessFilter.DecidedBy(actor));
        return from r in requests
               join p in db.DataProducts on r.ProductId equals p.Id
               join person in db.People on r.PersonId equals person.Id
               join g in db.Grants on r.Id equals g.RequestId into grants
               from g in grants.DefaultIfEmpty()
               select new AccessRequestRow(
                   r.Id, p.Key, p.Id, r.PortName, r.PersonId, person.Name, r.Purpose, r.Until, r.AskedAt, r.State, r.DecidedByName, r.DecidedAt, r.Reason, r.Version,
                   (GrantId?)g.Id, (DateTimeOffset?)g.EndsAt, g.ProvisionedAt, g.ProvisionedBy,
                   r.State == AccessRequestState.Asked && me != null && r.PersonId != me && decided.Any(d => d.Id == p.Id));
    }

    private static IQueryable<GrantRow> Rows(CatalogDbContext db, Actor actor, IQueryable<Grant> grants, DateTimeOffset now)
    {
        var decided = db.DataProducts.Where(ProductAccessFilter.DecidedBy(actor));
        return from g in grants
               join p in db.DataProducts on g.ProductId equals p.Id
               join person in db.People on g.PersonId equals person.Id
               select new GrantRow(
                   g.Id, g.RequestId, p.Key, p.Id, g.PortName, g.PersonId, person.Name, g.Purpose, g.StartsAt, g.EndsAt, g.GrantedBy, g.ProvisionedAt, g.ProvisionedBy, g.RevokedAt, g.RevokedBy, g.RevokedReason,
                   g.RevokedAt != null ? GrantState.Revoked : g.EndsAt > now ? GrantState.Holding : GrantState.Ended, g.Version, decided.Any(d => d.Id == p.Id));
    }

    private static Page<T> Paged<T>(List<T> rows, PageRequest page, Func<T, DateTimeOffset> time, TimeMark? mark)
    {
        var more = rows.Count > page.Take;
        if (more) rows.RemoveAt(rows.Count - 1);
        return new Page<T>(rows, more ? TimeMark.After(rows, time, mark) : null);
    }
}
