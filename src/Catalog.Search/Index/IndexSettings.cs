namespace Catalog.Search.Index;

/// <summary>Where the index lives.</summary>
/// <param name="Folder">Holds one folder per index; its owner is the portal that runs.</param>
public sealed record IndexSettings(string Folder);
