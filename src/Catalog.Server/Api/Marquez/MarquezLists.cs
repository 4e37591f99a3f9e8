using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Server.Api.Lineage;
using Microsoft.AspNetCore.Mvc;

namespace Catalog.Server.Api.Marquez;

/// <summary>Lists in Marquez's shape: by limit and offset, with a total over what this person may see.</summary>
internal static class MarquezLists
{
    public const int MostSchemas = 200;
    private const int MostAtOnce = 1000;
    private const int MostEventsRead = 20_000;
    private const int EventsAtOnce = 500;
    private const string NobodysOwner = "anonymous";

    public static async Task<IResult> NamespacesAsync(HttpContext http, int? limit, int? offset, CancellationToken ct)
    {
        var reader = await http.ReaderAsync();
        var all = Visible(reader).Select(p => reader.Moment.Graph.Nodes[p].Namespace).Distinct().Order(StringComparer.Ordinal);
        return Results.Ok(new { namespaces = await DescribedAsync(reader, [.. Paged(all, limit, offset)], ct) });
    }

    public static async Task<IResult> NamespaceAsync(HttpContext http, CancellationToken ct)
    {
        var (reader, space) = (await http.ReaderAsync(), http.Name("space"));
        if (!Sees(reader, space)) return MarquezEndpoints.Refuse(404, $"Namespace '{space}' not found.");
        return Results.Ok((await DescribedAsync(reader, [space], ct))[0]);
    }

    public static async Task<IResult> DatasetsAsync(HttpContext http, int? limit, int? offset, CancellationToken ct)
    {
        var (reader, space) = (await http.ReaderAsync(), http.Name("space"));
        var all = Named(reader, jobs: false, space);
        if (all.Count == 0 && !Sees(reader, space)) return MarquezEndpoints.Refuse(404, $"Namespace '{space}' not found.");
        var stored = await reader.Records.DatasetsAsync([.. Paged(all, limit, offset).Select(p => reader.Moment.Graph.Nodes[p].Number)], ct);
        return Results.Ok(new { datasets = stored.OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => reader.Dataset(d, null, null, columns: true)), totalCount = all.Count });
    }

    public static Task<IResult> AllJobsAsync(HttpContext http, [FromQuery] string[]? lastRunStates, int? limit, int? offset, CancellationToken ct) => JobsAsync(http, null, lastRunStates, limit, offset, ct);

    public static Task<IResult> JobsAsync(HttpContext http, [FromQuery] string[]? lastRunStates, int? limit, int? offset, CancellationToken ct) => JobsAsync(http, http.Name("space"), lastRunStates, limit, offset, ct);

    public static async Task<IResult> VersionsAsync(HttpContext http, int? limit, int? offset, CancellationToken ct)
    {
        var reader = await http.ReaderAsync();
        var place = reader.Desk.Find(LineageNumber.OfDataset(http.Name("space"), http.Name("dataset")));
        if (place < 0 || (await reader.Records.DatasetsAsync([reader.Moment.Graph.Nodes[place].Number], ct)).SingleOrDefault() is not { } stored) return MarquezEndpoints.NoDataset(http);
        if (!reader.Open(place)) return Results.Ok(new { versions = Array.Empty<MarquezDatasetVersion>(), totalCount = 0 });
        var (numbers, closed) = (reader.Moment.Graph.NumbersOf(place), reader.Desk.ClosedJobs(place));
        var schemas = await reader.Records.SchemasAsync(numbers, MostSchemas, ct);
        var total = await reader.Records.CountWritesAsync(numbers, closed, ct);
        if (total == 0) return Results.Ok(new { versions = Paged(schemas, limit, offset).Select(s => MarquezReader.Version(stored, s)), totalCount = schemas.Count });
        var writes = await reader.Records.WritesAsync(numbers, closed, Offset(offset), Limit(limit), ct);
        return Results.Ok(new { versions = writes.Select(w => reader.Version(stored, w, schemas)), totalCount = total });
    }

    public static async Task<IResult> RunsAsync(HttpContext http, int? limit, int? offset, CancellationToken ct)
    {
        var reader = await http.ReaderAsync();
        var place = reader.Desk.Find(LineageNumber.OfJob(http.Name("space"), http.Name("job")));
        if (place < 0) return MarquezEndpoints.NoJob(http);
        if (!reader.Open(place)) return Results.Ok(new { runs = Array.Empty<MarquezRun>(), totalCount = 0 });
        var job = reader.Moment.Graph.Nodes[place].Number;
        return Results.Ok(new { runs = await reader.RunsAsync(await reader.Records.RunsAsync(job, Offset(offset), Limit(limit), ct), ct), totalCount = await reader.Records.CountRunsAsync(job, ct) });
    }

    /// <summary>Raw events without those that speak of something this person may not read in full.</summary>
    public static async Task<IResult> EventsAsync(HttpContext http, string? before, string? after, string? sortDirection, int? limit, int? offset, ILineageReader events, CancellationToken ct)
    {
        if (sortDirection is not (null or "" or "asc" or "desc" or "ASC" or "DESC")) return MarquezEndpoints.Refuse(400, "sortDirection is asc or desc.");
        if (!Instant(before, out var to) || !Instant(after, out var from)) return MarquezEndpoints.Refuse(400, "before and after are instants such as 2026-01-31T00:00:00Z.");
        var (reader, newest) = (await http.ReaderAsync(), sortDirection is not ("asc" or "ASC"));
        if (!reader.Desk.Sight.Anything) return Results.Ok(new { events = Array.Empty<JsonElement>(), totalCount = 0 });
        if (reader.Desk.Sight.Everything)
        {
            var page = await reader.Records.EventsAsync(from, to, newest, Offset(offset), Limit(limit), ct);
            return Results.Ok(new { events = page.Select(Raw), totalCount = await reader.Records.CountEventsAsync(from, to, ct) });
        }
        var readable = new List<string>();
        for (var read = 0; read < MostEventsRead; read += EventsAtOnce)
        {
            var portion = await reader.Records.EventsAsync(from, to, newest, read, EventsAtOnce, ct);
            readable.AddRange(portion.Where(json => Readable(reader, events.Read(Encoding.UTF8.GetBytes(json)).Event)));
            if (portion.Count < EventsAtOnce) break;
        }
        return Results.Ok(new { events = Paged(readable, limit, offset).Select(Raw), totalCount = readable.Count });
    }

    /// <summary>By name, with SQL's wildcards, as Marquez does.</summary>
    public static async Task<IResult> SearchAsync(HttpContext http, string? q, string? filter, string? sort, int? limit, string? @namespace, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(q)) return MarquezEndpoints.Refuse(400, "q is missing: a part of a name.");
        var reader = await http.ReaderAsync();
        var graph = reader.Moment.Graph;
        var pattern = new Regex(Regex.Escape(q).Replace("%", ".*", StringComparison.Ordinal).Replace("_", ".", StringComparison.Ordinal), RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        var found = Visible(reader).Where(p => (@namespace is null || graph.Nodes[p].Namespace == @namespace) && Wanted(graph.Nodes[p].IsJob) && pattern.IsMatch(graph.Nodes[p].Name))
            .OrderBy(p => graph.Nodes[p].Name, StringComparer.Ordinal).ThenBy(p => graph.Nodes[p].Id, StringComparer.Ordinal).Take(Math.Max(Limit(limit), MostAtOnce)).ToList();
        var jobs = (await reader.Records.JobsAsync([.. found.Select(p => graph.Nodes[p].Number).Where(LineageNumber.IsJob)], ct)).ToDictionary(j => j.Number, j => j.LastSeenAt);
        var datasets = (await reader.Records.DatasetsAsync([.. found.Select(p => graph.Nodes[p].Number).Where(n => !LineageNumber.IsJob(n))], ct)).ToDictionary(d => d.Number, d => d.UpdatedAt);
        var hits = found.Select(p => graph.Nodes[p]).Where(n => jobs.ContainsKey(n.Number) || datasets.ContainsKey(n.Number))
            .Select(n => new MarquezHit(n.IsJob ? "JOB" : "DATASET", n.Name, (n.IsJob ? jobs : datasets)[n.Number].UtcDateTime, n.Namespace, n.Id));
        // The specification says updated_at, the web page UPDATE_AT.
        if (sort?.ToUpperInvariant() is "UPDATED_AT" or "UPDATE_AT") hits = hits.OrderByDescending(h => h.UpdatedAt);
        var results = hits.Take(Limit(limit)).ToList();
        return Results.Ok(new { totalCount = results.Count, results });

        bool Wanted(bool isJob) => filter?.ToUpperInvariant() switch { "JOB" => isJob, "DATASET" => !isJob, _ => true };
    }

    // The job that was heard of last comes first, as Marquez has it.
    private static async Task<IResult> JobsAsync(HttpContext http, string? space, string[]? lastRunStates, int? limit, int? offset, CancellationToken ct)
    {
        var reader = await http.ReaderAsync();
        var visible = Named(reader, jobs: true, space).ToDictionary(p => reader.Moment.Graph.Nodes[p].Number);
        if (visible.Count == 0 && space is not null && !Sees(reader, space)) return MarquezEndpoints.Refuse(404, $"Namespace '{space}' not found.");
        var all = (await reader.Records.JobsByLastSeenAsync(space, ct)).Where(visible.ContainsKey).ToList();
        if (lastRunStates is { Length: > 0 })
        {
            var states = lastRunStates.Select(MarquezReader.StateOf).ToList();
            if (states.Contains(null)) return MarquezEndpoints.Refuse(400, "lastRunStates are of NEW, RUNNING, COMPLETED, FAILED and ABORTED.");
            // Of a restricted job nobody learns how its runs went.
            var jobs = await reader.Records.JobsInAsync([.. states.OfType<RunState>()], ct);
            all = all.FindAll(n => reader.Open(visible[n]) && jobs.Contains(n));
        }
        return Results.Ok(new { jobs = await reader.JobsAsync([.. Paged(all, limit, offset)], ct), totalCount = all.Count });
    }

    internal static IEnumerable<int> Visible(MarquezReader reader)
    {
        var graph = reader.Moment.Graph;
        return reader.Desk.Sight.Anything ? Enumerable.Range(0, graph.Nodes.Count).Where(p => graph.Places[graph.Nodes[p].Number] == p && reader.Desk.Sight.Node(p) != Sighted.Hidden) : [];
    }

    private static bool Sees(MarquezReader reader, string space) => Visible(reader).Any(p => reader.Moment.Graph.Nodes[p].Namespace == space);

    private static List<int> Named(MarquezReader reader, bool jobs, string? space)
    {
        var nodes = reader.Moment.Graph.Nodes;
        return [.. Visible(reader).Where(p => nodes[p].IsJob == jobs && (space is null || nodes[p].Namespace == space)).OrderBy(p => nodes[p].Namespace, StringComparer.Ordinal).ThenBy(p => nodes[p].Name, StringComparer.Ordinal)];
    }

    private static bool Readable(MarquezReader reader, LineageEvent? happened)
    {
        if (happened is null) return false;
        var numbers = happened.Inputs.Concat(happened.Outputs).Select(d => LineageNumber.OfDataset(d.Namespace, d.Name)).ToList();
        if (happened.Dataset is { } dataset) numbers.Add(LineageNumber.OfDataset(dataset.Namespace, dataset.Name));
        if (happened.Job is { } job) numbers.Add(LineageNumber.OfJob(job.Namespace, job.Name));
        return numbers.TrueForAll(n => reader.Desk.Find(n) is >= 0 and var place && reader.Open(place));
    }

    private static async Task<List<MarquezNamespace>> DescribedAsync(MarquezReader reader, IReadOnlyList<string> spaces, CancellationToken ct)
    {
        var seen = await reader.Records.NamespacesAsync(spaces, ct);
        return [.. spaces.Where(seen.ContainsKey).Select(s => new MarquezNamespace(s, seen[s].First.UtcDateTime, seen[s].Last.UtcDateTime, NobodysOwner, null, false))];
    }

    internal static IEnumerable<T> Paged<T>(IEnumerable<T> all, int? limit, int? offset) => all.Skip(Offset(offset)).Take(Limit(limit));

    private static int Limit(int? limit) => Math.Clamp(limit ?? 100, 0, MostAtOnce);

    private static int Offset(int? offset) => Math.Max(offset ?? 0, 0);

    // The web page sends empty bounds when it means none.
    private static bool Instant(string? text, out DateTimeOffset? at)
    {
        at = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var read)) return false;
        at = read;
        return true;
    }

    private static JsonElement Raw(string json) => JsonElement.Parse(json);
}
