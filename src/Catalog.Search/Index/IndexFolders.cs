using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Directory = System.IO.Directory;

namespace Catalog.Search.Index;

/// <summary>The folders of indexes under one root: named by schema version and number, so that a newer one can be made beside.</summary>
internal sealed class IndexFolders(string root)
{
    private static readonly string Prefix = string.Create(CultureInfo.InvariantCulture, $"v{IndexFields.SchemaVersion}-");

    /// <summary>Never used twice: somebody may have deleted the folder of an index that is still open.</summary>
    private int newest;

    /// <summary>Folders of this schema version, newest first.</summary>
    public IReadOnlyList<string> Existing() => !Directory.Exists(root) ? [] : [.. Directory.GetDirectories(root, Prefix + "*").OrderByDescending(Number)];

    /// <summary>What is wrong with what is on disk, in words; <c>null</c> when there is a whole index of this schema version. Only reads.</summary>
    public string? Problem()
    {
        var all = Directory.Exists(root) ? Directory.GetDirectories(root, "v*-*") : [];
        if (all.Length == 0) return $"there is none in {root}.";
        if (Existing() is not { Count: > 0 } ours) return $"{string.Join(", ", all.Select(Path.GetFileName))} in {root} is of another schema version; this portal reads v{IndexFields.SchemaVersion}.";
        string? first = null;
        foreach (var folder in ours)
        {
            try
            {
                using var files = new NIOFSDirectory(folder);
                using var reader = DirectoryReader.Open(files);
                // Opening reads little: what was cut or changed shows in the sums that Lucene wrote beside it.
                foreach (var segment in reader.Leaves) segment.AtomicReader.CheckIntegrity();
                if (reader.IndexCommit.UserData.ContainsKey(LiveIndex.PositionKey)) return null;
                first ??= $"{folder} was never finished.";
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or FormatException)
            {
                first ??= $"{folder} cannot be read: {failure.Message.ReplaceLineEndings(" ")}";
            }
        }
        return first;
    }

    public string Fresh()
    {
        Directory.CreateDirectory(root);
        newest = Math.Max(newest, Existing().Select(Number).DefaultIfEmpty(0).Max()) + 1;
        return Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{newest}"));
    }

    /// <summary>Removes every index but this one, also what a failed attempt left behind; what cannot be removed is tried again the next time.</summary>
    public void KeepOnly(string? folder)
    {
        foreach (var old in Directory.GetDirectories(root).Where(d => folder is null || Path.GetFullPath(d) != Path.GetFullPath(folder)))
        {
            try
            {
                Directory.Delete(old, recursive: true);
            }
            catch (IOException)
            {
                // Somebody reads it still.
            }
            catch (UnauthorizedAccessException)
            {
                // The folder is not ours to write just now.
            }
        }
    }

    /// <summary>Takes the root for this process until disposed; <c>null</c> when another process has it.</summary>
    public IDisposable? TryOwn()
    {
        Directory.CreateDirectory(root);
        try
        {
            return new FileStream(Path.Combine(root, "owner"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static int Number(string folder) => int.TryParse(Path.GetFileName(folder).AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
