using Catalog.Core.Access;
using Catalog.Core.People;

namespace Catalog.Core.Lineage.Graph;

/// <summary>How much of something a person sees; the greater is the stricter.</summary>
public enum Sighted { Open, Restricted, Hidden }

/// <summary>
/// What one person sees of the graph, asked of the one decision: a dataset as its product, a job as the strictest of the
/// datasets it touches, a dataset of no product openly.
/// </summary>
public sealed class Sight
{
    private readonly LineageMoment moment;
    private readonly Sighted[] products;
    private readonly bool allOpen;
    private readonly Dictionary<int, Sighted> jobs = [];

    public Sight(LineageMoment moment, Actor actor)
    {
        this.moment = moment;
        products = [.. moment.Mesh.Products.Select(p => Of(actor, p))];
        allOpen = Array.TrueForAll(products, p => p == Sighted.Open);
        Anything = Authorisation.Decide(actor, MeshAction.Browse).Allowed;
    }

    /// <summary>Whether this person reads lineage at all.</summary>
    public bool Anything { get; }

    /// <summary>Whether nothing at all is kept from this person.</summary>
    public bool Everything => allOpen;

    public Sighted Product(int product) => products[product];

    public Sighted Node(int node)
    {
        if (allOpen) return Sighted.Open;
        if (!moment.Graph.Nodes[node].IsJob) return Dataset(node);
        if (!jobs.TryGetValue(node, out var strictest)) jobs[node] = strictest = Strictest(node);
        return strictest;
    }

    private Sighted Dataset(int node) => moment.ProductOf(node) is >= 0 and var product ? products[product] : Sighted.Open;

    private Sighted Strictest(int job)
    {
        var (graph, strictest) = (moment.Graph, Sighted.Open);
        foreach (var down in (ReadOnlySpan<bool>)[true, false])
            foreach (var edge in graph.Edges.Edges(job, down))
            {
                var other = down ? graph.Edges[edge].To : graph.Edges[edge].From;
                if (!graph.Nodes[other].IsJob && Dataset(other) is var seen && seen > strictest) strictest = seen;
            }
        return strictest;
    }

    private static Sighted Of(Actor actor, MeshProduct product)
    {
        if (!Authorisation.Decide(actor, ProductAction.See, product.Facts).Allowed) return Sighted.Hidden;
        return Authorisation.Decide(actor, ProductAction.ReadDetails, product.Facts).Allowed ? Sighted.Open : Sighted.Restricted;
    }
}
