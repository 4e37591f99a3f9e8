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
        var stated = new List<StatedSource>();
        if (run is null && job is null)
        {
            var about = DatasetParts.Of(dataset!.Value, new EventPart("dataset"), null, at, stated);
            return new LineageEvent { Kind = LineageEventKind.Dataset, At = at, Producer = producer, Dataset = about, Stated = stated };
        }
        if (job is not { } named) throw new UnusableEventException("A run event needs a job with namespace and name.");
        var facets = Facets.Of(named, new EventPart("job"), at);
        var own = new NodeName(true, named.Name("namespace", new EventPart("job")), named.Name("name", new EventPart("job")));
        var running = run is { } told ? new RunReading(RunId(told), TypeOf(root), Facets.Of(told, new EventPart("run"), at)) : null;
        stated.AddRange(StatedLineage.OfJob(named, own));
        return new LineageEvent
        {
            Kind = run is null ? LineageEventKind.Job : LineageEventKind.Run,
            At = at,
            Producer = producer,
            Job = new JobReading(own.Namespace, own.Name, facets),
            Run = running,
            Inputs = Datasets(root, "inputs", "inputFacets", at, stated),
            Outputs = Datasets(root, "outputs", "outputFacets", at, stated),
            Stated = stated,
        };
    }

    private static string RunId(JsonElement run)
    {
        if (run.OptionalText("runId") is not { Length: > 0 } id) throw new UnusableEventException("run.runId is missing: it tells which events belong together.");
        if (id.Length > MaxRunId || id.Contains('\0', StringComparison.Ordinal)) throw new UnusableEventException($"run.runId is longer than {MaxRunId} characters or holds a NUL.");
        // The same UUID may be spelled in two ways.
        return id.AsSpan().ContainsAnyInRange('A', 'F') && Guid.TryParseExact(id, "D", out var uuid) ? uuid.ToString("D") : id;
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

    private static DatasetReading[] Datasets(JsonElement root, string key, string runFacets, DateTimeOffset at, List<StatedSource> stated)
    {
        if (!root.TryGetProperty(key, out var list) || list.ValueKind == JsonValueKind.Null) return [];
        if (list.ValueKind != JsonValueKind.Array) throw new UnusableEventException($"{key} is not an array.");
        var read = new DatasetReading[list.GetArrayLength()];
        var index = 0;
        foreach (var each in list.EnumerateArray()) read[index] = DatasetParts.Of(each, new EventPart(key, index++), runFacets, at, stated);
        return read;
    }
}
