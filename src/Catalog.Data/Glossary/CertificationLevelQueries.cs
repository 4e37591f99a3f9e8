using Catalog.Core.Access;
using Catalog.Core.Glossary;
using Catalog.Core.People;
using Catalog.Data.DataProducts;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Glossary;

internal sealed class CertificationLevelQueries(IDbContextFactory<CatalogDbContext> contexts) : ICertificationLevelQueries
{
    public async Task<IReadOnlyList<CertificationLevelRow>> ListAsync(Actor actor, CancellationToken ct)
    {
        if (!Authorisation.Decide(actor, MeshAction.Browse).Allowed) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var visible = db.DataProducts.VisibleTo(actor);
        return await db.CertificationLevels.AsNoTracking().OrderByDescending(l => l.Rank).ThenBy(l => l.Name)
            .Select(l => new CertificationLevelRow(l.Id, l.Key, l.Name, l.Description, l.Rank, l.AssignableBy, visible.Count(p => p.CertificationLevelId == l.Id), l.Version)).ToListAsync(ct);
    }
}
