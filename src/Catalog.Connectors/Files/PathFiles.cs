using Catalog.Core.Imports;

namespace Catalog.Connectors.Files;

/// <summary>
/// Files and folders of this machine. In a folder only files that can hold documents count; links between folders are
/// not followed, so that a loop of them ends.
/// </summary>
public sealed class PathFiles : IImportFiles
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json", ".ndjson"];

    private readonly Dictionary<string, (string File, string Root)> places = [];
    private readonly List<ImportFile> files = [];

    private PathFiles(string name) => Name = name;

    public string Name { get; }

    public IReadOnlyList<ImportFile> Files => files;

    /// <summary>What was named on a command line; relative paths are relative to the current directory.</summary>
    public static PathFiles Of(IReadOnlyCollection<string> paths)
    {
        var all = new PathFiles(string.Join(' ', paths));
        foreach (var path in paths) all.Add(path, Path.GetFullPath);
        all.Sort();
        return all;
    }

    /// <summary>A folder under a name of its own: neither the report nor what is stored says where on the machine it lies.</summary>
    public static PathFiles OfFolder(string folder, string name)
    {
        var all = new PathFiles(name);
        all.AddFolder(folder, folder, file => $"{name}/{Relative(folder, file)}", file => $"{name}/{Relative(folder, file)}");
        all.Sort();
        return all;
    }

    /// <summary>One file that was handed over under a name: it counts as named, and nothing beside it can be reached.</summary>
    internal static PathFiles OfFile(string file, string name)
    {
        var all = new PathFiles(name);
        var shown = Path.GetFileName(file);
        all.AddFile(shown, file, Path.GetDirectoryName(file)!, shown, named: true);
        return all;
    }

    /// <summary>Files that could not be unpacked are part of the report.</summary>
    internal void AddProblem(string path, string problem) => files.Add(new ImportFile($"{Name}/{path}", $"{Name}/{path}", 0, Named: false, problem));

    public ValueTask<Stream> OpenAsync(ImportFile file, CancellationToken ct) => ValueTask.FromResult<Stream>(Open(places[file.Path].File));

    public ValueTask<Stream?> OpenBesideAsync(ImportFile file, string relativePath, CancellationToken ct)
    {
        if (!places.TryGetValue(file.Path, out var place) || Path.IsPathRooted(relativePath)) return ValueTask.FromResult<Stream?>(null);
        var wanted = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(place.File)!, relativePath));
        if (!Inside(wanted, place.Root) || !File.Exists(wanted)) return ValueTask.FromResult<Stream?>(null);
        // A link may lead out of the folder even though its name does not.
        if (File.ResolveLinkTarget(wanted, returnFinalTarget: true) is { } target && !Inside(target.FullName, place.Root)) return ValueTask.FromResult<Stream?>(null);
        if (SpecialFiles.IsSpecial(wanted)) return ValueTask.FromResult<Stream?>(null);
        return ValueTask.FromResult<Stream?>(Open(wanted));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static FileStream Open(string file) => new(file, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, Share = FileShare.ReadWrite | FileShare.Delete });

    private static bool Inside(string path, string root) => path.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Relative(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    private void Add(string path, Func<string, string> source)
    {
        if (Directory.Exists(path))
        {
            var root = Path.GetFullPath(path);
            AddFolder(root, root, file => Path.Combine(path, Path.GetRelativePath(root, file)), source);
        }
        else if (File.Exists(path))
        {
            var full = Path.GetFullPath(path);
            AddFile(path, full, Path.GetDirectoryName(full)!, source(full), named: true);
        }
        else
        {
            files.Add(new ImportFile(path, path, 0, Named: true, $"There is no file or folder {path}."));
        }
    }

    private void AddFolder(string folder, string root, Func<string, string> display, Func<string, string> source)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            files.Add(new ImportFile(display(folder), source(folder), 0, Named: false, $"The folder cannot be read: {failure.Message}"));
            return;
        }
        foreach (var entry in entries)
        {
            if (entry.Name.StartsWith('.')) continue;
            if (entry is DirectoryInfo)
            {
                if (entry.LinkTarget is null) AddFolder(entry.FullName, root, display, source);
            }
            else if (IsDocument(entry.Name))
            {
                AddFile(display(entry.FullName), entry.FullName, root, source(entry.FullName), named: false);
            }
        }
    }

    private void AddFile(string display, string full, string root, string source, bool named)
    {
        if (!places.TryAdd(display, (full, root))) return;
        var (length, problem) = (0L, (string?)null);
        try
        {
            var target = File.ResolveLinkTarget(full, returnFinalTarget: true) as FileInfo ?? new FileInfo(full);
            length = target.Length;
            if (SpecialFiles.IsSpecial(target.FullName)) problem = "It is a pipe or a device, not a file. Save its content to a file first.";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problem = $"The file cannot be read: {failure.Message}";
        }
        files.Add(new ImportFile(display, source, length, named, problem));
    }

    private static bool IsDocument(string name)
    {
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) name = name[..^3];
        return Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>NDJSON first: it holds the teams and people that documents build on.</summary>
    private void Sort() => files.Sort((a, b) =>
    {
        var first = b.Path.Contains(".ndjson", StringComparison.OrdinalIgnoreCase).CompareTo(a.Path.Contains(".ndjson", StringComparison.OrdinalIgnoreCase));
        return first != 0 ? first : string.CompareOrdinal(a.Path, b.Path);
    });
}
