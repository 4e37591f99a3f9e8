using Catalog.Core.Shared;

namespace Catalog.Core.Lineage;

public readonly record struct JobId(Guid Value) : ICatalogId<JobId>
{
    public static JobId From(Guid value) => new(value);
}

/// <summary>OpenLineage's job: a namespace and a name, compared byte for byte. What is learned of it only grows.</summary>
public sealed class Job
{
    private Job() { }

    public Job(string ns, string name, DateTimeOffset at)
    {
        (Namespace, Name, NameHash, FirstSeenAt, LastSeenAt) = (ns, name, KeyHash.Exact(ns, name), at, at);
        Number = LineageNumber.OfJob(ns, name);
        Id = IdOf(NameHash);
    }

    public JobId Id { get; private set; }
    public long Number { get; private set; }
    public string Namespace { get; private set; } = "";
    public string Name { get; private set; } = "";
    public byte[] NameHash { get; private set; } = [];
    public DateTimeOffset FirstSeenAt { get; private set; }
    public DateTimeOffset LastSeenAt { get; private set; }
    /// <summary>The place in the log at which it changed last.</summary>
    public long Touched { get; private set; }
    public FacetMap Facets { get; private set; } = FacetMap.Empty;
    /// <summary>Who sent the latest event that says so.</summary>
    public string? Producer { get; private set; }
    public DateTimeOffset? ProducerAt { get; private set; }

    public static JobId IdOf(string ns, string name) => IdOf(KeyHash.Exact(ns, name));

    private static JobId IdOf(byte[] nameHash) => new(new Guid(nameHash.AsSpan(0, 16), bigEndian: true));

    public void Learn(FacetMap facets, string? producer, DateTimeOffset at)
    {
        Facets = Facets.Join(facets);
        SentBy(producer, at);
        Seen(at, at);
    }

    public void Touch(long position) => Touched = position;

    public void Join(Job other)
    {
        Facets = Facets.Join(other.Facets);
        SentBy(other.Producer, other.ProducerAt ?? other.LastSeenAt);
        Seen(other.FirstSeenAt, other.LastSeenAt);
    }

    private void SentBy(string? producer, DateTimeOffset at)
    {
        if (producer is null || ProducerAt > at || (ProducerAt == at && string.CompareOrdinal(Producer, producer) >= 0)) return;
        (Producer, ProducerAt) = (producer, at);
    }

    private void Seen(DateTimeOffset first, DateTimeOffset last)
    {
        if (first < FirstSeenAt) FirstSeenAt = first;
        if (last > LastSeenAt) LastSeenAt = last;
    }
}
