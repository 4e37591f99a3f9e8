using Catalog.Core.Imports;

namespace Catalog.Connectors.Files;

/// <summary>What was unpacked into a temporary folder, which goes when the import is over.</summary>
internal sealed class UnpackedFiles(PathFiles unpacked, string folder) : IImportFiles
{
    public string Name => unpacked.Name;

    public IReadOnlyList<ImportFile> Files => unpacked.Files;

    public void Add(string path, string problem) => unpacked.AddProblem(path, problem);

    public ValueTask<Stream> OpenAsync(ImportFile file, CancellationToken ct) => unpacked.OpenAsync(file, ct);

    public ValueTask<Stream?> OpenBesideAsync(ImportFile file, string relativePath, CancellationToken ct) => unpacked.OpenBesideAsync(file, relativePath, ct);

    public ValueTask DisposeAsync()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
