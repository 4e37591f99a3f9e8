namespace Catalog.Core.Lineage.Graph;

/// <summary>A neighbour at some level: what taught the link, whether it is only proposed or stale, how much it stands for.</summary>
public readonly record struct Link(int To, int Origins, int Review, int Weight);

/// <summary>The kinds of row of a view, in the order of the protocol.</summary>
public enum RowKind { Domain, Product, Dataset, Job, Masked }

/// <summary>What a view says of one vertex; indexes lead into the mesh's lists.</summary>
public readonly record struct VertexFacts(RowKind Kind, string? Scope, string Name, int Product, int Domain, int Team, int Fields, int Members, bool Ended);

/// <summary>The graph as it is drawn at one level: datasets and jobs, products, or domains. All walks and masks work on any of them.</summary>
public interface ILevel
{
    string Word { get; }
    int Count { get; }

    /// <summary>Vertices that are part of the level at all; places may be empty.</summary>
    bool Exists(int vertex);

    void Neighbours(int vertex, bool down, List<Link> into);

    Sighted Sight(int vertex);

    VertexFacts Facts(int vertex);

    /// <summary>The product whose state a vertex has: itself, or that whose output port gives the dataset out; -1 for none.</summary>
    int ProductOf(int vertex) => -1;
}
