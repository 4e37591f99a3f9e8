using Catalog.Core.Lineage;
using Catalog.Core.People;
using Catalog.Data.DataProducts;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

/// <summary>The decision who sees an edge, as the database can ask it; tested equal to <c>Authorisation.SeeEdge</c>.</summary>
internal static class EdgeSight
{
    public static IQueryable<LineageEdge> EdgesVisibleTo(this CatalogDbContext db, Actor actor)
    {
        var edges = db.LineageEdges.AsNoTracking();
        if (!actor.SignedIn || actor.Token == TokenRole.Intake) return edges.Where(_ => false);
        if (actor.Administrator) return edges;
        var (hidden, closed) = (Behind(db, db.DataProducts.VisibleTo(actor)), Behind(db, db.DataProducts.DetailsTo(actor)));
        var links = db.LineageEdges.Where(x => x.Kind == EdgeKind.DatasetToJob || x.Kind == EdgeKind.JobToDataset);
        return edges.Where(e => e.Kind == EdgeKind.Field
            ? !closed.Contains(e.FromDataset) && !closed.Contains(e.ToDataset)
            : !hidden.Contains(e.From) && !hidden.Contains(e.To)
                && !links.Any(x => (x.From == e.From || x.From == e.To) && (x.From & 1) == 1 && hidden.Contains(x.To))
                && !links.Any(x => (x.To == e.From || x.To == e.To) && (x.To & 1) == 1 && hidden.Contains(x.From)));
    }

    /// <summary>Numbers of the datasets behind output ports of products that are not among these, and of their other names.</summary>
    public static IQueryable<long> Behind(CatalogDbContext db, IQueryable<Core.DataProducts.DataProduct> open)
    {
        var own =
            from behind in db.PortDatasets
            join port in db.Ports on behind.PortId equals port.Id
            where port.Direction == Core.DataProducts.PortDirection.Output && !open.Any(p => p.Id == port.ProductId)
            join dataset in db.Datasets on behind.DatasetId equals dataset.Id
            select dataset.Number;
        var names = db.OtherNames();
        // Ways to write one name meet in the one that stands for them: two steps lead from each to each.
        var near = own.Concat(names.Where(n => own.Contains(n.One)).Select(n => n.Other)).Concat(names.Where(n => own.Contains(n.Other)).Select(n => n.One));
        return near.Concat(names.Where(n => near.Contains(n.One)).Select(n => n.Other)).Concat(names.Where(n => near.Contains(n.Other)).Select(n => n.One));
    }

    /// <summary>Pairs of names that are one dataset, because events or a person say so.</summary>
    public static IQueryable<NamePair> OtherNames(this CatalogDbContext db) =>
        db.DatasetAliases.AsNoTracking().Select(a => new NamePair { One = a.AliasNumber, Other = a.DatasetNumber })
            .Concat(db.LineageEdges.AsNoTracking().Where(e => e.Kind == EdgeKind.Alias && e.Review == ReviewState.Accepted).Select(e => new NamePair { One = e.From, Other = e.To }));
}

/// <summary>Two numbers of one dataset.</summary>
internal sealed class NamePair
{
    public long One { get; init; }
    public long Other { get; init; }
}
