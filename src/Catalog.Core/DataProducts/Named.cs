namespace Catalog.Core.DataProducts;

/// <summary>Something of the mesh by its key, with the name that people read.</summary>
public sealed record Named(string Key, string Name);
