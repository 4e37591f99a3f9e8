namespace Catalog.Core.Lineage.View;

/// <summary>The newest schemas of datasets, for the lineage view; what may be shown is decided by whoever asks.</summary>
public interface ILineageSchemaQueries
{
    Task<IReadOnlyDictionary<long, IReadOnlyList<SchemaField>>> NewestAsync(IReadOnlyCollection<long> datasets, CancellationToken ct);
}
