using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.View;
using Catalog.Core.People;

namespace Catalog.Core.Lineage.Reading;

/// <summary>What one person reads of single nodes at one moment: where they are, who is beside them, how much may be told.</summary>
public sealed class ReadingDesk
{
    /// <summary>Why details of a restricted node are missing.</summary>
    public const string Closed = "It belongs to a restricted product: schema, SQL and runs open with access to it. Ask for access to one of its ports.";

    private readonly LineageMoment moment;
    private readonly DatasetLevel level;

    public ReadingDesk(LineageMoment moment, Actor actor)
    {
        (this.moment, Sight) = (moment, new Sight(moment, actor));
        level = new DatasetLevel(moment, Sight, null);
    }

    public Sight Sight { get; }
    public LineageGraph Graph => moment.Graph;

    /// <summary>The place of a node; -1 when it is missing or hidden.</summary>
    public int Find(long number) => Sight.Anything && Graph.PlaceOf(number) is >= 0 and var place && Sight.Node(place) != Sighted.Hidden ? place : -1;

    /// <summary>The same by node id.</summary>
    public int Find(string nodeId) => Sight.Anything && Graph.Find(nodeId) is >= 0 and var place && Sight.Node(place) != Sighted.Hidden ? place : -1;

    public LineageName? ProductOf(int place) => level.Facts(place).Product is >= 0 and var product ? Name(product) : null;

    public LineageName? TeamOf(int place) => level.Facts(place).Team is >= 0 and var team ? moment.Mesh.Teams[team] : null;

    public JobRow Row(int place, JobRecord? stored)
    {
        var node = Graph.Nodes[place];
        var open = Sight.Node(place) == Sighted.Open;
        var latest = open ? stored?.Latest : null;
        return new JobRow(node.Namespace, node.Name, !open, ProductOf(place), TeamOf(place), Beside(place, down: false).Count, Beside(place, down: true).Count, stored?.LastSeenAt, latest?.State, latest?.BeganAt, latest?.Duration);
    }

    /// <summary>What stands directly before or behind a node, without what is hidden.</summary>
    public IReadOnlyList<NeighbourRow> Neighbours(int place, bool down) =>
    [
        .. Beside(place, down).Select(link => (Link: link, Node: Graph.Nodes[link.To])).OrderBy(n => n.Node.Name, StringComparer.Ordinal)
            .Select(n => new NeighbourRow(n.Node.IsJob, n.Node.Namespace, n.Node.Name, ProductOf(n.Link.To), Sight.Node(n.Link.To) != Sighted.Open, n.Link.Review == 1, n.Link.Review == 2)),
    ];

    /// <summary>Products that a node leads to without passing another product, its own first.</summary>
    public IReadOnlyList<LineageName> Serves(int place)
    {
        var (found, seen, open, links) = (new List<int>(), new HashSet<int> { place }, new Queue<int>([place]), new List<Link>());
        var carried = new DatasetLevel(moment, Sight, null, carried: true);
        while (open.TryDequeue(out var at))
        {
            carried.Neighbours(at, down: true, links);
            foreach (var link in links)
            {
                if (!seen.Add(link.To) || Sight.Node(link.To) == Sighted.Hidden) continue;
                if (moment.ProductOf(link.To) is >= 0 and var product) { if (!found.Contains(product)) found.Add(product); }
                else open.Enqueue(link.To);
            }
        }
        return found.ConvertAll(Name);
    }

    /// <summary>Numbers of the jobs beside a dataset whose runs this person may not read.</summary>
    public IReadOnlyCollection<long> ClosedJobs(int dataset)
    {
        var closed = new HashSet<long>();
        foreach (var down in (ReadOnlySpan<bool>)[true, false])
            foreach (var edge in Graph.Edges.Edges(dataset, down))
            {
                var other = down ? Graph.Edges[edge].To : Graph.Edges[edge].From;
                if (Graph.Nodes[other].IsJob && Sight.Node(other) != Sighted.Open) closed.Add(Graph.Nodes[other].Number);
            }
        return closed;
    }

    private List<Link> Beside(int place, bool down)
    {
        var links = new List<Link>();
        level.Neighbours(place, down, links);
        links.RemoveAll(l => Sight.Node(l.To) == Sighted.Hidden);
        return links;
    }

    private LineageName Name(int product) => new(moment.Mesh.Products[product].Key, moment.Mesh.Products[product].Title);
}
