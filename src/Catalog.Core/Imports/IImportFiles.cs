namespace Catalog.Core.Imports;

/// <summary>What somebody handed in: a folder, a file, an archive.</summary>
public interface IImportFiles : IAsyncDisposable
{
    /// <summary>What it is called in lists: the path as given, the name of the upload.</summary>
    string Name { get; }

    /// <summary>Everything to be read, in order: records of our own (NDJSON) before documents that build on them.</summary>
    IReadOnlyList<ImportFile> Files { get; }

    /// <summary>The file's bytes as they are.</summary>
    ValueTask<Stream> OpenAsync(ImportFile file, CancellationToken ct);

    /// <summary>A file that another one names relative to itself; <c>null</c> when it is missing or outside of what was handed in.</summary>
    ValueTask<Stream?> OpenBesideAsync(ImportFile file, string relativePath, CancellationToken ct);
}

/// <summary>
/// One file of an import. <paramref name="Source"/> is the same at every import of the same file; <paramref name="Named"/>
/// says that it was asked for by name, so that an unknown kind is an error; <paramref name="Problem"/> why it cannot be read.
/// </summary>
public sealed record ImportFile(string Path, string Source, long Length, bool Named, string? Problem = null);
