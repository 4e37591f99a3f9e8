using System.Security.Cryptography;
using System.Text.Json;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage;

/// <summary>What events said about a dataset beside its schema.</summary>
public sealed class DatasetSighting
{
    private const string Lifecycle = "lifecycleStateChange";

    private DatasetSighting() { }

    public DatasetSighting(string ns, string name, DateTimeOffset at)
        => (Number, Namespace, Name, FirstSeenAt, LastSeenAt) = (LineageNumber.OfDataset(ns, name), ns, name, at, at);

    public long Number { get; private set; }
    public string Namespace { get; private set; } = "";
    public string Name { get; private set; } = "";
    public DateTimeOffset FirstSeenAt { get; private set; }
    public DateTimeOffset LastSeenAt { get; private set; }
    public FacetMap Facets { get; private set; } = FacetMap.Empty;
    /// <summary>It was dropped, and nothing has spoken of it since.</summary>
    public bool Dropped { get; private set; }
    /// <summary>The place in the log at which it changed last.</summary>
    public long Touched { get; private set; }

    public void Learn(FacetMap facets, DateTimeOffset first, DateTimeOffset last)
    {
        Facets = Facets.Join(facets);
        if (first < FirstSeenAt) FirstSeenAt = first;
        if (last > LastSeenAt) LastSeenAt = last;
        Dropped = Facets.Find(Lifecycle) is { Json: { } said } facet && facet.At >= LastSeenAt && IsDrop(said);
    }

    public void Touch(long position) => Touched = position;

    private static bool IsDrop(string facet)
    {
        using var said = JsonDocument.Parse(facet);
        return said.RootElement.ValueKind == JsonValueKind.Object && said.RootElement.TryGetProperty(Lifecycle, out var change) && change.ValueKind == JsonValueKind.String && change.ValueEquals("DROP");
    }
}

/// <summary>One schema that a dataset had, told apart by its content.</summary>
public sealed class SchemaVersion
{
    private const int MostRemembered = 100;
    private static readonly Recent<Columns, byte[]> Hashes = new(1024);

    private SchemaVersion() { }

    public SchemaVersion(long dataset, IReadOnlyList<SchemaField> fields, DateTimeOffset at)
        => (DatasetNumber, Fields, FieldCount, FirstSeenAt, LastSeenAt, Hash) = (dataset, fields, fields.Count, at, at, fields.Count <= MostRemembered ? Hashes.Of(new Columns(fields), static columns => HashOf(columns.Fields)) : HashOf(fields));

    public long DatasetNumber { get; private set; }
    public byte[] Hash { get; private set; } = [];
    public IReadOnlyList<SchemaField> Fields { get; private set; } = [];
    public int FieldCount { get; private set; }
    public DateTimeOffset FirstSeenAt { get; private set; }
    public DateTimeOffset LastSeenAt { get; private set; }

    public void Seen(DateTimeOffset first, DateTimeOffset last)
    {
        if (first < FirstSeenAt) FirstSeenAt = first;
        if (last > LastSeenAt) LastSeenAt = last;
    }

    private static byte[] HashOf(IReadOnlyList<SchemaField> fields) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(fields));

    /// <summary>Equal when all columns are.</summary>
    private readonly struct Columns(IReadOnlyList<SchemaField> fields) : IEquatable<Columns>
    {
        public IReadOnlyList<SchemaField> Fields { get; } = fields;

        public bool Equals(Columns other) => Fields.Count == other.Fields.Count && Fields.SequenceEqual(other.Fields);

        public override bool Equals(object? obj) => obj is Columns other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var field in Fields) hash.Add(field);
            return hash.ToHashCode();
        }
    }
}

/// <summary>A column that lineage speaks of; <c>*</c> is the dataset as a whole.</summary>
public sealed class LineageField
{
    private LineageField() { }

    public LineageField(long dataset, string name) => (DatasetNumber, Name, Number) = (dataset, name, LineageNumber.OfField(dataset, name));

    public long Number { get; private set; }
    public long DatasetNumber { get; private set; }
    public string Name { get; private set; } = "";
}

/// <summary>Another name under which a dataset is known.</summary>
public sealed class DatasetAlias
{
    private DatasetAlias() { }

    public DatasetAlias(string ns, string name, string? type, long dataset, DateTimeOffset at)
        => (AliasNumber, Namespace, Name, Type, DatasetNumber, LastSeenAt) = (LineageNumber.OfDataset(ns, name), ns, name, type, dataset, at);

    public long AliasNumber { get; private set; }
    public string Namespace { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string? Type { get; private set; }
    public long DatasetNumber { get; private set; }
    public DateTimeOffset LastSeenAt { get; private set; }

    public void Seen(string? type, DateTimeOffset at)
    {
        if (at < LastSeenAt || (at == LastSeenAt && string.CompareOrdinal(type, Type) <= 0)) return;
        (Type, LastSeenAt) = (type, at);
    }
}
