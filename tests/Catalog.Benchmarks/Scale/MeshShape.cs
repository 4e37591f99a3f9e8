namespace Catalog.Benchmarks.Scale;

/// <summary>How large a generated mesh is; the same shape and seed give the same bytes on every machine.</summary>
internal sealed record MeshShape(int Products = 10_000, int Datasets = 100_000, int Edges = 150_000, int Seed = 1)
{
    public int DatasetsPerProduct => Math.Max(1, Datasets / Products);
}
