using System.Globalization;
using Catalog.Core.Imports;

namespace Catalog.Server.Verbs;

/// <summary>Progress on a terminal: one line that is written over; where it is kept in a file, a line every few seconds.</summary>
internal sealed class ImportProgressLine(TextWriter to, TimeProvider clock, bool kept) : IProgress<ImportProgress>
{
    private readonly Lock writing = new();
    private long last;
    private int width;

    public void Report(ImportProgress value)
    {
        lock (writing)
        {
            var pause = TimeSpan.FromMilliseconds(kept ? 3000 : 200);
            if (last != 0 && value.Done < value.Total && clock.GetElapsedTime(last) < pause) return;
            last = clock.GetTimestamp();
            var text = string.Create(CultureInfo.InvariantCulture, $"{value.Done} of {value.Total}, {value.Rejected} rejected{(value.Left is { TotalSeconds: >= 1 } left ? $", about {left.TotalSeconds:0} s left" : "")}");
            if (kept) to.WriteLine(text);
            else to.Write('\r' + text.PadRight(width));
            width = text.Length;
        }
    }

    public Task EndAsync()
    {
        if (!kept && width > 0) to.WriteLine();
        return to.FlushAsync();
    }
}
