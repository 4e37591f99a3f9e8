namespace Catalog.Core.Lineage;

/// <summary>
/// What a number of events teach, taken together. Everything in it joins: order, repetition and the cut into batches
/// make no difference. The projector joins the lessons of a batch with what is stored.
/// </summary>
public sealed class LineageLessons
{
    public Dictionary<long, Job> Jobs { get; } = [];
    public Dictionary<RunId, Run> Runs { get; } = [];
    public Dictionary<(RunId, long, RunDirection), RunDataset> RunDatasets { get; } = [];
    public Dictionary<long, DatasetSighting> Datasets { get; } = [];
    public Dictionary<(long Dataset, string Hash), SchemaVersion> Schemas { get; } = [];
    public Dictionary<long, LineageField> Fields { get; } = [];
    public Dictionary<(long Alias, long Dataset), DatasetAlias> Aliases { get; } = [];
    public Dictionary<LineageEdgeId, LineageEdge> Edges { get; } = [];

    public void Take(LineageEvent happened)
    {
        var at = happened.At;
        var job = happened.Job is { } named ? JobOf(named.Namespace, named.Name, at) : null;
        job?.Learn(happened.Job!.Facets, happened.Producer, at);
        Run? run = null;
        if (happened.Run is { } reading && job is not null)
        {
            var id = RunId.Of(reading.Id, job.Number);
            if (!Runs.TryGetValue(id, out run)) Runs[id] = run = new Run(reading.Id, job.Number, at);
            run.Learn(reading, at);
        }
        var origin = happened.Kind == LineageEventKind.Run ? EdgeOrigins.Observed : EdgeOrigins.Declared;
        var teacher = new Teacher(job?.Number, run?.Id, origin, at);
        foreach (var input in happened.Inputs) Touch(input, RunDirection.Input, teacher);
        foreach (var output in happened.Outputs) Touch(output, RunDirection.Output, teacher);
        if (happened.Dataset is { } dataset) Learn(dataset, teacher);
        foreach (var stated in happened.Stated) Learn(stated, teacher);
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
        var number = DatasetOf(dataset.Namespace, dataset.Name, at).Number;
        Datasets[number].Learn(dataset.Facets, at, at);
        if (dataset.Fields is { Count: > 0 } fields)
        {
            var version = new SchemaVersion(number, fields, at);
            var key = (number, Convert.ToHexString(version.Hash));
            if (!Schemas.TryAdd(key, version)) Schemas[key].Seen(at, at);
        }
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

    private void ConnectFields(long from, string fromField, long to, string toField, IReadOnlyList<string> transformations, Teacher teacher)
    {
        var (source, target) = (FieldOf(from, fromField), FieldOf(to, toField));
        var edge = new LineageEdge(EdgeKind.Field, source, target, teacher.Origin, teacher.At).Between(from, to);
        edge.Taught(teacher.Job, teacher.Run, transformations);
        Add(edge);
    }

    private void Connect(EdgeKind kind, long from, long to, Teacher teacher)
    {
        var edge = new LineageEdge(kind, from, to, teacher.Origin, teacher.At);
        edge.Taught(teacher.Job, teacher.Run, []);
        Add(edge);
    }

    private void Add(LineageEdge edge)
    {
        if (!Edges.TryAdd(edge.Id, edge)) Edges[edge.Id].Join(edge);
    }

    private Job JobOf(string ns, string name, DateTimeOffset at)
    {
        var number = LineageNumber.OfJob(ns, name);
        if (!Jobs.TryGetValue(number, out var job)) Jobs[number] = job = new Job(ns, name, at);
        job.Learn(FacetMap.Empty, null, at);
        return job;
    }

    private DatasetSighting DatasetOf(string ns, string name, DateTimeOffset at)
    {
        var number = LineageNumber.OfDataset(ns, name);
        if (!Datasets.TryGetValue(number, out var dataset)) Datasets[number] = dataset = new DatasetSighting(ns, name, at);
        dataset.Learn(FacetMap.Empty, at, at);
        return dataset;
    }

    private long NodeOf(NodeName node, DateTimeOffset at) =>
        node.IsJob ? JobOf(node.Namespace, node.Name, at).Number : DatasetOf(node.Namespace, node.Name, at).Number;

    private long FieldOf(long dataset, string name)
    {
        var field = new LineageField(dataset, name);
        Fields.TryAdd(field.Number, field);
        return field.Number;
    }

    private readonly record struct Teacher(long? Job, RunId? Run, EdgeOrigins Origin, DateTimeOffset At);
}
