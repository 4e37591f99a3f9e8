using System.Globalization;
using System.Text.Unicode;

namespace Catalog.Benchmarks.Lineage;

/// <summary>
/// Runs of 300 models, one after the other: a hundred begin, then the same hundred end, all of one invocation. Every event is
/// another one. They say what an integration says of a model, as the standard asks for it: each facet with who made it and
/// the schema that it follows. That makes 2.7 KB, about the mean of the events that integrations document.
/// </summary>
internal sealed class RunEvents(int round)
{
    /// <summary>No event is longer.</summary>
    public const int Most = 3000;

    private const int Models = 300;
    private const int Together = 100;
    private const string By = "https://github.com/OpenLineage/OpenLineage/tree/1.30.0/integration/dbt";
    private const string Spec = "https://openlineage.io/spec";
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
        var (model, began) = (run % Models, Began.AddMilliseconds(number));
        // Version-7 ids, as clients of OpenLineage make them.
        var (time, invocation) = (0x0198_0000_0000L + ((long)round << 32) + run, 0x0197_0000_0000L + ((long)round << 32) + (run / Together));
        return Utf8.TryWrite(to, CultureInfo.InvariantCulture,
            $$$$"""{"eventType":"{{{{(ends ? "COMPLETE" : "START")}}}}","eventTime":"{{{{began:O}}}}","producer":"{{{{By}}}}","schemaURL":"{{{{Spec}}}}/2-0-2/OpenLineage.json#/$defs/RunEvent","run":{"runId":"{{{{time >> 16:x8}}}}-{{{{time & 0xFFFF:x4}}}}-7000-8000-{{{{run:x12}}}}","facets":{"parent":{"_producer":"{{{{By}}}}","_schemaURL":"{{{{Spec}}}}/facets/1-0-1/ParentRunFacet.json#/$defs/ParentRunFacet","run":{"runId":"{{{{invocation >> 16:x8}}}}-{{{{invocation & 0xFFFF:x4}}}}-7000-8000-{{{{run / Together:x12}}}}"},"job":{"namespace":"bench","name":"dbt-run-shop"}},"processing_engine":{"_producer":"{{{{By}}}}","_schemaURL":"{{{{Spec}}}}/facets/1-1-1/ProcessingEngineRunFacet.json#/$defs/ProcessingEngineRunFacet","version":"1.10.2","name":"dbt","openlineageAdapterVersion":"1.30.0"}}},"job":{"namespace":"bench","name":"model.shop.job-{{{{model}}}}","facets":{"jobType":{"_producer":"{{{{By}}}}","_schemaURL":"{{{{Spec}}}}/facets/2-0-3/JobTypeJobFacet.json#/$defs/JobTypeJobFacet","processingType":"BATCH","integration":"DBT","jobType":"MODEL"},"sql":{"_producer":"{{{{By}}}}","_schemaURL":"{{{{Spec}}}}/facets/1-0-1/SQLJobFacet.json#/$defs/SQLJobFacet","query":"select id, amount, at from shop.source where at > (select max(at) from shop.table_{{{{model}}}})"}}},"inputs":[{"namespace":"bench","name":"source","facets":{"dataSource":{"_producer":"{{{{By}}}}","_schemaURL":"{{{{Spec}}}}/facets/1-0-1/DatasourceDatasetFacet.json#/$defs/DatasourceDatasetFacet","name":"bench","uri":"postgres://warehouse:5432/shop"}}}],"outputs":[{"namespace":"bench","name":"table-{{{{model}}}}","facets":{"dataSource":{"_producer":"{{{{By}}}}","_schemaURL":"{{{{Spec}}}}/facets/1-0-1/DatasourceDatasetFacet.json#/$defs/DatasourceDatasetFacet","name":"bench","uri":"postgres://warehouse:5432/shop"},"schema":{"_producer":"{{{{By}}}}","_schemaURL":"{{{{Spec}}}}/facets/1-1-1/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet","fields":[{"name":"id","type":"bigint"},{"name":"amount","type":"decimal"},{"name":"at","type":"timestamp"}]}},"outputFacets":{"outputStatistics":{"_producer":"{{{{By}}}}","_schemaURL":"{{{{Spec}}}}/facets/1-0-2/OutputStatisticsOutputDatasetFacet.json#/$defs/OutputStatisticsOutputDatasetFacet","rowCount":{{{{run}}}},"size":1000}}}]}""", out var length)
            ? length : throw new ArgumentException("There is no room for an event.", nameof(to));
    }
}
