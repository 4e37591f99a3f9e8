namespace Catalog.Core.Discovery;

/// <summary>Reading synonyms. They are no secret: everybody signed in may know them.</summary>
public interface ISynonymQueries
{
    /// <summary>Built-in sets and those of this mesh, by key; sets that are switched off have no words.</summary>
    Task<IReadOnlyList<SynonymRow>> AllAsync(CancellationToken ct);

    /// <summary>What counts as the same for searching: these sets, and the synonyms of glossary terms.</summary>
    Task<IReadOnlyList<IReadOnlyList<string>>> InForceAsync(CancellationToken ct);
}

/// <summary>A set of synonyms.</summary>
/// <param name="BuiltIn">Words that it comes with; <c>null</c> for a set of this mesh alone.</param>
/// <param name="Version">For changing it; <c>null</c> while it is as it came.</param>
public sealed record SynonymRow(string Key, IReadOnlyList<string> Words, IReadOnlyList<string>? BuiltIn, long? Version);
