using System.Formats.Tar;
using System.IO.Compression;
using Catalog.Core.Imports;

namespace Catalog.Connectors.Files;

/// <summary>
/// An upload: one document or an archive (zip, tar, tar.gz), told apart by content. It is unpacked into a temporary
/// folder, with bounds that no real mesh reaches and no bomb passes.
/// </summary>
public static class HandedIn
{
    public static async Task<IImportFiles> ReadAsync(Stream upload, string name, CancellationToken ct, UnpackLimits? limits = null)
    {
        var budget = new Budget(limits ?? UnpackLimits.Default);
        name = Clean(name);
        var folder = Directory.CreateTempSubdirectory("catalog-import-").FullName;
        try
        {
            var whole = Path.Combine(folder, "upload");
            await using (var copy = File.Create(whole)) await upload.CopyToAsync(copy, ct);
            var problems = new List<(string Path, string Problem)>();
            var content = Directory.CreateDirectory(Path.Combine(folder, "content")).FullName;
            var kind = await KindAsync(whole, ct);
            switch (kind)
            {
                case Kind.Zip: await UnzipAsync(whole, content, budget, problems, ct); break;
                case Kind.Tar: await UntarAsync(File.OpenRead(whole), content, budget, problems, ct); break;
                case Kind.TarGz: await UntarAsync(new GZipStream(File.OpenRead(whole), CompressionMode.Decompress), content, budget, problems, ct); break;
                default: File.Move(whole, Path.Combine(content, name)); break;
            }
            if (File.Exists(whole)) File.Delete(whole);
            var files = new UnpackedFiles(kind is Kind.Document ? PathFiles.OfFile(Path.Combine(content, name), name) : PathFiles.OfFolder(content, name), folder);
            foreach (var (path, problem) in problems) files.Add(path, problem);
            return files;
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private static async Task UnzipAsync(string file, string folder, Budget budget, List<(string, string)> problems, CancellationToken ct)
    {
        ZipArchive archive;
        try
        {
            archive = await ZipFile.OpenReadAsync(file, ct);
        }
        catch (InvalidDataException broken)
        {
            problems.Add(("", $"The archive is broken: {broken.Message}"));
            return;
        }
        using var closing = archive;
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.EndsWith('/')) continue;
            if (!budget.Enter(entry.FullName, problems)) return;
            try
            {
                await using var content = await entry.OpenAsync(ct);
                if (!await UnpackAsync(content, entry.FullName, folder, budget, problems, ct)) return;
            }
            catch (InvalidDataException broken)
            {
                problems.Add((entry.FullName, $"It cannot be unpacked: {broken.Message}"));
            }
        }
    }

    private static async Task UntarAsync(Stream stream, string folder, Budget budget, List<(string, string)> problems, CancellationToken ct)
    {
        await using var closing = stream;
        await using var archive = new TarReader(stream);
        try
        {
            while (await archive.GetNextEntryAsync(copyData: false, ct) is { } entry)
            {
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || entry.DataStream is not { } content) continue;
                if (!budget.Enter(entry.Name, problems) || !await UnpackAsync(content, entry.Name, folder, budget, problems, ct)) return;
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            problems.Add(("", $"The archive is broken: {broken.Message}"));
        }
    }

    /// <summary>False when the bounds are reached and nothing more is unpacked.</summary>
    private static async Task<bool> UnpackAsync(Stream content, string entry, string folder, Budget budget, List<(string, string)> problems, CancellationToken ct)
    {
        var path = Path.GetFullPath(Path.Combine(folder, entry.Replace('\\', '/').TrimStart('/')));
        if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            problems.Add((Clean(entry), "Its path leads out of the archive; it was not unpacked."));
            return true;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = File.Create(path);
        var buffer = new byte[81_920];
        while (await content.ReadAsync(buffer, ct) is > 0 and var read)
        {
            if (!budget.Spend(read, entry, problems)) return false;
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        return true;
    }

    private enum Kind { Document, Zip, Tar, TarGz }

    private static async Task<Kind> KindAsync(string file, CancellationToken ct)
    {
        var head = new byte[512];
        int read;
        await using (var stream = File.OpenRead(file)) read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        if (head is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..]) return Kind.Zip;
        if (IsTar(head, read)) return Kind.Tar;
        if (head is not [0x1f, 0x8b, ..]) return Kind.Document;
        try
        {
            await using var unzipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            read = await unzipped.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
            return IsTar(head, read) ? Kind.TarGz : Kind.Document;
        }
        catch (InvalidDataException)
        {
            // Reading it as a document says what is wrong.
            return Kind.Document;
        }
    }

    private static bool IsTar(byte[] head, int read) => read == 512 && head.AsSpan(257, 5).SequenceEqual("ustar"u8);

    private static string Clean(string name)
    {
        var last = name.Replace('\\', '/').Split('/')[^1].Trim();
        var clean = new string([.. last.Where(c => !char.IsControl(c) && c is not (':' or '*' or '?' or '"' or '<' or '>' or '|'))]).TrimStart('.');
        return clean.Length == 0 ? "upload" : clean.Length > 200 ? clean[^200..] : clean;
    }

    private sealed class Budget(UnpackLimits limits)
    {
        private int entries;
        private long bytes;

        public bool Enter(string entry, List<(string, string)> problems)
        {
            if (++entries <= limits.Entries) return true;
            problems.Add((Clean(entry), $"The archive holds more than {limits.Entries} files; the rest was not unpacked. Split it."));
            return false;
        }

        public bool Spend(int read, string entry, List<(string, string)> problems)
        {
            if ((bytes += read) <= limits.Bytes) return true;
            problems.Add((Clean(entry), $"The archive unpacks to more than {limits.Bytes / 1_000_000} MB; the rest was not unpacked. Split it."));
            return false;
        }
    }
}
