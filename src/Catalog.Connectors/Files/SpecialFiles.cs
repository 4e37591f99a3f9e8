using System.Formats.Tar;

namespace Catalog.Connectors.Files;

/// <summary>Pipes, sockets and devices among files: opening one may wait for ever.</summary>
internal static class SpecialFiles
{
    /// <summary>Whether the path is no regular file. Asked of the writer of archives, which looks at a file's type without opening what is none.</summary>
    public static bool IsSpecial(string path)
    {
        // Whatever holds bytes is a file; pipes and devices say that they are empty.
        if (OperatingSystem.IsWindows() || new FileInfo(path).Length > 0) return false;
        using var archive = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true)) writer.WriteEntry(path, "file");
        }
        catch (IOException)
        {
            // A socket is nothing that an archive can hold.
            return true;
        }
        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType is not (TarEntryType.RegularFile or TarEntryType.SymbolicLink);
    }
}
