using System.Text.Json;
using Catalog.Core.Lineage;

namespace Catalog.Connectors.OpenLineage;

/// <summary>One JSON object as an event.</summary>
internal static class EventReading
{
    private const int MaxRunId = 400;

    public static LineageEvent Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new UnusableEventException("An event is a JSON object.");
        var (run, job, dataset) = (root.OptionalObject("run"), root.OptionalObject("job"), root.OptionalObject("dataset"));
        if (run is null && job is null && dataset is null)
            throw new UnusableEventException("It is neither a run event (run and job), a job event (job) nor a dataset event (dataset): none of these keys is there.");
        var at = EventTime.Of(root);
        var producer = root.OptionalText("producer") is { Length: <= Texts.MaxName } known ? known.Replace('\0', '\uFFFD') : null;
        if (run is null && job is null)
        {
            return new LineageEvent { Kind = LineageEventKind.Dataset, At = at, Producer = producer }
                .With(DatasetParts.Of(dataset!.Value, "dataset", null, at));
        }
        if (job is null) throw new UnusableEventException("A run event needs a job with namespace and name.");
        var jobFacets = Facets.Of(job.Value, "job.facets", at);
        var read = new LineageEvent
        {
            Kind = run is null ? LineageEventKind.Job : LineageEventKind.Run,
            At = at,
            Producer = producer,
            Job = new JobReading(job.Value.Name("namespace", "job.namespace"), job.Value.Name("name", "job.name"), jobFacets),
            Run = run is { } running ? new RunReading(RunId(running), TypeOf(root), Facets.Of(running, "run.facets", at)) : null,
        };
        var inputs = Datasets(root, "inputs", "inputFacets", at);
        var outputs = Datasets(root, "outputs", "outputFacets", at);
        var own = new NodeName(true, read.Job.Namespace, read.Job.Name);
        return read with
        {
            Inputs = [.. inputs.Select(i => i.Dataset)],
            Outputs = [.. outputs.Select(o => o.Dataset)],
            Stated = [.. StatedLineage.OfJob(job.Value, own), .. inputs.Concat(outputs).SelectMany(d => d.Stated)],
        };
    }

    private static LineageEvent With(this LineageEvent happened, (DatasetReading Dataset, IReadOnlyList<StatedSource> Stated) read) =>
        happened with { Dataset = read.Dataset, Stated = read.Stated };

    private static string RunId(JsonElement run)
    {
        if (run.OptionalText("runId") is not { Length: > 0 } id) throw new UnusableEventException("run.runId is missing: it tells which events belong together.");
        if (id.Length > MaxRunId || id.Contains('\0', StringComparison.Ordinal)) throw new UnusableEventException($"run.runId is longer than {MaxRunId} characters or holds a NUL.");
        // The same UUID may be spelled in two ways.
        return Guid.TryParseExact(id, "D", out var uuid) ? uuid.ToString("D") : id;
    }

    // As Marquez has it: what is not said, or not known, is running.
    private static RunEventType TypeOf(JsonElement root) => root.OptionalText("eventType")?.ToUpperInvariant() switch
    {
        "START" => RunEventType.Start,
        "COMPLETE" => RunEventType.Complete,
        "ABORT" => RunEventType.Abort,
        "FAIL" => RunEventType.Fail,
        "OTHER" => RunEventType.Other,
        _ => RunEventType.Running,
    };

    private static List<(DatasetReading Dataset, IReadOnlyList<StatedSource> Stated)> Datasets(JsonElement root, string key, string runFacets, DateTimeOffset at)
    {
        if (!root.TryGetProperty(key, out var list) || list.ValueKind == JsonValueKind.Null) return [];
        if (list.ValueKind != JsonValueKind.Array) throw new UnusableEventException($"{key} is not an array.");
        var read = new List<(DatasetReading, IReadOnlyList<StatedSource>)>();
        var index = 0;
        foreach (var each in list.EnumerateArray()) read.Add(DatasetParts.Of(each, $"{key}[{index++}]", runFacets, at));
        return read;
    }
}
