using Catalog.Core.Lineage;

namespace Catalog.Data.Lineage;

/// <summary>
/// Rows as the projector of this process stored them last: a running pipeline says the same again and again, and what is
/// known here is not looked up. It holds as long as nobody else has projected since; what people decide about edges is
/// found out by their version.
/// </summary>
internal sealed class LessonMemory
{
    private const int Most = 60_000;
    private const int LongCareful = 50;

    private (long Position, long Turn) asOf = (-1, -1);

    private int careful;

    /// <summary>Nothing is known of what was stored before, nor whether a batch that was given up left something behind.</summary>
    public bool Blank => asOf == (-1, -1);

    /// <summary>Rows that should have been new were there already: for a while everything is looked up.</summary>
    public bool Careful => careful > 0;

    public HashSet<long> Names { get; } = [];
    public HashSet<long> Fields { get; } = [];
    public Dictionary<long, Job> Jobs { get; } = [];
    public Dictionary<long, DatasetSighting> Datasets { get; } = [];
    public Dictionary<(long, string), SchemaVersion> Schemas { get; } = [];
    public Dictionary<LineageEdgeId, LineageEdge> Edges { get; } = [];

    /// <summary>Only those that go on, and those whose start is not known yet: other ended runs are rarely spoken of again.</summary>
    public Dictionary<RunId, Run> Runs { get; } = [];
    public Dictionary<RunId, List<RunDataset>> Parts { get; } = [];

    /// <summary>Forgets everything unless the log was projected exactly so far by this process, and by nobody since.</summary>
    public void Meet(LineagePlace place)
    {
        if (asOf != (place.Position, place.Turn) || Names.Count + Fields.Count + Jobs.Count + Datasets.Count + Schemas.Count + Edges.Count + Runs.Count > Most) Clear();
    }

    public void Stored(LineagePlace place)
    {
        asOf = (place.Position, place.Turn);
        if (careful > 0) careful--;
        foreach (var (id, run) in Runs)
            if (run is { State: >= RunState.Completed, StartedAt: not null } && Runs.Remove(id)) Parts.Remove(id);
    }

    /// <summary>What was written is not what is here.</summary>
    public void Failed()
    {
        careful = LongCareful;
        Clear();
    }

    private void Clear()
    {
        asOf = (-1, -1);
        Names.Clear();
        Fields.Clear();
        Jobs.Clear();
        Datasets.Clear();
        Schemas.Clear();
        Edges.Clear();
        Runs.Clear();
        Parts.Clear();
    }
}
