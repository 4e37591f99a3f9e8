namespace Catalog.Core.Lineage;

/// <summary>
/// What a number of events teach, taken together. Everything in it joins: order, repetition and the cut into batches
/// make no difference. The projector joins the lessons of a batch with what is stored.
/// </summary>
public sealed class LineageLessons
{
    private const int MostKept = 100_000;

    public Dictionary<long, Job> Jobs { get; } = [];
    public Dictionary<RunId, Run> Runs { get; } = [];
    public Dictionary<(RunId, long, RunDirection), RunDataset> RunDatasets { get; } = [];
    public Dictionary<long, DatasetSighting> Datasets { get; } = [];
    public Dictionary<(long Dataset, string Hash), SchemaVersion> Schemas { get; } = [];
    public Dictionary<long, LineageField> Fields { get; } = [];
    public Dictionary<(long Alias, long Dataset), DatasetAlias> Aliases { get; } = [];
    public Dictionary<LineageEdgeId, LineageEdge> Edges { get; } = [];

    // Names are hashed once for all events that speak of them.
    private readonly Dictionary<(string, string), Job> jobs = [];
    private readonly Dictionary<(string, string), DatasetSighting> datasets = [];
    private readonly Dictionary<(string, long), Run> runs = [];
    private readonly Dictionary<(long, string), long> fields = [];
    private readonly Dictionary<(EdgeKind, long, long), LineageEdge> edges = [];
    private readonly Dictionary<long, SchemaVersion> schemas = [];

    public void Take(LineageEvent happened)
    {
        var at = happened.At;
        var job = happened.Job is { } named ? JobOf(named.Namespace, named.Name, at) : null;
        job?.Learn(happened.Job!.Facets, happened.Producer, at);
        var run = happened.Run is { } reading && job is not null ? RunOf(reading.Id, job.Number, at) : null;
        run?.Learn(happened.Run!, at);
        var origin = happened.Kind == LineageEventKind.Run ? EdgeOrigins.Observed : EdgeOrigins.Declared;
        var teacher = new Teacher(job?.Number, run?.Id, origin, at);
        foreach (var input in happened.Inputs) Touch(input, RunDirection.Input, teacher);
        foreach (var output in happened.Outputs) Touch(output, RunDirection.Output, teacher);
        if (happened.Dataset is { } dataset) Learn(dataset, teacher);
        foreach (var stated in happened.Stated) Learn(stated, teacher);
    }

    /// <summary>Forgets everything, to be used again: large tables are dear to make.</summary>
    public void Clear()
    {
        Empty(Jobs);
        Empty(Runs);
        Empty(RunDatasets);
        Empty(Datasets);
        Empty(Schemas);
        Empty(Fields);
        Empty(Aliases);
        Empty(Edges);
        Empty(jobs);
        Empty(datasets);
        Empty(runs);
        Empty(fields);
        Empty(edges);
        Empty(schemas);
    }

    private static void Empty<TKey, T>(Dictionary<TKey, T> table) where TKey : notnull
    {
        var large = table.Count > MostKept;
        table.Clear();
        if (large) table.TrimExcess();
    }

    /// <summary>Takes over what others learned; theirs become part of these and are not to be used any more.</summary>
    public void Join(LineageLessons others)
    {
        Join(Jobs, others.Jobs, (have, more) => have.Join(more));
        Join(Runs, others.Runs, (have, more) => have.Join(more));
        Join(RunDatasets, others.RunDatasets, (have, more) => have.Learn(more.Facets, more.At));
        Join(Datasets, others.Datasets, (have, more) => have.Learn(more.Facets, more.FirstSeenAt, more.LastSeenAt));
        Join(Schemas, others.Schemas, (have, more) => have.Seen(more.FirstSeenAt, more.LastSeenAt));
        Join(Fields, others.Fields, (_, _) => { });
        Join(Aliases, others.Aliases, (have, more) => have.Seen(more.Type, more.LastSeenAt));
        Join(Edges, others.Edges, (have, more) => have.Join(more));
    }

    private static void Join<TKey, T>(Dictionary<TKey, T> mine, Dictionary<TKey, T> theirs, Action<T, T> join) where TKey : notnull
    {
        foreach (var (key, more) in theirs)
            if (!mine.TryAdd(key, more)) join(mine[key], more);
    }

    private void Touch(DatasetReading dataset, RunDirection direction, Teacher teacher)
    {
        var number = Learn(dataset, teacher);
        if (teacher.Job is not { } job) return;
        if (direction == RunDirection.Input) Connect(EdgeKind.DatasetToJob, number, job, teacher);
        else Connect(EdgeKind.JobToDataset, job, number, teacher);
        if (teacher.Run is not { } run) return;
        if (!RunDatasets.TryGetValue((run, number, direction), out var part)) RunDatasets[(run, number, direction)] = part = new RunDataset(run, number, direction, teacher.At);
        part.Learn(dataset.RunFacets, teacher.At);
    }

    private long Learn(DatasetReading dataset, Teacher teacher)
    {
        var at = teacher.At;
        var seen = DatasetOf(dataset.Namespace, dataset.Name, at);
        var number = seen.Number;
        seen.Learn(dataset.Facets, at, at);
        if (dataset.Fields is { Count: > 0 } columns) SchemaOf(number, columns, at).Seen(at, at);
        foreach (var alias in dataset.Aliases)
        {
            var named = new DatasetAlias(alias.Namespace, alias.Name, alias.Type, number, at);
            if (named.AliasNumber == number) continue;
            if (!Aliases.TryAdd((named.AliasNumber, number), named)) Aliases[(named.AliasNumber, number)].Seen(alias.Type, at);
        }
        foreach (var source in dataset.Sources)
        {
            var from = DatasetOf(source.Namespace, source.Name, at).Number;
            ConnectFields(from, source.Field, number, source.ToField, source.Transformations, teacher);
        }
        return number;
    }

    private void Learn(StatedSource stated, Teacher teacher)
    {
        var (from, to) = (NodeOf(stated.From, teacher.At), NodeOf(stated.To, teacher.At));
        var through = teacher.Job;
        if (stated is { From.IsJob: true, To.IsJob: true }) { if (from != to) Connect(EdgeKind.JobToJob, from, to, teacher); }
        else if (stated.To.IsJob) Connect(EdgeKind.DatasetToJob, from, to, teacher);
        else if (stated.From.IsJob) Connect(EdgeKind.JobToDataset, from, to, teacher);
        else if (through is { } job)
        {
            Connect(EdgeKind.DatasetToJob, from, job, teacher);
            Connect(EdgeKind.JobToDataset, job, to, teacher);
        }
        else Connect(EdgeKind.DatasetToDataset, from, to, teacher);
        if (stated is { From.IsJob: false, To.IsJob: false, FromField: { } field }) ConnectFields(from, field, to, stated.ToField ?? "*", stated.Transformations, teacher);
    }

    private void ConnectFields(long from, string fromField, long to, string toField, IReadOnlyList<string> transformations, Teacher teacher) =>
        EdgeOf(EdgeKind.Field, FieldOf(from, fromField), FieldOf(to, toField), teacher).Between(from, to).Seen(teacher.Origin, teacher.At, teacher.Job, teacher.Run, transformations);

    private void Connect(EdgeKind kind, long from, long to, Teacher teacher) => EdgeOf(kind, from, to, teacher).Seen(teacher.Origin, teacher.At, teacher.Job, teacher.Run, []);

    private LineageEdge EdgeOf(EdgeKind kind, long from, long to, Teacher teacher)
    {
        if (edges.TryGetValue((kind, from, to), out var edge)) return edge;
        edge = new LineageEdge(kind, from, to, teacher.Origin, teacher.At);
        if (!Edges.TryAdd(edge.Id, edge)) edge = Edges[edge.Id];
        return edges[(kind, from, to)] = edge;
    }

    private Job JobOf(string ns, string name, DateTimeOffset at)
    {
        if (!jobs.TryGetValue((ns, name), out var job))
        {
            job = new Job(ns, name, at);
            // Two names may have one number.
            if (!Jobs.TryAdd(job.Number, job)) job = Jobs[job.Number];
            jobs[(ns, name)] = job;
        }
        job.Learn(FacetMap.Empty, null, at);
        return job;
    }

    private DatasetSighting DatasetOf(string ns, string name, DateTimeOffset at)
    {
        if (!datasets.TryGetValue((ns, name), out var dataset))
        {
            dataset = new DatasetSighting(ns, name, at);
            if (!Datasets.TryAdd(dataset.Number, dataset)) dataset = Datasets[dataset.Number];
            datasets[(ns, name)] = dataset;
        }
        dataset.Learn(FacetMap.Empty, at, at);
        return dataset;
    }

    private Run RunOf(string producerId, long job, DateTimeOffset at)
    {
        if (runs.TryGetValue((producerId, job), out var run)) return run;
        run = new Run(producerId, job, at);
        if (!Runs.TryAdd(run.Id, run)) run = Runs[run.Id];
        return runs[(producerId, job)] = run;
    }

    // A pipeline says the same schema again and again.
    private SchemaVersion SchemaOf(long dataset, IReadOnlyList<SchemaField> columns, DateTimeOffset at)
    {
        if (schemas.TryGetValue(dataset, out var last) && last.Fields.SequenceEqual(columns)) return last;
        var version = new SchemaVersion(dataset, columns, at);
        var key = (dataset, Convert.ToHexString(version.Hash));
        if (!Schemas.TryAdd(key, version)) version = Schemas[key];
        return schemas[dataset] = version;
    }

    private long NodeOf(NodeName node, DateTimeOffset at) =>
        node.IsJob ? JobOf(node.Namespace, node.Name, at).Number : DatasetOf(node.Namespace, node.Name, at).Number;

    private long FieldOf(long dataset, string name)
    {
        if (fields.TryGetValue((dataset, name), out var number)) return number;
        var field = new LineageField(dataset, name);
        Fields.TryAdd(field.Number, field);
        return fields[(dataset, name)] = field.Number;
    }

    private readonly record struct Teacher(long? Job, RunId? Run, EdgeOrigins Origin, DateTimeOffset At);
}
