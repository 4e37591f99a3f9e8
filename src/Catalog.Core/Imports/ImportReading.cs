using System.Runtime.CompilerServices;
using System.Text;

namespace Catalog.Core.Imports;

/// <summary>A document on its way in: its file and what was read.</summary>
internal sealed record ReadDocument(ImportFile File, SourceDocument Document);

/// <summary>
/// Reads files ahead of whoever stores them, several at once and in order, never more than a window of them. NDJSON is
/// streamed by lines, so that its size does not matter.
/// </summary>
internal sealed class ImportReading(IImportFiles files, IDocumentReader reader, ImportLimits limits)
{
    private const int LinesAtOnce = 200;
    private const long Large = 2_000_000;

    private readonly int ahead = Math.Max(2, Environment.ProcessorCount) * 8;

    /// <summary>Documents by file, or by a run of lines of a long one.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ReadDocument>> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var waiting = new Queue<Task<IReadOnlyList<ReadDocument>>>();
        foreach (var file in files.Files)
        {
            var lines = file.Problem is null && IsLines(file.Path);
            if (lines || file.Length > Large)
            {
                // Few large things at once keep the memory bounded.
                while (waiting.TryDequeue(out var earlier)) yield return await earlier;
                if (!lines) yield return await ReadWholeAsync(file, ct);
                else await foreach (var part in ReadLinesAsync(file, ct)) yield return part;
                continue;
            }
            waiting.Enqueue(Task.Run(() => ReadWholeAsync(file, ct), ct));
            if (waiting.Count >= ahead) yield return await waiting.Dequeue();
        }
        while (waiting.TryDequeue(out var last)) yield return await last;
    }

    private static bool IsLines(string path) => path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".ndjson.gz", StringComparison.OrdinalIgnoreCase);

    private async Task<IReadOnlyList<ReadDocument>> ReadWholeAsync(ImportFile file, CancellationToken ct)
    {
        if (file.Problem is { } problem) return [Rejected(file, 1, "unreadable", problem)];
        try
        {
            await using var stream = await files.OpenAsync(file, ct);
            if (await BytesAsync(stream, limits.Document, ct) is not { } content)
                return [Rejected(file, 1, "too-large", $"The file is larger than {limits.Words}, the limit {ImportLimits.Key}. Split it into one file for each document, or raise the limit.")];
            var read = reader.Read(content, file.Path).Select(d => new ReadDocument(file, Named(file, d))).ToList();
            return read.Count == 0 && file.Named ? [Rejected(file, 1, "empty", "The file holds no document: it is empty, or everything in it is a comment.")] : read;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return [Rejected(file, 1, "unreadable", $"The file cannot be read: {failure.Message}")];
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<ReadDocument>> ReadLinesAsync(ImportFile file, [EnumeratorCancellation] CancellationToken ct)
    {
        var number = 0;
        var lines = OpenLinesAsync(file, ct).GetAsyncEnumerator(ct);
        await using var closing = lines;
        var part = new List<ReadDocument>();
        while (true)
        {
            (string? Line, ReadDocument? Failed) next;
            try
            {
                next = await lines.MoveNextAsync() ? (lines.Current, null) : (null, null);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException or DecoderFallbackException)
            {
                next = (null, Rejected(file, number + 1, "unreadable", $"Line {number + 1} cannot be read: {failure.Message} Save the file as UTF-8, one JSON document a line."));
            }
            if (next.Failed is { } failed) part.Add(failed);
            if (next.Line is not { } line) break;
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            foreach (var document in reader.Read(line, file.Path)) part.Add(new ReadDocument(file, Moved(Named(file, document), number)));
            if (part.Count < LinesAtOnce) continue;
            yield return part;
            part = [];
        }
        if (part.Count > 0 || number == 0) yield return part.Count > 0 ? part : [Rejected(file, 1, "empty", "The file is empty.")];
    }

    private async IAsyncEnumerable<string> OpenLinesAsync(ImportFile file, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var raw = await files.OpenAsync(file, ct);
        await using var unzipped = file.Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new WholeGzipStream(raw) : raw;
        using var text = new StreamReader(unzipped, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        var lines = new BoundedLines(text, limits);
        while (await lines.ReadAsync(ct) is { } line) yield return line;
    }

    private static async Task<byte[]?> BytesAsync(Stream stream, long limit, CancellationToken ct)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        while (await stream.ReadAsync(buffer, ct) is > 0 and var read)
        {
            if (content.Length + read > limit) return null;
            content.Write(buffer, 0, read);
        }
        return content.ToArray();
    }

    /// <summary>A file asked for by name that is nothing of ours is an error; in a folder it is only listed.</summary>
    private static SourceDocument Named(ImportFile file, SourceDocument document) => file.Named && document is SourceDocument.Skipped skipped
        ? new SourceDocument.Rejected { Index = document.Index, Line = document.Line, Findings = [new(FindingSeverity.Error, "kind", "$", document.Line, skipped.Reason)] }
        : document;

    private static SourceDocument Moved(SourceDocument document, int line) => document with
    {
        Line = line,
        Index = line,
        Findings = [.. document.Findings.Select(f => f with { Line = f.Line is null ? null : line })],
    };

    private static ReadDocument Rejected(ImportFile file, int line, string code, string sentence) =>
        new(file, new SourceDocument.Rejected { Line = line, Findings = [new(FindingSeverity.Error, code, "$", line, sentence)] });
}
