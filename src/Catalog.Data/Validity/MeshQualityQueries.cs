using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Data.DataProducts;
using Catalog.Data.Discovery;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Validity;

internal sealed class MeshQualityQueries(IDbContextFactory<CatalogDbContext> contexts, TimeProvider clock) : IMeshQualityQueries
{
    private const int MostParts = 12;

    public async Task<MeshQuality> SummaryAsync(Actor actor, string? domain, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var products = await ReadAsync(db, actor, domain, ct);
        var seen = await SeenAsync(db, actor, domain, ct);
        var judged = await seen.Join(db.ProductValidities, p => p.Id, v => v.ProductId, (p, v) => v.State).GroupBy(s => s).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        // One that was never judged is UNKNOWN.
        judged[ValidityState.Unknown] = judged.GetValueOrDefault(ValidityState.Unknown) + await seen.CountAsync(ct) - judged.Values.Sum();
        var ports = db.Ports.Where(p => p.Direction == PortDirection.Output && products.Any(x => x.Id == p.ProductId));
        var gaps = Gaps(db, products);
        return new MeshQuality(
            await products.CountAsync(ct), judged, await ports.CountAsync(ct), await ports.CountAsync(p => db.CheckedSuites.Any(s => s.PortId == p.Id), ct),
            new Dictionary<QualityGap, int>
            {
                [QualityGap.Contract] = await gaps.CountAsync(g => !g.Contract, ct), [QualityGap.Owner] = await gaps.CountAsync(g => !g.Owner, ct),
                [QualityGap.Results] = await gaps.CountAsync(g => !g.Results, ct), [QualityGap.Documentation] = await gaps.CountAsync(g => !g.Documentation, ct),
                [QualityGap.Checks] = await gaps.CountAsync(g => g.CheckedPorts < g.Ports, ct),
            },
            await MixAsync(ports.Select(p => p.Format), ct), await MixAsync(ports.Select(p => p.Technology), ct));
    }

    public async Task<Page<ProductGaps>> GapsAsync(Actor actor, string? domain, QualityGap? gap, PageRequest request, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var gaps = Gaps(db, await ReadAsync(db, actor, domain, ct));
        gaps = gap switch
        {
            QualityGap.Contract => gaps.Where(g => !g.Contract),
            QualityGap.Owner => gaps.Where(g => !g.Owner),
            QualityGap.Results => gaps.Where(g => !g.Results),
            QualityGap.Documentation => gaps.Where(g => !g.Documentation),
            QualityGap.Checks => gaps.Where(g => g.CheckedPorts < g.Ports),
            _ => gaps.Where(g => !g.Contract || !g.Owner || !g.Results || !g.Documentation || g.CheckedPorts < g.Ports),
        };
        if (request.After is { Length: > 0 } after) gaps = gaps.Where(g => string.Compare(g.Key, after) > 0);
        var rows = await gaps.OrderBy(g => g.Key).Take(request.Take + 1).Select(g => new { Gap = g, Team = db.Teams.Where(t => t.Id == g.TeamId).Select(t => t.Name).FirstOrDefault() }).ToListAsync(ct);
        var shown = rows.Take(request.Take).ToList();
        var ids = shown.Where(r => r.Gap.CheckedPorts < r.Gap.Ports).Select(r => r.Gap.Id).ToArray();
        var loose = (await db.Ports.AsNoTracking().Where(p => ids.Contains(p.ProductId) && p.Direction == PortDirection.Output && !db.CheckedSuites.Any(s => s.PortId == p.Id))
            .OrderBy(p => p.Position).Select(p => new { p.ProductId, p.Name }).ToListAsync(ct)).ToLookup(p => p.ProductId, p => p.Name);
        return new Page<ProductGaps>([.. shown.Select(r => new ProductGaps(r.Gap.Key, r.Team, r.Gap.Contract, r.Gap.Owner, r.Gap.Results, r.Gap.Documentation, r.Gap.Ports, r.Gap.CheckedPorts, [.. loose[r.Gap.Id]]))], rows.Count > request.Take ? shown[^1].Gap.Key : null);
    }

    public async Task<IReadOnlyList<Offender>> OffendersAsync(Actor actor, string? domain, DateTimeOffset since, int limit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var worst = (await SpansAsync(actor, domain, since, ct)).GroupBy(s => s.Product)
            .Select(g => (Id: g.Key, Times: g.Count(), Broken: new TimeSpan(g.Sum(s => ((s.Until ?? now) - (s.From < since ? since : s.From)).Ticks)), Now: g.Any(s => s.Until is null)))
            .OrderByDescending(o => o.Times).ThenByDescending(o => o.Broken).Take(limit).ToList();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = worst.Select(o => o.Id).ToArray();
        var keys = await db.DataProducts.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Key }).ToDictionaryAsync(p => p.Id, p => p.Key, ct);
        return [.. worst.Select(o => new Offender(keys[o.Id], o.Times, o.Broken, o.Now))];
    }

    public async Task<IReadOnlyList<BrokenSpan>> SpansAsync(Actor actor, string? domain, DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var products = await SeenAsync(db, actor, domain, ct);
        return await db.Incidents.AsNoTracking().Where(i => (i.ClosedAt == null || i.ClosedAt >= since) && products.Any(p => p.Id == i.ProductId))
            .OrderBy(i => i.Since).Select(i => new BrokenSpan(i.ProductId, i.Since, i.ClosedAt)).ToListAsync(ct);
    }

    /// <summary>What a product lacks is one of its details.</summary>
    private static Task<IQueryable<DataProduct>> ReadAsync(CatalogDbContext db, Actor actor, string? domain, CancellationToken ct) => BelowAsync(db, db.DataProducts.AsNoTracking().DetailsTo(actor), domain, ct);

    /// <summary>Its state and since when is not.</summary>
    private static Task<IQueryable<DataProduct>> SeenAsync(CatalogDbContext db, Actor actor, string? domain, CancellationToken ct) => BelowAsync(db, db.DataProducts.AsNoTracking().VisibleTo(actor), domain, ct);

    private static async Task<IQueryable<DataProduct>> BelowAsync(CatalogDbContext db, IQueryable<DataProduct> all, string? domain, CancellationToken ct)
    {
        var products = all.Where(p => p.Lifecycle != Lifecycle.Retired);
        if (domain is null) return products;
        var below = await DomainsBelow.ReadAsync(db, await db.Domains.Where(d => d.Key == domain).Select(d => d.Id).ToListAsync(ct), ct);
        return products.Where(p => below.Contains(p.DomainId));
    }

    private static IQueryable<Gap> Gaps(CatalogDbContext db, IQueryable<DataProduct> products) => products.Select(p => new Gap
    {
        Id = p.Id, Key = p.Key, TeamId = p.TeamId,
        Contract = p.Ports.Any(x => x.Direction == PortDirection.Output && x.ContractIdHash != null),
        Owner = p.TeamId != null,
        Results = db.CheckedSuites.Any(s => s.ProductId == p.Id),
        Documentation = db.DocumentationPages.Any(d => d.ProductId == p.Id),
        Ports = p.Ports.Count(x => x.Direction == PortDirection.Output),
        CheckedPorts = p.Ports.Count(x => x.Direction == PortDirection.Output && db.CheckedSuites.Any(s => s.PortId == x.Id)),
    });

    private static async Task<IReadOnlyList<MixPart>> MixAsync(IQueryable<string?> words, CancellationToken ct) =>
        await words.GroupBy(w => w).Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ThenBy(g => g.Key).Take(MostParts).Select(g => new MixPart(g.Key, g.Count)).ToListAsync(ct);

    private sealed class Gap
    {
        public required DataProductId Id { get; init; }
        public required string Key { get; init; }
        public Core.Domains.TeamId? TeamId { get; init; }
        public bool Contract { get; init; }
        public bool Owner { get; init; }
        public bool Results { get; init; }
        public bool Documentation { get; init; }
        public int Ports { get; init; }
        public int CheckedPorts { get; init; }
    }
}
