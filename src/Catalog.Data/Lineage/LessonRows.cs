using Catalog.Core.Lineage;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Catalog.Data.Lineage;

/// <summary>What a batch has to write: rows that are new and rows that changed, one table after the other. Nobody tracks them.</summary>
internal sealed class LessonRows
{
    private static readonly Dictionary<Type, string[]> Learned = new()
    {
        [typeof(Job)] = [nameof(Job.FirstSeenAt), nameof(Job.LastSeenAt), nameof(Job.Touched), nameof(Job.Facets), nameof(Job.Producer), nameof(Job.ProducerAt)],
        [typeof(Run)] = [nameof(Run.State), nameof(Run.StartedAt), nameof(Run.EndedAt), nameof(Run.FirstEventAt), nameof(Run.LastEventAt), nameof(Run.Facets)],
        [typeof(RunDataset)] = [nameof(RunDataset.At), nameof(RunDataset.Facets), nameof(RunDataset.Touched)],
        [typeof(DatasetSighting)] = [nameof(DatasetSighting.FirstSeenAt), nameof(DatasetSighting.LastSeenAt), nameof(DatasetSighting.Facets), nameof(DatasetSighting.Dropped), nameof(DatasetSighting.Touched)],
        [typeof(SchemaVersion)] = [nameof(SchemaVersion.FirstSeenAt), nameof(SchemaVersion.LastSeenAt)],
        [typeof(DatasetAlias)] = [nameof(DatasetAlias.Type), nameof(DatasetAlias.LastSeenAt)],
        [typeof(LineageEdge)] =
        [
            nameof(LineageEdge.Origins), nameof(LineageEdge.FirstSeenAt), nameof(LineageEdge.LastSeenAt), nameof(LineageEdge.JobNumber), nameof(LineageEdge.LastRunId), nameof(LineageEdge.Transformations),
            nameof(LineageEdge.Review), nameof(LineageEdge.DecidedAt), nameof(LineageEdge.Reason), nameof(LineageEdge.StaleSince), nameof(LineageEdge.Touched),
        ],
    };

    public List<object> Fresh { get; } = [];

    public List<object> Changed { get; } = [];

    /// <summary>The columns that events can change.</summary>
    public static IReadOnlyList<IProperty> LearnedOf(IEntityType type) => [.. Learned[type.ClrType].Select(name => type.FindProperty(name)!)];

    public void Clear()
    {
        Fresh.Clear();
        Changed.Clear();
    }
}
