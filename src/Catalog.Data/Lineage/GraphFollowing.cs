using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

/// <summary>The graph with what changed; <c>null</c> when datasets became one and all has to be read anew.</summary>
internal sealed class GraphFollowing(CatalogDbContext db, LineageGraph graph)
{
    private readonly List<GraphNode> added = [];
    private readonly Dictionary<long, int> addedPlaces = [];
    private readonly Dictionary<string, string> addedSpaces = [];

    public async Task<LineageGraph?> SinceAsync(long position, string stamp, CancellationToken ct)
    {
        var sightings = await db.DatasetSightings.AsNoTracking().Where(d => d.Touched > position).Select(d => new { d.Number, d.Dropped }).ToListAsync(ct);
        var jobs = await db.Jobs.AsNoTracking().Where(j => j.Touched > position).Select(j => new { j.Number, j.Namespace, j.Name }).ToListAsync(ct);
        var edges = await GraphReading.Rows(db.LineageEdges.Where(e => e.Touched > position && e.Kind != EdgeKind.Alias)).ToListAsync(ct);
        var numbers = sightings.ConvertAll(s => s.Number);

        var places = graph.Places;
        // A name that was only an alias so far, or an alias that is somebody's name: datasets become one.
        if (numbers.Exists(graph.Aliases.ContainsKey)) return null;
        var names = await GraphReading.InPortionsAsync(numbers.Where(n => !places.ContainsKey(n)), some => db.Datasets.AsNoTracking().Where(d => some.Contains(d.Number)).Select(d => new { d.Number, d.Namespace, d.Name }), ct);
        foreach (var name in names) Add(name.Number, name.Namespace, name.Name);
        foreach (var job in jobs) Add(job.Number, job.Namespace, job.Name);
        places = places.With(addedPlaces);
        var aliases = await GraphReading.InPortionsAsync(numbers, some => db.DatasetAliases.AsNoTracking().Where(a => some.Contains(a.DatasetNumber)).Select(a => new { a.AliasNumber, a.DatasetNumber }), ct);
        if (aliases.Exists(a => places.TryGetValue(a.AliasNumber, out var own) && own != places[a.DatasetNumber])) return null;

        var nodes = graph.Nodes.With(added);
        await MarkAsync(nodes, places, sightings.ToDictionary(s => s.Number, s => s.Dropped), ct);
        aliases.RemoveAll(a => places.ContainsKey(a.AliasNumber));
        var known = aliases.Count == 0 ? graph.Aliases : new Dictionary<long, long>(graph.Aliases);
        foreach (var alias in aliases) known[alias.AliasNumber] = alias.DatasetNumber;
        await AddTwinsAsync(edges, places, ct);
        var (fields, fieldPlaces) = await FieldsAsync(edges, nodes, places, ct);
        return graph with
        {
            Nodes = nodes,
            Places = places,
            Namespaces = graph.Namespaces.With(addedSpaces),
            Aliases = known,
            Fields = fields,
            FieldPlaces = fieldPlaces,
            Stamp = stamp,
            Edges = With(graph.Edges, edges.Where(e => e.Kind != EdgeKind.Field), places, nodes.Count),
            FieldEdges = With(graph.FieldEdges, edges.Where(e => e.Kind == EdgeKind.Field), fieldPlaces, fields.Count),
        };
    }

    public async Task<LineageGraph?> ReviewedAsync(IReadOnlyList<LineageEdgeId> reviewed, string stamp, CancellationToken ct)
    {
        var edges = new List<StoredEdge>();
        foreach (var some in reviewed.Chunk(500)) edges.AddRange(await GraphReading.Rows(db.LineageEdges.Where(e => some.Contains(e.Id))).ToListAsync(ct));
        // Two names became one dataset, or are two again.
        if (edges.Exists(e => e is { Kind: EdgeKind.Alias } && (e.Review == ReviewState.Accepted || e.DecidedAt is not null))) return null;
        edges.RemoveAll(e => e.Kind == EdgeKind.Alias);
        await AddTwinsAsync(edges, graph.Places, ct);
        var (fields, fieldPlaces) = await FieldsAsync(edges, graph.Nodes, graph.Places, ct);
        if (edges.Exists(e => e.Place(e.Kind == EdgeKind.Field ? fieldPlaces : graph.Places) is null)) return null;
        return graph with
        {
            Stamp = stamp,
            Fields = fields,
            FieldPlaces = fieldPlaces,
            Edges = With(graph.Edges, edges.Where(e => e.Kind != EdgeKind.Field), graph.Places, graph.Nodes.Count),
            FieldEdges = With(graph.FieldEdges, edges.Where(e => e.Kind == EdgeKind.Field), fieldPlaces, fields.Count),
        };
    }

    // What leads from or to several names of one dataset is one edge made of all of them.
    private async Task AddTwinsAsync(List<StoredEdge> edges, GrowingMap<long, int> places, CancellationToken ct)
    {
        if (graph.Merged.Count == 0) return;
        var ends = edges.SelectMany(e => e.Kind == EdgeKind.Field ? (long[])[e.FromDataset, e.ToDataset] : [e.From, e.To]).Distinct();
        var numbers = ends.Where(places.ContainsKey).Select(n => places[n]).Distinct().SelectMany(p => graph.Merged.GetValueOrDefault(p) ?? []).ToList();
        edges.AddRange(await GraphReading.InPortionsAsync(numbers, some => GraphReading.Rows(db.LineageEdges.Where(e => e.Kind != EdgeKind.Alias).Where(e =>
            some.Contains(e.From) || some.Contains(e.To) || some.Contains(e.FromDataset) || some.Contains(e.ToDataset))), ct));
    }

    private void Add(long number, string ns, string name)
    {
        if (graph.Places.ContainsKey(number) || !addedPlaces.TryAdd(number, graph.Nodes.Count + added.Count)) return;
        if (!graph.Namespaces.TryGetValue(ns, out var space) && !addedSpaces.TryGetValue(ns, out space)) addedSpaces[ns] = space = ns;
        added.Add(new GraphNode(number, space, name, 0, false));
    }

    private async Task MarkAsync(GrowingList<GraphNode> nodes, GrowingMap<long, int> places, Dictionary<long, bool> dropped, CancellationToken ct)
    {
        var counts = await GraphReading.InPortionsAsync(dropped.Keys, some => db.SchemaVersions.AsNoTracking().Where(v => some.Contains(v.DatasetNumber)).OrderBy(v => v.LastSeenAt).ThenBy(v => v.FieldCount).Select(v => new { v.DatasetNumber, v.FieldCount }), ct);
        foreach (var (number, isDropped) in dropped)
            if (places.TryGetValue(number, out var place) && nodes[place].Number == number) nodes.Mark(place, n => n with { Ended = isDropped });
        foreach (var count in counts)
            if (places.TryGetValue(count.DatasetNumber, out var place) && nodes[place].Number == count.DatasetNumber) nodes.Mark(place, n => n with { Fields = count.FieldCount });
    }

    private async Task<(GrowingList<GraphField>, GrowingMap<long, int>)> FieldsAsync(List<StoredEdge> edges, GrowingList<GraphNode> nodes, GrowingMap<long, int> places, CancellationToken ct)
    {
        var missing = edges.Where(e => e.Kind == EdgeKind.Field).SelectMany(e => (long[])[e.From, e.To]).Where(f => !graph.FieldPlaces.ContainsKey(f)).Distinct().ToList();
        if (missing.Count == 0) return (graph.Fields, graph.FieldPlaces);
        var (fields, fieldPlaces) = (new List<GraphField>(), new Dictionary<long, int>());
        foreach (var field in await GraphReading.InPortionsAsync(missing, some => db.LineageFields.AsNoTracking().Where(f => some.Contains(f.Number)).Select(f => new { f.Number, f.DatasetNumber, f.Name }), ct))
        {
            if (!places.TryGetValue(field.DatasetNumber, out var place)) continue;
            var number = LineageNumber.OfField(nodes[place].Number, field.Name);
            if (!graph.FieldPlaces.TryGetValue(number, out var row) && !fieldPlaces.TryGetValue(number, out row))
            {
                fieldPlaces[number] = row = graph.Fields.Count + fields.Count;
                fields.Add(new GraphField(place, field.Name));
            }
            fieldPlaces[field.Number] = row;
        }
        return (graph.Fields.With(fields), graph.FieldPlaces.With(fieldPlaces));
    }

    private static Adjacency With(Adjacency edges, IEnumerable<StoredEdge> changed, GrowingMap<long, int> places, int nodes)
    {
        var fresh = new List<EdgeRow>();
        foreach (var row in GraphReading.Together(changed.Select(e => e.Place(places)).OfType<EdgeRow>()))
        {
            if (edges.Find(row.Kind, row.From, row.To) is >= 0 and var known) edges[known] = row;
            else fresh.Add(row);
        }
        return edges.With(fresh, nodes);
    }
}
