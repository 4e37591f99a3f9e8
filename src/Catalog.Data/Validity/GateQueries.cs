using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Data.DataProducts;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Validity;

internal sealed class GateQueries(IDbContextFactory<CatalogDbContext> contexts) : IGateQueries
{
    private const int Most = 50;

    public async Task<Outcome<IReadOnlyList<GateCaller>>> CallersAsync(Actor actor, DataProductKey product, DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await ProductPageQueries.LoadAsync(db, product, actor, ct) is not { } found) return ProductPageQueries.Missing(product);
        if (Authorisation.Decide(actor, ProductAction.ReadAccess, found.Facts) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var counts = await db.GateCounts.AsNoTracking().Where(c => c.ProductId == found.Id && c.Minute >= since)
            .GroupBy(c => new { c.Asker, c.Verdict }).Select(g => new { g.Key.Asker, g.Key.Verdict, Times = g.Sum(c => c.Times), LastAt = g.Max(c => c.Minute) }).ToListAsync(ct);
        var people = counts.Select(c => GateCount.PersonOf(c.Asker)).OfType<PersonId>().Distinct().ToArray();
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return counts.GroupBy(c => c.Asker).Select(asked =>
        {
            long Of(Verdict verdict) => asked.Where(c => c.Verdict == verdict).Sum(c => c.Times);
            return new GateCaller(GateCount.PersonOf(asked.Key) is { } person && names.TryGetValue(person, out var name) ? name : asked.Key, Of(Verdict.Allow), Of(Verdict.Warn), Of(Verdict.Block), asked.Max(c => c.LastAt));
        }).OrderByDescending(c => c.Times).ThenBy(c => c.Asker, StringComparer.Ordinal).Take(Most).ToList();
    }
}
