namespace Catalog.Core.Lineage.Graph;

/// <summary>A dataset or a job in memory.</summary>
public readonly record struct GraphNode(long Number, string Namespace, BlockText Text, int Fields, bool Ended)
{
    public GraphNode(long number, string ns, string name, int fields, bool ended)
        : this(number, ns, BlockText.Of(name), fields, ended)
    {
    }

    /// <summary>Made at each look.</summary>
    public string Name => Text.ToString();

    public bool IsJob => LineageNumber.IsJob(Number);

    /// <summary><c>dataset:NS:NAME</c> or <c>job:NS:NAME</c>.</summary>
    public string Id => $"{(IsJob ? "job" : "dataset")}:{Namespace}:{Name}";
}

/// <summary>A column in memory: its dataset's place in the graph, and its name.</summary>
public readonly record struct GraphField(int Node, string Name);

/// <summary>
/// All lineage of the mesh as one process holds it at one moment: nodes by place, edges between them, and edges between
/// their columns. Readers keep the instance they began with.
/// </summary>
public sealed record LineageGraph
{
    private Tuple<GrowingList<GraphField>, ILookup<int, int>>? fieldsOf;

    public static LineageGraph Empty { get; } = new()
    {
        Nodes = new([]), Places = new([]), Edges = Adjacency.Empty, Fields = new([]), FieldPlaces = new([]), FieldEdges = Adjacency.Empty, Namespaces = new([]), Aliases = new(), Merged = new(), Stamp = "empty",
    };

    public required GrowingList<GraphNode> Nodes { get; init; }
    /// <summary>Numbers to places. Names that were merged lead to one place.</summary>
    public required GrowingMap<long, int> Places { get; init; }
    public required Adjacency Edges { get; init; }
    public required GrowingList<GraphField> Fields { get; init; }
    public required GrowingMap<long, int> FieldPlaces { get; init; }
    public required Adjacency FieldEdges { get; init; }
    /// <summary>Each namespace once, to the one text that all nodes of it share.</summary>
    public required GrowingMap<string, string> Namespaces { get; init; }
    /// <summary>Names under which a dataset is known without ever having been called so: numbers to numbers.</summary>
    public required Dictionary<long, long> Aliases { get; init; }
    /// <summary>Places that stand for several datasets, with all their numbers.</summary>
    public required Dictionary<int, long[]> Merged { get; init; }
    /// <summary>Different whenever anything in it is.</summary>
    public required string Stamp { get; init; }

    /// <summary>The columns of each node that lineage speaks of.</summary>
    public ILookup<int, int> FieldsOf
    {
        get
        {
            // A copy with other fields must not keep what was worked out for these.
            if (fieldsOf is { } known && ReferenceEquals(known.Item1, Fields)) return known.Item2;
            var rows = Enumerable.Range(0, Fields.Count).ToLookup(f => Fields[f].Node);
            fieldsOf = Tuple.Create(Fields, rows);
            return rows;
        }
    }

    public int PlaceOf(long number) => Places.TryGetValue(number, out var place) ? place : Aliases.TryGetValue(number, out var meant) && Places.TryGetValue(meant, out place) ? place : -1;

    /// <summary>All numbers that a place stands for.</summary>
    public IReadOnlyCollection<long> NumbersOf(int place) => Merged.TryGetValue(place, out var all) ? all : [Nodes[place].Number];

    /// <summary>
    /// The place of <c>dataset:NS:NAME</c> or <c>job:NS:NAME</c>, -1 when there is none. Namespaces and names hold colons:
    /// the longest namespace that exists and has such a name is meant.
    /// </summary>
    public int Find(string nodeId) => Read(nodeId) is { } name ? PlaceOf(name.Number) : -1;

    /// <summary>The same for <c>datasetField:NS:NAME:FIELD</c>.</summary>
    public int FindField(string nodeId)
    {
        const string Prefix = "datasetField:";
        if (!nodeId.StartsWith(Prefix, StringComparison.Ordinal)) return -1;
        for (var end = nodeId.LastIndexOf(':'); end > Prefix.Length; end = nodeId.LastIndexOf(':', end - 1))
        {
            var place = Find("dataset:" + nodeId[Prefix.Length..end]);
            if (place >= 0 && FindField(place, nodeId[(end + 1)..]) is >= 0 and var field) return field;
        }
        return -1;
    }

    public int FindField(int place, string name) => FieldPlaces.TryGetValue(LineageNumber.OfField(Nodes[place].Number, name), out var field) ? field : -1;

    private NodeName? Read(string nodeId)
    {
        var isJob = nodeId.StartsWith("job:", StringComparison.Ordinal);
        if (!isJob && !nodeId.StartsWith("dataset:", StringComparison.Ordinal)) return null;
        var rest = nodeId[(nodeId.IndexOf(':', StringComparison.Ordinal) + 1)..];
        for (var end = rest.LastIndexOf(':'); end > 0; end = rest.LastIndexOf(':', end - 1))
        {
            if (!Namespaces.ContainsKey(rest[..end])) continue;
            var name = new NodeName(isJob, rest[..end], rest[(end + 1)..]);
            if (PlaceOf(name.Number) >= 0) return name;
        }
        return null;
    }
}
