using Catalog.Core.Lineage;
using Catalog.Core.Shared;

namespace Catalog.Core.Datasets;

public readonly record struct DatasetId(Guid Value) : ICatalogId<DatasetId>
{
    public static DatasetId From(Guid value) => new(value);
}

/// <summary>OpenLineage's dataset: a namespace and a name, compared byte for byte.</summary>
public sealed class Dataset
{
    private Dataset() { }

    public Dataset(DatasetId id, string ns, string name, DateTimeOffset now)
    {
        (Id, Namespace, Name, NameHash, FirstSeenAt) = (id, ns, name, KeyHash.Exact(ns, name), now);
        Number = LineageNumber.OfDataset(NameHash);
        TwinHash = DatasetTwins.HashOf(ns, name);
    }

    public DatasetId Id { get; private set; }
    /// <summary>Its number in lineage; never shown.</summary>
    public long Number { get; private set; }
    public string Namespace { get; private set; } = "";
    public string Name { get; private set; } = "";
    public byte[] NameHash { get; private set; } = [];
    /// <summary>The same for names that OpenLineage's naming rules let people write in several ways.</summary>
    public byte[] TwinHash { get; private set; } = [];
    public DateTimeOffset FirstSeenAt { get; private set; }
}
