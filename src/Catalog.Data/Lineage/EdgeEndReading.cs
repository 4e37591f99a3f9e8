using Catalog.Core.DataProducts;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

/// <summary>Names and products around the ends of edges, read for many at once.</summary>
internal sealed class EdgeEndReading
{
    private readonly Dictionary<long, (string Namespace, string Name)> names = [];
    private readonly Dictionary<long, string> fields = [];
    private readonly Dictionary<long, List<(long Dataset, bool Writes)>> touched = [];
    private ILookup<long, long> otherNames = Array.Empty<long>().ToLookup(n => n);
    private ILookup<long, EndProduct> products = Array.Empty<EndProduct>().ToLookup(_ => 0L);

    private EdgeEndReading() { }

    public static async Task<EdgeEndReading> OfAsync(CatalogDbContext db, IReadOnlyCollection<LineageEdge> edges, CancellationToken ct)
    {
        var reading = await OfNodesAsync(db, [.. edges.SelectMany(e => e.Kind == EdgeKind.Field ? (long[])[e.FromDataset, e.ToDataset] : [e.From, e.To])], ct);
        foreach (var field in await GraphReading.InPortionsAsync(edges.Where(e => e.Kind == EdgeKind.Field).SelectMany(e => (long[])[e.From, e.To]), some => db.LineageFields.AsNoTracking().Where(f => some.Contains(f.Number)).Select(f => new { f.Number, f.Name }), ct))
            reading.fields[field.Number] = field.Name;
        return reading;
    }

    public static async Task<EdgeEndReading> OfNodesAsync(CatalogDbContext db, IReadOnlyCollection<long> nodes, CancellationToken ct)
    {
        var reading = new EdgeEndReading();
        var jobs = nodes.Where(LineageNumber.IsJob).Distinct().ToList();
        foreach (var job in await GraphReading.InPortionsAsync(jobs, some => db.Jobs.AsNoTracking().Where(j => some.Contains(j.Number)).Select(j => new { j.Number, j.Namespace, j.Name }), ct))
            reading.names[job.Number] = (job.Namespace, job.Name);
        var links = await GraphReading.InPortionsAsync(jobs, some => db.LineageEdges.AsNoTracking()
            .Where(e => (e.Kind == EdgeKind.DatasetToJob && some.Contains(e.To)) || (e.Kind == EdgeKind.JobToDataset && some.Contains(e.From))).Select(e => new { e.Kind, e.From, e.To }), ct);
        foreach (var link in links)
        {
            var (job, dataset) = link.Kind == EdgeKind.DatasetToJob ? (link.To, link.From) : (link.From, link.To);
            if (!reading.touched.TryGetValue(job, out var all)) reading.touched[job] = all = [];
            all.Add((dataset, link.Kind == EdgeKind.JobToDataset));
        }
        var datasets = nodes.Where(n => !LineageNumber.IsJob(n)).Concat(reading.touched.Values.SelectMany(t => t.Select(x => x.Dataset))).Distinct().ToList();
        foreach (var dataset in await GraphReading.InPortionsAsync(datasets, some => db.Datasets.AsNoTracking().Where(d => some.Contains(d.Number)).Select(d => new { d.Number, d.Namespace, d.Name }), ct))
            reading.names[dataset.Number] = (dataset.Namespace, dataset.Name);
        // As far as EdgeSight goes: the names beside these, and those beside them.
        var pairs = await NamesAsync(db, datasets, ct);
        if (pairs.Count > 0) pairs.AddRange(await NamesAsync(db, pairs.SelectMany(n => (long[])[n.One, n.Other]).Except(datasets), ct));
        reading.otherNames = pairs.SelectMany(n => new[] { (Of: n.One, Is: n.Other), (Of: n.Other, Is: n.One) }).Distinct().ToLookup(a => a.Of, a => a.Is);
        var around = await GraphReading.InPortionsAsync(datasets.Concat(reading.otherNames.SelectMany(a => a)), some =>
            from behind in db.PortDatasets.AsNoTracking()
            join port in db.Ports on behind.PortId equals port.Id
            where port.Direction == PortDirection.Output
            join dataset in db.Datasets on behind.DatasetId equals dataset.Id
            where some.Contains(dataset.Number)
            join product in db.DataProducts on port.ProductId equals product.Id
            join team in db.Teams on product.TeamId equals (Core.Domains.TeamId?)team.Id into teams
            from team in teams.DefaultIfEmpty()
            select new EndProduct(dataset.Number, new ProductFacts(product.Id, product.DomainId, product.TeamId, product.Visibility, product.Lifecycle), product.Key, team == null ? null : team.Name), ct);
        reading.products = around.Distinct().ToLookup(a => a.Dataset);
        return reading;
    }

    public EdgeEnds? Of(LineageEdge edge)
    {
        var columns = edge.Kind == EdgeKind.Field;
        return Of(columns ? edge.FromDataset : edge.From, columns ? edge.From : null) is { } from && Of(columns ? edge.ToDataset : edge.To, columns ? edge.To : null) is { } to ? new EdgeEnds(from, to, columns) : null;
    }

    public EdgeEnd? Of(long node, long? field = null)
    {
        string? column = null;
        if (!names.TryGetValue(node, out var name) || (field is { } number && !fields.TryGetValue(number, out column))) return null;
        var isJob = LineageNumber.IsJob(node);
        return new EdgeEnd(new EndName(isJob, name.Namespace, name.Name, column), isJob ? new EndFacts(Around(node, false), Around(node, true)) : new EndFacts(Around(node), Around(node)));
    }

    /// <summary>The product that is named beside an end; of a job the only one that it writes.</summary>
    public EndProduct? ProductOf(long node)
    {
        if (!LineageNumber.IsJob(node)) return All(node).FirstOrDefault();
        return touched.GetValueOrDefault(node)?.Where(t => t.Writes).SelectMany(t => All(t.Dataset)).DistinctBy(p => p.Facts.Id).ToList() is [var only] ? only : null;
    }

    private IReadOnlyList<ProductFacts> Around(long dataset) => [.. All(dataset).Select(p => p.Facts).DistinctBy(p => p.Id)];

    private IReadOnlyList<ProductFacts> Around(long job, bool written) =>
        [.. touched.GetValueOrDefault(job, []).Where(t => t.Writes || !written).SelectMany(t => All(t.Dataset)).Select(p => p.Facts).DistinctBy(p => p.Id)];

    private IEnumerable<EndProduct> All(long dataset) => otherNames[dataset].SelectMany(near => otherNames[near].Prepend(near)).Prepend(dataset).Distinct().SelectMany(name => products[name]);

    private static Task<List<NamePair>> NamesAsync(CatalogDbContext db, IEnumerable<long> datasets, CancellationToken ct) =>
        GraphReading.InPortionsAsync(datasets, some => db.OtherNames().Where(n => some.Contains(n.One) || some.Contains(n.Other)), ct);
}

/// <summary>A product behind whose output port a dataset stands.</summary>
internal sealed record EndProduct(long Dataset, ProductFacts Facts, string Key, string? Owner);
