using System.Globalization;
using System.Text.Unicode;

namespace Catalog.Benchmarks.Lineage;

/// <summary>Runs of 300 jobs, one after the other: a hundred begin, then the same hundred end. Every event is another one.</summary>
internal sealed class RunEvents(int round)
{
    /// <summary>No event is longer.</summary>
    public const int Most = 1000;

    private const int Jobs = 300;
    private const int Together = 100;
    private static readonly DateTime Began = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>An event, as bytes.</summary>
    public byte[] At(long number)
    {
        var text = new byte[Most];
        return text[..Write(number, text)];
    }

    /// <summary>So many events from this one on as a batch; returns how long it is.</summary>
    public int WriteBatch(long first, int size, byte[] to)
    {
        var length = 0;
        for (var n = 0; n < size; n++)
        {
            to[length++] = (byte)(n == 0 ? '[' : ',');
            length += Write(first + n, to.AsSpan(length));
        }
        to[length++] = (byte)']';
        return length;
    }

    /// <summary>The sender shares the machine with the portal: it makes its bytes where they are sent from.</summary>
    public int Write(long number, Span<byte> to)
    {
        var (run, ends) = ((number / (2 * Together) * Together) + (number % Together), number / Together % 2 == 1);
        // A version-7 id, as clients of OpenLineage make them.
        var time = 0x0198_0000_0000L + ((long)round << 32) + run;
        return Utf8.TryWrite(to, CultureInfo.InvariantCulture,
            $$$$"""{"eventType":"{{{{(ends ? "COMPLETE" : "START")}}}}","eventTime":"{{{{Began.AddMilliseconds(number):O}}}}","producer":"https://bench","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent","run":{"runId":"{{{{time >> 16:x8}}}}-{{{{time & 0xFFFF:x4}}}}-7000-8000-{{{{run:x12}}}}","facets":{"processing_engine":{"version":"3.5","name":"spark"}}},"job":{"namespace":"bench","name":"job-{{{{run % Jobs}}}}","facets":{"sql":{"query":"INSERT INTO t SELECT id, amount FROM s WHERE at > now()"}}},"inputs":[{"namespace":"bench","name":"source"}],"outputs":[{"namespace":"bench","name":"table-{{{{run % Jobs}}}}","facets":{"schema":{"fields":[{"name":"id","type":"bigint"},{"name":"amount","type":"decimal"},{"name":"at","type":"timestamp"}]}},"outputFacets":{"outputStatistics":{"rowCount":{{{{run}}}},"size":1000}}}]}""", out var length)
            ? length : throw new ArgumentException("There is no room for an event.", nameof(to));
    }
}
