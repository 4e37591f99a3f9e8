using Catalog.Core.DataProducts;

namespace Catalog.Core.Lineage.Graph;

/// <summary>A product as lineage needs it: by place in lists of domains and teams.</summary>
public sealed record MeshProduct(string DomainKey, string Name, string Title, int Domain, int Team, ProductFacts Facts)
{
    public string Key => $"{DomainKey}/{Name}";
}

/// <summary>The mesh around the graph: products with the datasets of their output ports, and what contracts declare between products.</summary>
public sealed record MeshAround
{
    public static MeshAround Empty { get; } = new() { Products = [], Domains = [], Teams = [], Behind = [], Declared = [], Stamp = "empty" };

    public required IReadOnlyList<MeshProduct> Products { get; init; }
    public required IReadOnlyList<View.LineageName> Domains { get; init; }
    public required IReadOnlyList<View.LineageName> Teams { get; init; }
    /// <summary>Datasets by their numbers, each once and in order, with the product whose output port has it.</summary>
    public required IReadOnlyList<(long Dataset, int Product)> Behind { get; init; }
    /// <summary>Products that feed others by contract.</summary>
    public required IReadOnlyList<(int From, int To)> Declared { get; init; }
    public required string Stamp { get; init; }
}

/// <summary>The graph and the mesh around it at one moment.</summary>
public sealed class LineageMoment(LineageGraph graph, MeshAround mesh)
{
    private readonly Lazy<int[]> products = new(() => Owners(graph, mesh));

    private RollUp? rolledUp;

    public LineageGraph Graph => graph;
    public MeshAround Mesh => mesh;
    public string Stamp => $"{graph.Stamp}.{mesh.Stamp}";

    /// <summary>Lineage of products; worked out once for now, anew for each past instant.</summary>
    public RollUp RolledUp(uint? asOf) => asOf is null ? rolledUp ??= RollUp.Of(this, null) : RollUp.Of(this, asOf);

    /// <summary>The product of a node's dataset; -1 for a dataset of no product and for a job.</summary>
    public int ProductOf(int node) => products.Value[node];

    private static int[] Owners(LineageGraph graph, MeshAround mesh)
    {
        var owners = new int[graph.Nodes.Count];
        Array.Fill(owners, -1);
        foreach (var (dataset, product) in mesh.Behind)
            if (graph.PlaceOf(dataset) is >= 0 and var place) owners[place] = product;
        return owners;
    }
}

/// <summary>The lineage of this process, as new as it has followed.</summary>
public interface ILineageMoments
{
    ValueTask<LineageMoment> CurrentAsync(CancellationToken ct);
}
