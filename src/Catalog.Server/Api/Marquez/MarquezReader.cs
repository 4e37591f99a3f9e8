using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.Reading;
using Catalog.Core.People;

namespace Catalog.Server.Api.Marquez;

/// <summary>Says in Marquez's words what is stored of nodes, as far as this person may read it: a restricted node is its name alone.</summary>
internal sealed class MarquezReader(LineageMoment moment, Actor actor, ILineageRecordQueries records)
{
    private const int LatestRuns = 10;
    private static readonly Dictionary<string, string> Nothing = [];

    public LineageMoment Moment => moment;
    public ReadingDesk Desk { get; } = new(moment, actor);
    public ILineageRecordQueries Records => records;

    private LineageGraph Graph => moment.Graph;

    /// <summary>Datasets and jobs at these places, each kind in one query.</summary>
    public async Task<Dictionary<int, object>> NodesAsync(IReadOnlyCollection<int> places, CancellationToken ct)
    {
        var data = new Dictionary<int, object>(places.Count);
        var datasets = await records.DatasetsAsync([.. places.Select(p => Graph.Nodes[p]).Where(n => !n.IsJob).Select(n => n.Number)], ct);
        foreach (var dataset in datasets) data[Graph.Places[dataset.Number]] = Dataset(dataset, null, null, columns: false);
        foreach (var job in await records.JobsAsync([.. places.Select(p => Graph.Nodes[p]).Where(n => n.IsJob).Select(n => n.Number)], ct)) data[Graph.Places[job.Number]] = Job(job, Latest(job));
        return data;
    }

    public async Task<MarquezDataset?> DatasetAsync(int place, CancellationToken ct)
    {
        if ((await records.DatasetsAsync([Graph.Nodes[place].Number], ct)).SingleOrDefault() is not { } stored) return null;
        var newest = Open(place) ? await records.WritesAsync(Graph.NumbersOf(place), Desk.ClosedJobs(place), 0, 1, ct) : [];
        return Dataset(stored, newest.Count > 0 ? newest[0].Run.Id.Value : null, newest.Count > 0 ? newest[0].At : null, columns: true);
    }

    public MarquezDataset Dataset(DatasetRecord stored, Guid? version, DateTimeOffset? written, bool columns)
    {
        var place = Graph.Places[stored.Number];
        var facets = Open(place) ? stored.Facets : FacetMap.Empty;
        return new MarquezDataset(
            new MarquezName(stored.Namespace, stored.Name), TypeOf(stored.Namespace), stored.Name, stored.Name, stored.FirstSeenAt.UtcDateTime, stored.UpdatedAt.UtcDateTime, stored.Namespace, SourceOf(stored, facets),
            Open(place) ? Fields(stored.Fields) : [], facets.Tags(), written?.UtcDateTime, facets.Text("lifecycleStateChange", "lifecycleStateChange"), facets.Text("documentation", "description"), version,
            columns && Open(place) ? MarquezColumns.Of(this, place) : null, new MarquezFacets(facets), stored.Dropped);
    }

    /// <summary>Jobs in this order, each with its latest runs.</summary>
    public async Task<IReadOnlyList<MarquezJob>> JobsAsync(IReadOnlyList<long> numbers, CancellationToken ct)
    {
        var stored = (await records.JobsAsync(numbers, ct)).ToDictionary(j => j.Number);
        var runs = (await records.LatestRunsAsync([.. numbers.Where(n => Open(Graph.Places[n]))], LatestRuns, ct)).ToLookup(r => r.Job);
        return [.. numbers.Where(stored.ContainsKey).Select(n => Job(stored[n], runs[n]))];
    }

    private MarquezJob Job(JobRecord stored, IEnumerable<RunRecord> runs)
    {
        var place = Graph.Places[stored.Number];
        var open = Open(place);
        var facets = open ? stored.Facets : FacetMap.Empty;
        var (inputs, outputs) = (Names(place, down: false), Names(place, down: true));
        var latest = open ? runs.Select(r => Run(r, [])).ToList() : [];
        var parent = open && stored.Latest is { } newest && RunParent.Of(newest.Facets) is { JobNamespace: { } space, JobName: { } name } && Desk.Find(LineageNumber.OfJob(space, name)) is >= 0 and var above && above != place ? Graph.Nodes[above] : (GraphNode?)null;
        var context = facets.Text("sql", "query") is { } sql ? new Dictionary<string, string> { ["sql"] = sql } : Nothing;
        return new MarquezJob(
            new MarquezName(stored.Namespace, stored.Name), facets.Text("jobType", "processingType") is "STREAMING" ? "STREAM" : facets.Text("jobType", "processingType") ?? "BATCH", stored.Name, stored.Name, parent?.Name, parent is { } job ? VersionOf(job.Number) : null,
            stored.FirstSeenAt.UtcDateTime, stored.LastSeenAt.UtcDateTime, stored.Namespace, inputs, outputs, facets.Text("sourceCodeLocation", "url"), context, facets.Text("documentation", "description"),
            latest.FirstOrDefault(), latest.Count == 0 ? null : latest, facets.Tags(), new MarquezFacets(facets), VersionOf(stored.Number));
    }

    /// <summary>Runs with what they read and wrote, in one more query.</summary>
    public async Task<IReadOnlyList<MarquezRun>> RunsAsync(IReadOnlyList<RunRecord> runs, CancellationToken ct)
    {
        var parts = (await records.PartsAsync([.. runs.Select(r => r.Id)], ct)).ToLookup(p => p.Run.Id);
        return [.. runs.Select(r => Run(r, parts[r.Id]))];
    }

    public MarquezRun Run(RunRecord run, IEnumerable<PartRecord> parts)
    {
        var job = Graph.Nodes[Graph.Places[run.Job]];
        var all = parts.Where(p => Desk.Find(p.Dataset) >= 0).ToList();
        return new MarquezRun(
            run.ProducerId, run.FirstEventAt.UtcDateTime, run.LastEventAt.UtcDateTime, run.Facets.Time("nominalTime", "nominalStartTime")?.UtcDateTime, run.Facets.Time("nominalTime", "nominalEndTime")?.UtcDateTime,
            StateOf(run.State), run.BeganAt.UtcDateTime, run.EndedAt?.UtcDateTime, (long?)run.Duration?.TotalMilliseconds, Nothing, new MarquezVersion(job.Namespace, job.Name, VersionOf(run.Job)),
            Parts(RunDirection.Input), Parts(RunDirection.Output), Nothing, new MarquezFacets(run.Facets));

        // What a run wrote is a version by that run's id; what it read is told without asking who wrote it last.
        List<MarquezPart> Parts(RunDirection direction) => [.. all.Where(p => p.Direction == direction).Select(p =>
        {
            var node = Graph.Nodes[Graph.Places[p.Dataset]];
            return new MarquezPart(new MarquezVersion(node.Namespace, node.Name, direction == RunDirection.Output ? run.Id.Value : VersionOf(p.Dataset)), new MarquezFacets(p.Facets));
        })];
    }

    /// <summary>A dataset as a run left it, with the schema of that time.</summary>
    public MarquezDatasetVersion Version(DatasetRecord stored, PartRecord write, IReadOnlyList<SchemaRecord> schemas)
    {
        var schema = schemas.Where(s => s.FirstSeenAt <= write.At).MaxBy(s => s.FirstSeenAt) ?? schemas.MinBy(s => s.FirstSeenAt);
        return Version(stored, write.Run.Id.Value, write.At, schema, Run(write.Run, [write]), new MarquezFacets(stored.Facets.Join(write.Facets)));
    }

    /// <summary>A dataset that no run wrote, as one of its schemas.</summary>
    public static MarquezDatasetVersion Version(DatasetRecord stored, SchemaRecord schema) => Version(stored, new Guid(schema.Hash.AsSpan(0, 16), bigEndian: true), schema.FirstSeenAt, schema, null, new MarquezFacets(stored.Facets));

    private static MarquezDatasetVersion Version(DatasetRecord stored, Guid version, DateTimeOffset at, SchemaRecord? schema, MarquezRun? run, MarquezFacets facets) => new(
        new MarquezVersion(stored.Namespace, stored.Name, version), TypeOf(stored.Namespace), stored.Name, stored.Name, at.UtcDateTime, version, stored.Namespace, SourceOf(stored, stored.Facets), Fields(schema?.Fields ?? []),
        stored.Facets.Tags(), stored.Facets.Text("lifecycleStateChange", "lifecycleStateChange"), stored.Facets.Text("documentation", "description"), run, facets);

    private static RunRecord[] Latest(JobRecord job) => job.Latest is { } run ? [run] : [];

    public bool Open(int place) => Desk.Sight.Node(place) == Sighted.Open;

    private List<MarquezName> Names(int place, bool down) => [.. Desk.Neighbours(place, down).Where(n => !n.IsJob && !n.Proposed).Select(n => new MarquezName(n.Namespace, n.Name))];

    private static List<MarquezField> Fields(IReadOnlyList<SchemaField> fields) => [.. fields.Select(f => new MarquezField(f.Name, f.Type, [], f.Description))];

    private static string SourceOf(DatasetRecord stored, FacetMap facets) => facets.Text("dataSource", "name") ?? stored.Namespace;

    private static string TypeOf(string space) => space.StartsWith("kafka:", StringComparison.Ordinal) ? "STREAM" : "DB_TABLE";

    internal static string StateOf(RunState state) => state switch
    {
        RunState.Running => "RUNNING",
        RunState.Completed => "COMPLETED",
        RunState.Failed => "FAILED",
        RunState.Aborted => "ABORTED",
        _ => "NEW",
    };

    /// <summary>The state that Marquez calls so; <c>null</c> when it knows no such word.</summary>
    internal static RunState? StateOf(string word) => Enum.GetValues<RunState>().Where(s => string.Equals(StateOf(s), word, StringComparison.OrdinalIgnoreCase)).Select(s => (RunState?)s).FirstOrDefault();

    /// <summary>One and the same for a node for ever.</summary>
    internal static Guid VersionOf(long number)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return new Guid(bytes, bigEndian: true);
    }
}
