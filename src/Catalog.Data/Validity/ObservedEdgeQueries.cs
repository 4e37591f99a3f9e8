using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Validity;

/// <summary>Observed lineage: a dataset of one product's output port reaches one of another's through what is no product's.</summary>
internal sealed class ObservedEdgeQueries(ILineageMoments moments, IDbContextFactory<CatalogDbContext> contexts) : IProductEdgeQueries
{
    /// <summary>So many new edges are looked along at once; those of more show when all are read.</summary>
    private const int Most = 500;

    public bool ChangesWith(CatalogEvent happened) => happened is LineageLearned or LineageEdgesReviewed or ProductChanged or ImportFinished;

    public async Task<IReadOnlyList<(DataProductId From, DataProductId To)>> EdgesAsync(CancellationToken ct)
    {
        var moment = await moments.CurrentAsync(ct);
        return Named(moment, moment.RolledUp(null).Products.Select(e => (e.From, e.To)));
    }

    public async Task<IReadOnlyList<(DataProductId From, DataProductId To)>> EdgesOfAsync(IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct)
    {
        var positions = happened.OfType<LineageLearned>().Select(l => l.Position).Distinct().ToArray();
        var reviewed = happened.OfType<LineageEdgesReviewed>().SelectMany(r => r.Edges).Distinct().Take(Most).ToArray();
        if (positions.Length + reviewed.Length == 0) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var touched = await db.LineageEdges.AsNoTracking().Where(e => (positions.Contains(e.Touched) || reviewed.Contains(e.Id)) && e.Kind != EdgeKind.Field && e.Kind != EdgeKind.Alias)
            .OrderByDescending(e => e.Touched).Select(e => new { e.From, e.To }).Take(Most).ToListAsync(ct);
        if (touched.Count == 0) return [];
        var moment = await moments.CurrentAsync(ct);
        return Named(moment, RollUp.Over(moment, touched.Select(e => (moment.Graph.PlaceOf(e.From), moment.Graph.PlaceOf(e.To)))));
    }

    private static IReadOnlyList<(DataProductId From, DataProductId To)> Named(LineageMoment moment, IEnumerable<(int From, int To)> edges) =>
        [.. edges.Select(e => (moment.Mesh.Products[e.From].Facts.Id, moment.Mesh.Products[e.To].Facts.Id))];
}
