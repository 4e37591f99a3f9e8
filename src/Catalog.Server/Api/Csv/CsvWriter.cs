using System.Text;

namespace Catalog.Server.Api.Csv;

/// <summary>Writes CSV as RFC 4180 has it; a cell that a spreadsheet would run as a formula is told to be text.</summary>
internal sealed class CsvWriter(TextWriter target) : IAsyncDisposable
{
    private readonly StringBuilder line = new();

    public async Task WriteAsync(IEnumerable<string?> cells, CancellationToken ct)
    {
        line.Clear();
        foreach (var cell in cells)
        {
            if (line.Length > 0) line.Append(',');
            // An empty first cell must still count as a cell.
            line.Append(Escape(cell ?? "", first: line.Length == 0));
        }
        line.Append("\r\n");
        await target.WriteAsync(line, ct);
    }

    public ValueTask DisposeAsync() => target.DisposeAsync();

    private static string Escape(string cell, bool first)
    {
        if (cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]) cell = "'" + cell;
        return cell.AsSpan().ContainsAny(",\"\r\n") || (first && cell.Length == 0) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }
}
