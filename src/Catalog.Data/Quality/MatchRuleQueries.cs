using System.Globalization;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Data.Access;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Quality;

internal sealed class MatchRuleQueries(IDbContextFactory<CatalogDbContext> contexts) : IMatchRuleQueries
{
    public async Task<Page<MatchRuleRow>> ListAsync(Actor actor, DataProductKey? product, PageRequest request, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var cared = db.DataProducts.AsNoTracking().Where(ProductAccessFilter.CaredFor(actor));
        if (product is { } key)
        {
            var hash = KeyHash.Folded(key.ToString());
            cared = cared.Where(p => p.KeyHash == hash);
        }
        var skip = int.TryParse(request.After, NumberStyles.None, CultureInfo.InvariantCulture, out var shown) ? shown : 0;
        var rows = await (
            from rule in db.MatchRules.AsNoTracking()
            join of in cared on rule.ProductId equals of.Id
            orderby of.Key, rule.At, rule.Id
            select new MatchRuleRow(
                rule.Id, of.Key, db.Ports.Where(p => p.Id == rule.PortId && p.Direction == PortDirection.Output).Select(p => p.Name).FirstOrDefault(), rule.DataSource, rule.Asset, rule.Suite, rule.By, rule.At))
            .Skip(skip).Take(request.Take + 1).ToListAsync(ct);
        return new Page<MatchRuleRow>([.. rows.Take(request.Take)], rows.Count > request.Take ? (skip + request.Take).ToString(CultureInfo.InvariantCulture) : null);
    }
}
