using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Reading;

/// <summary>What events told of a dataset over time.</summary>
public interface IDatasetHistoryQueries
{
    /// <summary><c>null</c> when lineage knows no such dataset, or it is hidden.</summary>
    Task<DatasetHistory?> FindAsync(string ns, string name, Actor actor, CancellationToken ct);

    /// <summary>Schemas it had, the newest first, each with what it changed.</summary>
    Task<Outcome<Page<SchemaChange>>> SchemasAsync(string ns, string name, PageRequest page, Actor actor, CancellationToken ct);
}

/// <summary>A dataset as events tell it; of a restricted one nothing but that it is.</summary>
public sealed record DatasetHistory
{
    /// <summary>Why the rest is missing; <c>null</c> when it is there.</summary>
    public string? Withheld { get; init; }
    /// <summary>Its own name; it may have been asked for by another.</summary>
    public required string Namespace { get; init; }
    public required string Name { get; init; }
    public DateTimeOffset? LastSeenAt { get; init; }
    public bool Dropped { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<StatedOwner> Owners { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    /// <summary>Where it is stored, in the words of its producer.</summary>
    public string? Source { get; init; }
    public string? SourceUri { get; init; }
    public string? Format { get; init; }
    public IReadOnlyList<AliasReading> Aliases { get; init; } = [];
    public IReadOnlyList<SchemaField> Fields { get; init; } = [];
    public IReadOnlyList<SchemaChange> Schemas { get; init; } = [];
    /// <summary>What runs said that they wrote, the oldest first.</summary>
    public IReadOnlyList<StatisticPoint> Statistics { get; init; } = [];
    /// <summary>What was measured of its columns last.</summary>
    public ColumnMeasures? Measures { get; init; }
}

/// <summary>Figures of columns from one <c>dataQualityMetrics</c> facet.</summary>
public sealed record ColumnMeasures(DateTimeOffset At, IReadOnlyList<ColumnFigures> Columns);

/// <summary>What was measured of a column. The least and the greatest value of one that a contract classifies are left out, and <see cref="Masked"/> says so.</summary>
public sealed record ColumnFigures(string Column, long? Nulls, long? Distinct, decimal? Least, decimal? Greatest, bool Masked = false);

/// <summary>A schema and what was different from the one before it; the first one changed nothing.</summary>
public sealed record SchemaChange(DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, IReadOnlyList<SchemaField> Fields, IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<string> Retyped)
{
    public static SchemaChange Between(SchemaRecord now, SchemaRecord? before)
    {
        if (before is null) return new(now.FirstSeenAt, now.LastSeenAt, now.Fields, [], [], []);
        var old = before.Fields.GroupBy(f => f.Name).ToDictionary(f => f.Key, f => f.First().Type);
        var names = now.Fields.Select(f => f.Name).ToHashSet();
        return new(now.FirstSeenAt, now.LastSeenAt, now.Fields,
            [.. now.Fields.Where(f => !old.ContainsKey(f.Name)).Select(f => f.Name)],
            [.. before.Fields.Where(f => !names.Contains(f.Name)).Select(f => f.Name)],
            [.. now.Fields.Where(f => old.TryGetValue(f.Name, out var type) && type != f.Type).Select(f => $"{f.Name} {old[f.Name] ?? "?"} → {f.Type ?? "?"}")]);
    }
}

/// <summary>What one run wrote.</summary>
public sealed record StatisticPoint(DateTimeOffset At, long? Rows, long? Bytes, long? Files);
