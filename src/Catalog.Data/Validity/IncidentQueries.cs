using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Data.Conventions;
using Catalog.Data.DataProducts;
using Catalog.Data.Discovery;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Validity;

internal sealed class IncidentQueries(IDbContextFactory<CatalogDbContext> contexts, TimeProvider clock) : IIncidentQueries
{
    /// <summary>Medians are taken over at most so many.</summary>
    private const int Measured = 2000;
    /// <summary>Databases take only so many values in one question.</summary>
    private const int AtOnce = 1000;

    public async Task<Page<IncidentRow>> ListAsync(Actor actor, IncidentFilter filter, PageRequest request, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var mark = TimeMark.Read(request.After);
        var incidents = await SeenAsync(db, actor, filter, ct);
        if (mark is { } m) incidents = incidents.Where(i => i.Since <= m.At);
        var rows = await Rows(db, incidents.OrderByDescending(i => i.Since).ThenByDescending(i => i.Id).Skip(mark?.Shown ?? 0).Take(request.Take + 1)).ToListAsync(ct);
        var shown = rows.Take(request.Take).ToList();
        return new Page<IncidentRow>([.. shown.Select(r => Shown(r, actor))], rows.Count > request.Take ? TimeMark.After(shown, r => r.Incident.Since, mark) : null);
    }

    public async Task<IReadOnlyList<IncidentRow>> OpenAsync(Actor actor, IReadOnlyCollection<DataProductId> products, CancellationToken ct)
    {
        if (products.Count == 0) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var wanted = products.ToArray();
        var incidents = (await SeenAsync(db, actor, new IncidentFilter(true), ct)).Where(i => wanted.Contains(i.ProductId));
        return [.. (await Rows(db, incidents.OrderByDescending(i => i.Since).ThenByDescending(i => i.Id)).ToListAsync(ct)).Select(r => Shown(r, actor))];
    }

    public async Task<IncidentFigures> FiguresAsync(Actor actor, IncidentFilter filter, DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var incidents = await SeenAsync(db, actor, filter with { Open = null }, ct);
        var open = await incidents.CountAsync(i => i.ClosedAt == null, ct);
        var recent = incidents.Where(i => i.Since >= since);
        var count = await recent.CountAsync(ct);
        var times = await recent.OrderByDescending(i => i.Since).Take(Measured).Select(i => new { i.Since, i.DetectedAt, i.ClosedAt, i.End }).ToListAsync(ct);
        return new IncidentFigures(open, count,
            Median(times.Where(t => t.DetectedAt is not null).Select(t => t.DetectedAt!.Value - t.Since)),
            Median(times.Where(t => t.End == IncidentEnd.Recovered).Select(t => t.ClosedAt!.Value - t.Since)));
    }

    public async Task<IncidentView?> FindAsync(Actor actor, IncidentId id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await Rows(db, (await SeenAsync(db, actor, new IncidentFilter(), ct)).Where(i => i.Id == id)).SingleOrDefaultAsync(ct) is not { } found) return null;
        var row = Shown(found, actor);
        var lines = await db.IncidentNotes.AsNoTracking().Where(n => n.IncidentId == id).OrderBy(n => n.Id).ToListAsync(ct);
        var reached = await db.IncidentReaches.AsNoTracking().Where(r => r.IncidentId == id).Select(r => r.ProductId).ToListAsync(ct);
        return new IncidentView(
            row,
            [.. lines.OrderBy(l => l.At).ThenBy(l => l.Step).Where(l => !row.Masked || l.Step is IncidentStep.Opened or IncidentStep.Closed).Select(l => new IncidentLine(l.At, l.Step, l.By, l.PersonId, l.Text, row.Masked ? [.. l.Reasons.Select(Bare)] : l.Reasons))],
            reached, Authorisation.Decide(actor, ProductAction.Edit, row.Product).Allowed, found.Incident.Version);
    }

    public async Task<IReadOnlyDictionary<DataProductId, int>> HoldersAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var holders = new Dictionary<DataProductId, int>();
        foreach (var wanted in products.Distinct().Chunk(AtOnce))
            foreach (var product in await db.Grants.AsNoTracking().Where(g => wanted.Contains(g.ProductId) && g.RevokedAt == null && g.EndsAt > now)
                .GroupBy(g => g.ProductId).Select(g => new { g.Key, People = g.Select(x => x.PersonId).Distinct().Count() }).ToListAsync(ct)) holders[product.Key] = product.People;
        return holders;
    }

    private static async Task<IQueryable<Incident>> SeenAsync(CatalogDbContext db, Actor actor, IncidentFilter filter, CancellationToken ct)
    {
        var products = db.DataProducts.AsNoTracking().VisibleTo(actor);
        if (filter.Product is { } key)
        {
            var hash = KeyHash.Folded(key.ToString());
            products = products.Where(p => p.KeyHash == hash);
        }
        if (filter.Domain is { } domain)
        {
            var below = await DomainsBelow.ReadAsync(db, await db.Domains.Where(d => d.Key == domain).Select(d => d.Id).ToListAsync(ct), ct);
            products = products.Where(p => below.Contains(p.DomainId));
        }
        var incidents = db.Incidents.AsNoTracking().Where(i => products.Any(p => p.Id == i.ProductId));
        return filter.Open switch { true => incidents.Where(i => i.ClosedAt == null), false => incidents.Where(i => i.ClosedAt != null), _ => incidents };
    }

    private static IQueryable<Found> Rows(CatalogDbContext db, IQueryable<Incident> incidents) =>
        incidents.Join(db.DataProducts, i => i.ProductId, p => p.Id, (i, p) => new Found
        {
            Incident = i, Facts = new ProductFacts(p.Id, p.DomainId, p.TeamId, p.Visibility, p.Lifecycle), Key = p.Key, Team = db.Teams.Where(t => t.Id == p.TeamId).Select(t => t.Name).FirstOrDefault(),
        });

    private static IncidentRow Shown(Found row, Actor actor)
    {
        var masked = !Authorisation.Decide(actor, ProductAction.ReadDetails, row.Facts).Allowed;
        var i = row.Incident;
        return new IncidentRow(i.Id, row.Facts, row.Key, row.Team, i.Since, i.DetectedAt, i.ClosedAt, i.End, i.OwnerName, i.OwnerId, masked ? [.. i.Reasons.Select(Bare)] : i.Reasons, masked);
    }

    private static Reason Bare(Reason reason) => new() { Kind = reason.Kind, State = reason.State };

    private static TimeSpan? Median(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return sorted.Count == 0 ? null : sorted[sorted.Count / 2];
    }

    private sealed class Found
    {
        public required Incident Incident { get; init; }
        public required ProductFacts Facts { get; init; }
        public required string Key { get; init; }
        public string? Team { get; init; }
    }
}
