using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.View;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

/// <summary>Reads the graph from the database, whole or what changed since a place in the log.</summary>
internal static class GraphReading
{
    private const int Portion = 1000;

    public static Task<long> PositionAsync(CatalogDbContext db, CancellationToken ct) =>
        db.LineagePositions.Where(p => p.Name == LineagePosition.Project).Select(p => p.Position).SingleAsync(ct);

    public static Task<LineagePlace> PlaceAsync(CatalogDbContext db, CancellationToken ct) =>
        db.LineagePositions.Where(p => p.Name == LineagePosition.Project).Select(p => new LineagePlace(p.Position, p.Turn)).SingleAsync(ct);

    public static async Task<LineageGraph> WholeAsync(CatalogDbContext db, string stamp, CancellationToken ct)
    {
        var spaces = new Dictionary<string, string>();
        var dropped = (await db.DatasetSightings.AsNoTracking().Where(d => d.Dropped).Select(d => d.Number).ToListAsync(ct)).ToHashSet();
        var counts = await db.SchemaVersions.AsNoTracking().OrderBy(v => v.LastSeenAt).ThenBy(v => v.FieldCount).Select(v => new { v.DatasetNumber, v.FieldCount }).ToListAsync(ct);
        var fields = new Dictionary<long, int>();
        foreach (var count in counts) fields[count.DatasetNumber] = count.FieldCount;
        var named = new List<(long Number, string Namespace, string Name, int Fields, bool Ended)>();
        await foreach (var d in db.Datasets.AsNoTracking().Select(d => new { d.Number, d.Namespace, d.Name }).AsAsyncEnumerable().WithCancellation(ct))
            named.Add((d.Number, Shared(spaces, d.Namespace), d.Name, fields.GetValueOrDefault(d.Number), dropped.Contains(d.Number)));
        await foreach (var j in db.Jobs.AsNoTracking().Select(j => new { j.Number, j.Namespace, j.Name }).AsAsyncEnumerable().WithCancellation(ct))
            named.Add((j.Number, Shared(spaces, j.Namespace), j.Name, 0, false));
        // The same picture in every process, whatever order rows come in.
        named.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name) is not 0 and var byName ? byName : a.Number.CompareTo(b.Number));
        var names = BlockText.All(named.ConvertAll(n => n.Name));
        GraphNode[] nodes = [.. named.Select((n, i) => new GraphNode(n.Number, n.Namespace, names[i], n.Fields, n.Ended))];
        var places = new Dictionary<long, int>(nodes.Length);
        for (var i = 0; i < nodes.Length; i++) places[nodes[i].Number] = i;
        var aliases = await db.DatasetAliases.AsNoTracking().Select(a => new { a.AliasNumber, a.DatasetNumber }).ToListAsync(ct);
        // What a person accepted as another name is one, whoever else says so.
        aliases.AddRange(await db.LineageEdges.AsNoTracking().Where(e => e.Kind == EdgeKind.Alias && e.Review == ReviewState.Accepted).Select(e => new { AliasNumber = e.From, DatasetNumber = e.To }).ToListAsync(ct));
        var merged = Merging.Of([.. aliases.Select(a => (a.AliasNumber, a.DatasetNumber))], nodes, places);
        foreach (var (alias, meant) in merged) places[alias] = places[meant];

        var fieldRows = new List<GraphField>();
        var fieldPlaces = new Dictionary<long, int>();
        await foreach (var f in db.LineageFields.AsNoTracking().Select(f => new { f.Number, f.DatasetNumber, f.Name }).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!places.TryGetValue(f.DatasetNumber, out var place)) continue;
            // A merged dataset has one column of each name.
            var number = LineageNumber.OfField(nodes[place].Number, f.Name);
            if (!fieldPlaces.TryGetValue(number, out var row))
            {
                fieldPlaces[number] = row = fieldRows.Count;
                fieldRows.Add(new GraphField(place, f.Name));
            }
            fieldPlaces[f.Number] = row;
        }
        var (allPlaces, allFieldPlaces) = (new GrowingMap<long, int>(places), new GrowingMap<long, int>(fieldPlaces));
        var (edges, fieldEdges) = (new List<EdgeRow>(), new List<EdgeRow>());
        await foreach (var edge in Rows(db.LineageEdges.Where(e => e.Kind != EdgeKind.Alias)).AsAsyncEnumerable().WithCancellation(ct))
            if (edge.Place(edge.Kind == EdgeKind.Field ? allFieldPlaces : allPlaces) is { } row) (edge.Kind == EdgeKind.Field ? fieldEdges : edges).Add(row);
        if (merged.Count > 0) (edges, fieldEdges) = (Together(edges), Together(fieldEdges));
        return new LineageGraph
        {
            Nodes = new(nodes), Places = allPlaces, Namespaces = new(spaces), Aliases = Unmet(aliases.Select(a => (a.AliasNumber, a.DatasetNumber)), allPlaces),
            Merged = merged.GroupBy(m => allPlaces[m.Value]).ToDictionary(m => m.Key, m => m.Select(x => x.Key).Append(m.First().Value).ToArray()),
            Edges = Adjacency.Of([.. edges], nodes.Length), Fields = new([.. fieldRows]), FieldPlaces = allFieldPlaces, FieldEdges = Adjacency.Of([.. fieldEdges], fieldRows.Count), Stamp = stamp,
        };
    }

    /// <summary>One row for each pair of ends.</summary>
    public static List<EdgeRow> Together(IEnumerable<EdgeRow> rows)
    {
        var one = new Dictionary<(EdgeKind, int, int), EdgeRow>();
        foreach (var row in rows) one[(row.Kind, row.From, row.To)] = one.TryGetValue((row.Kind, row.From, row.To), out var have) ? EdgeRow.Together(have, row) : row;
        return [.. one.Values];
    }

    /// <summary>Only aliases that are nobody's own name.</summary>
    public static Dictionary<long, long> Unmet(IEnumerable<(long Alias, long Dataset)> aliases, GrowingMap<long, int> places)
    {
        var unmet = new Dictionary<long, long>();
        foreach (var (alias, dataset) in aliases.OrderBy(a => a.Dataset))
            if (!places.ContainsKey(alias)) unmet.TryAdd(alias, dataset);
        return unmet;
    }

    public static IQueryable<StoredEdge> Rows(IQueryable<LineageEdge> edges) => edges.AsNoTracking().Select(e => new StoredEdge
    {
        From = e.From, To = e.To, FromDataset = e.FromDataset, ToDataset = e.ToDataset, Kind = e.Kind, Origins = e.Origins, Review = e.Review, FirstSeenAt = e.FirstSeenAt, DecidedAt = e.DecidedAt, StaleSince = e.StaleSince, JobNumber = e.JobNumber, Transformations = e.Transformations,
    });

    public static async Task<List<T>> InPortionsAsync<T>(IEnumerable<long> numbers, Func<long[], IQueryable<T>> query, CancellationToken ct)
    {
        var all = new List<T>();
        foreach (var some in numbers.Distinct().Chunk(Portion)) all.AddRange(await query(some).ToListAsync(ct));
        return all;
    }

    private static string Shared(Dictionary<string, string> spaces, string space)
    {
        if (spaces.TryGetValue(space, out var known)) return known;
        spaces.Add(space, space);
        return space;
    }
}

/// <summary>How far the log is projected, and how often somebody has set about it.</summary>
internal readonly record struct LineagePlace(long Position, long Turn);

/// <summary>What the graph keeps of a stored edge.</summary>
internal sealed class StoredEdge
{
    public long From { get; init; }
    public long To { get; init; }
    public long FromDataset { get; init; }
    public long ToDataset { get; init; }
    public EdgeKind Kind { get; init; }
    public EdgeOrigins Origins { get; init; }
    public ReviewState Review { get; init; }
    public DateTimeOffset FirstSeenAt { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public DateTimeOffset? StaleSince { get; init; }
    public long? JobNumber { get; init; }
    public IReadOnlyList<string> Transformations { get; init; } = [];

    public EdgeRow? Place(GrowingMap<long, int> places) => places.TryGetValue(From, out var from) && places.TryGetValue(To, out var to)
        ? new EdgeRow
        {
            From = from, To = to, Kind = Kind, Origins = (byte)Origins, Review = Review, Stale = StaleSince is not null, How = ColumnPictures.HowOf(Transformations), Job = JobNumber ?? 0, First = EdgeRow.Seconds(FirstSeenAt),
            Ended = Review is ReviewState.Rejected or ReviewState.Expired && DecidedAt is { } at ? EdgeRow.Seconds(at) : 0,
        }
        : null;
}
