using System.Globalization;
using System.Text.Json;
using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.People;
using Catalog.Data.Lineage;

namespace Catalog.Server.Hosting;

/// <summary>
/// Sixty days of runs up to today, as the pipelines of the demo mesh would have sent them: each product is built from what
/// its contracts name and from a source of its own, then copied to the ports that serve. One is copied on to a reporting
/// tool that says nothing of columns, so that there is something to infer. The same day gives the same runs.
/// </summary>
internal sealed class DemoRuns(LineageMoments moments, IDatasetQueries datasets, ILineageReader reader, TakeLineage take, TimeProvider clock)
{
    private const int Days = 60;
    private const int DaysWithStarts = 7;
    private const string OnTheBoard = "sales/orders";

    public async Task<int> SendAsync(CancellationToken ct)
    {
        // Whoever asked for lineage while the mesh came in has only what was there then.
        await moments.FollowMeshAsync(ct);
        var mesh = (await moments.CurrentAsync(ct)).Mesh;
        var offered = await OfferedAsync(mesh, ct);
        var readings = new List<LineageReading>();
        for (var product = 0; product < mesh.Products.Count; product++)
        {
            if (!offered.TryGetValue(product, out var own)) continue;
            var feeders = mesh.Declared.Where(d => d.To == product && offered.ContainsKey(d.From)).Select(d => offered[d.From][0]).Distinct().ToList();
            var name = mesh.Products[product].Name;
            // The pipelines of the product that is late have stood still since.
            var newest = $"{mesh.Products[product].DomainKey}/{name}" == DemoResults.Late ? 2 : 0;
            var source = new Part(new DatasetReference($"postgres://{mesh.Products[product].DomainKey}-db.harbourfield.example:5432", $"app.public.{name.Replace('-', '_')}"), own[0].Columns);
            Add(readings, product, newest, $"build_{name.Replace('-', '_')}", [source, .. feeders], own[0]);
            foreach (var serving in own.Skip(1)) Add(readings, product, newest, $"serve_{name.Replace('-', '_')}.{serving.Name.Name.Split('.', '/')[^1]}", [own[0]], serving);
            if (mesh.Products[product].Key == OnTheBoard)
                Add(readings, product, newest, "copy_orders_to_board", [own[0]], new Part(new DatasetReference("postgres://bi.harbourfield.example:5432", "board.public.orders"), own[0].Columns), tellsColumns: false);
        }
        await take.ExecuteAsync(readings, Actor.System, ct);
        return readings.Count;
    }

    /// <summary>The datasets behind each product's output ports, the lake first.</summary>
    private async Task<Dictionary<int, List<Part>>> OfferedAsync(MeshAround mesh, CancellationToken ct)
    {
        var (offered, behind) = (new Dictionary<int, List<Part>>(), mesh.Behind.ToDictionary(b => b.Dataset, b => b.Product));
        await foreach (var row in datasets.AllAsync(new DatasetFilter(), Actor.System, ct))
        {
            if (!behind.TryGetValue(LineageNumber.OfDataset(row.Namespace, row.Name), out var product)) continue;
            var name = new DatasetReference(row.Namespace, row.Name);
            var columns = (await datasets.FindAsync(name, Actor.System, ct))?.Schema?.Fields.Select(f => (f.PhysicalName ?? f.Name, f.PhysicalType ?? f.LogicalType ?? "string")).ToList() ?? [];
            if (!offered.TryGetValue(product, out var parts)) offered[product] = parts = [];
            parts.Add(new Part(name, columns));
        }
        foreach (var parts in offered.Values) parts.Sort((a, b) => string.CompareOrdinal(a.Name.Namespace, b.Name.Namespace));
        return offered;
    }

    private void Add(List<LineageReading> readings, int product, int newest, string job, IReadOnlyList<Part> inputs, Part output, bool tellsColumns = true)
    {
        // The runs of a night are over before the checks of its morning, and none is ahead of the clock.
        var now = clock.GetUtcNow();
        var midnight = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var night = (now < midnight.Add(DemoResults.Morning) ? midnight.AddDays(-1) : midnight).AddHours(2);
        for (var day = Days - 1; day >= newest; day--)
        {
            // Later products run after those that they are built from; one run in about forty fails.
            var started = night.AddDays(-day).AddMinutes((product * 7) + (job.Length * 3));
            var failed = (product + (day * 7)) % 41 == 40;
            var run = $"{job}__{started.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
            if (day < DaysWithStarts) readings.Add(Event("START", started, run, job, [], [], null, Sql(inputs, output)));
            var rows = 40_000 + (product * 1_300) + ((Days - day) * 90) + (day % 7 * 400);
            var whole = day == newest;
            readings.Add(Event(failed ? "FAIL" : "COMPLETE", started.AddMinutes(6 + (day % 5)), run, job,
                [.. inputs.Select(i => Dataset(i, whole, null, null))],
                [Dataset(output, whole, whole && tellsColumns ? inputs : null, failed ? null : rows)],
                failed ? new { message = "The source did not answer within 300 seconds.", programmingLanguage = "PYTHON" } : null, Sql(inputs, output)));
        }
    }

    private static string Sql(IReadOnlyList<Part> inputs, Part output)
    {
        string Table(Part part) => part.Name.Name.Replace('/', '.');
        var columns = output.Columns.Count == 0 ? "*" : string.Join(", ", output.Columns.Select(c => c.Name));
        return $"INSERT INTO {Table(output)}\nSELECT {columns}\nFROM {string.Join("\nNATURAL JOIN ", inputs.Select(Table))}";
    }

    private LineageReading Event(string type, DateTimeOffset at, string run, string job, object[] inputs, object[] outputs, object? error, string sql) => reader.Read(JsonSerializer.SerializeToUtf8Bytes(new
    {
        eventType = type,
        eventTime = at.UtcDateTime,
        producer = "https://pipelines.harbourfield.example/airflow",
        schemaURL = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
        run = new { runId = run, facets = error is null ? new Dictionary<string, object>() : new() { ["errorMessage"] = error } },
        job = new
        {
            @namespace = "airflow.harbourfield.example",
            name = job,
            facets = new
            {
                jobType = new { processingType = "BATCH", integration = "AIRFLOW", jobType = "TASK" },
                sql = new { query = sql, dialect = "spark" },
                sourceCodeLocation = new { type = "git", url = $"https://code.harbourfield.example/pipelines/blob/main/dags/{job.Split('.')[0]}.py" },
            }
        },
        inputs,
        outputs,
    }));

    private static Dictionary<string, object> Dataset(Part part, bool whole, IReadOnlyList<Part>? from, int? rows)
    {
        var facets = new Dictionary<string, object>();
        if (whole && part.Columns.Count > 0) facets["schema"] = new { fields = part.Columns.Select(c => new { name = c.Name, type = c.Type }) };
        if (from is not null && part.Columns.Count > 0)
        {
            facets["columnLineage"] = new
            {
                fields = part.Columns.ToDictionary(c => c.Name, c => new
                {
                    inputFields = from.Where(f => f.Columns.Exists(x => x.Name == c.Name)).Select(f => new
                    {
                        @namespace = f.Name.Namespace,
                        name = f.Name.Name,
                        field = c.Name,
                        transformations = new[] { new { type = "DIRECT", subtype = "IDENTITY" } },
                    }),
                }),
            };
        }
        var dataset = new Dictionary<string, object> { ["namespace"] = part.Name.Namespace, ["name"] = part.Name.Name, ["facets"] = facets };
        if (rows is { } count) dataset["outputFacets"] = new { outputStatistics = new { rowCount = count, size = count * 212L } };
        return dataset;
    }

    private sealed record Part(DatasetReference Name, List<(string Name, string Type)> Columns);
}
