using System.Text;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage;

public readonly record struct RunId(Guid Value) : ICatalogId<RunId>
{
    public static RunId From(Guid value) => new(value);

    /// <summary>
    /// A run is the producer's id and the job: real producers use one id for two jobs. Ids that tell the time (version 7)
    /// keep it in front, so that runs of one time lie together in every index.
    /// </summary>
    public static RunId Of(string producerId, long job)
    {
        var id = LineageNumber.Id(job, Encoding.UTF8.GetBytes(producerId));
        if (!Guid.TryParseExact(producerId, "D", out var producers) || producers.Version != 7) return new(id);
        var own = id.ToByteArray(bigEndian: true);
        producers.ToByteArray(bigEndian: true).AsSpan(0, 6).CopyTo(own);
        return new(new Guid(own, bigEndian: true));
    }
}

public enum RunState { Unknown, Running, Completed, Aborted, Failed }

/// <summary>One execution of a job: everything that its events said, in whatever order they came.</summary>
public sealed class Run
{
    private Run() { }

    public Run(string producerId, long job, DateTimeOffset at)
        => (Id, ProducerId, JobNumber, FirstEventAt, LastEventAt) = (RunId.Of(producerId, job), producerId, job, at, at);

    public RunId Id { get; private set; }
    /// <summary>The runId as the producer wrote it.</summary>
    public string ProducerId { get; private set; } = "";
    public long JobNumber { get; private set; }
    public RunState State { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public DateTimeOffset FirstEventAt { get; private set; }
    public DateTimeOffset LastEventAt { get; private set; }
    public FacetMap Facets { get; private set; } = FacetMap.Empty;

    /// <summary>When it began as far as anybody knows: the START may be lost.</summary>
    public DateTimeOffset BeganAt => StartedAt ?? FirstEventAt;

    public void Learn(RunReading reading, DateTimeOffset at)
    {
        Facets = Facets.Join(reading.Facets);
        if (reading.Type == RunEventType.Start && (StartedAt is null || at < StartedAt)) StartedAt = at;
        Reach(StateOf(reading.Type), at);
        Seen(at, at);
    }

    public void Join(Run other)
    {
        Facets = Facets.Join(other.Facets);
        if (other.StartedAt is { } start && (StartedAt is null || start < StartedAt)) StartedAt = start;
        Reach(other.State, other.EndedAt ?? other.LastEventAt);
        Seen(other.FirstEventAt, other.LastEventAt);
    }

    private static RunState StateOf(RunEventType type) => type switch
    {
        RunEventType.Start or RunEventType.Running => RunState.Running,
        RunEventType.Complete => RunState.Completed,
        RunEventType.Abort => RunState.Aborted,
        RunEventType.Fail => RunState.Failed,
        _ => RunState.Unknown,
    };

    // An end is never taken back; of two ends the later holds, at one instant the worse.
    private void Reach(RunState state, DateTimeOffset at)
    {
        if (state < RunState.Completed)
        {
            if (State < state) State = state;
            return;
        }
        if (EndedAt is { } end && (end > at || (end == at && State >= state))) return;
        (State, EndedAt) = (state, at);
    }

    private void Seen(DateTimeOffset first, DateTimeOffset last)
    {
        if (first < FirstEventAt) FirstEventAt = first;
        if (last > LastEventAt) LastEventAt = last;
    }
}

public enum RunDirection { Input, Output }

/// <summary>A dataset that a run read or wrote, with the statistics of that run.</summary>
public sealed class RunDataset
{
    private RunDataset() { }

    public RunDataset(RunId run, long dataset, RunDirection direction, DateTimeOffset at)
        => (RunId, DatasetNumber, Direction, At) = (run, dataset, direction, at);

    public RunId RunId { get; private set; }
    public long DatasetNumber { get; private set; }
    public RunDirection Direction { get; private set; }
    public DateTimeOffset At { get; private set; }
    public FacetMap Facets { get; private set; } = FacetMap.Empty;
    /// <summary>The place in the log at which it changed last.</summary>
    public long Touched { get; private set; }

    public void Learn(FacetMap facets, DateTimeOffset at)
    {
        Facets = Facets.Join(facets);
        if (at > At) At = at;
    }

    public void Touch(long position) => Touched = position;
}
