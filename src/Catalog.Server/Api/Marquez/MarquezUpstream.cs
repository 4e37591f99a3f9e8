using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Reading;

namespace Catalog.Server.Api.Marquez;

/// <summary>The job of a run on the way up.</summary>
public sealed record MarquezJobSummary(string Namespace, string Name, Guid? Version);

/// <summary>A run on the way up.</summary>
public sealed record MarquezRunSummary(string Id, DateTime? Start, DateTime? End, string Status);

/// <summary>A dataset as a run read it, and the run that had made it so; <c>null</c> when nobody said.</summary>
public sealed record MarquezDatasetSummary(string Namespace, string Name, Guid Version, string? ProducedByRunId);

/// <summary>A run with what it read.</summary>
public sealed record MarquezUpstreamRun(MarquezJobSummary Job, MarquezRunSummary Run, IReadOnlyList<MarquezDatasetSummary> Inputs);

/// <summary>From a run to the runs that made what it read, and so on: nearest first. What this person may not see ends the way.</summary>
internal sealed class MarquezUpstream(MarquezReader reader)
{
    private const int MostRuns = 1000;

    public async Task<IReadOnlyList<MarquezUpstreamRun>> OfAsync(RunRecord run, int depth, CancellationToken ct)
    {
        var (found, met, layer) = (new List<MarquezUpstreamRun>(), new HashSet<RunId> { run.Id }, new List<RunRecord> { run });
        for (var step = 0; layer.Count > 0 && step <= depth && found.Count < MostRuns; step++)
        {
            var (parts, above) = ((await reader.Records.PartsAsync([.. layer.Select(r => r.Id)], ct)).ToLookup(p => p.Run.Id), new List<RunRecord>());
            foreach (var each in layer.OrderBy(r => reader.Moment.Graph.Nodes[reader.Desk.Find(r.Job)].Name, StringComparer.Ordinal))
            {
                var inputs = new List<MarquezDatasetSummary>();
                foreach (var part in parts[each.Id].Where(p => p.Direction == RunDirection.Input))
                {
                    if (reader.Desk.Find(part.Dataset) is not (>= 0 and var place)) continue;
                    var write = reader.Open(place) ? await reader.Records.WriteBeforeAsync(reader.Moment.Graph.NumbersOf(place), reader.Desk.ClosedJobs(place), each.Id, part.At, ct) : null;
                    var node = reader.Moment.Graph.Nodes[place];
                    inputs.Add(new MarquezDatasetSummary(node.Namespace, node.Name, write?.Id.Value ?? MarquezReader.VersionOf(node.Number), write?.ProducerId));
                    if (write is not null && reader.Desk.Find(write.Job) is >= 0 and var job && reader.Open(job) && met.Add(write.Id)) above.Add(write);
                }
                found.Add(Summary(each, inputs));
            }
            layer = above;
        }
        return found;
    }

    private MarquezUpstreamRun Summary(RunRecord run, IReadOnlyList<MarquezDatasetSummary> inputs)
    {
        var job = reader.Moment.Graph.Nodes[reader.Desk.Find(run.Job)];
        return new MarquezUpstreamRun(
            new MarquezJobSummary(job.Namespace, job.Name, MarquezReader.VersionOf(job.Number)), new MarquezRunSummary(run.ProducerId, run.StartedAt?.UtcDateTime, run.EndedAt?.UtcDateTime, MarquezReader.StateOf(run.State)), inputs);
    }
}
