using System.Text.Json;
using Catalog.Core.Lineage;
using Catalog.Data;
using Microsoft.EntityFrameworkCore;

namespace Catalog.TestKit.Lineage;

/// <summary>Everything that was learned, as lines that can be compared.</summary>
public static class LineageDump
{
    /// <summary>Lessons as lines, in an order of their own.</summary>
    public static IReadOnlyList<string> Of(LineageLessons lessons) =>
    [
        .. lessons.Jobs.Values.Select(Job),
        .. lessons.Runs.Values.Select(Run),
        .. lessons.RunDatasets.Values.Select(Part),
        .. lessons.Datasets.Values.Select(Dataset),
        .. lessons.Schemas.Values.Select(Schema),
        .. lessons.Fields.Values.Select(Field),
        .. lessons.Aliases.Values.Select(Alias),
        .. lessons.Edges.Values.Select(Edge),
    ];

    /// <summary>What is stored, as the same lines.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(CatalogDbContext db, CancellationToken ct) =>
    [
        .. (await db.Jobs.AsNoTracking().ToListAsync(ct)).Select(Job),
        .. (await db.Runs.AsNoTracking().ToListAsync(ct)).Select(Run),
        .. (await db.RunDatasets.AsNoTracking().ToListAsync(ct)).Select(Part),
        .. (await db.DatasetSightings.AsNoTracking().ToListAsync(ct)).Select(Dataset),
        .. (await db.SchemaVersions.AsNoTracking().ToListAsync(ct)).Select(Schema),
        .. (await db.LineageFields.AsNoTracking().ToListAsync(ct)).Select(Field),
        .. (await db.DatasetAliases.AsNoTracking().ToListAsync(ct)).Select(Alias),
        .. (await db.LineageEdges.AsNoTracking().ToListAsync(ct)).Select(Edge),
    ];

    private static string Job(Job j) => Line("job", j.Number, j.Namespace, j.Name, j.FirstSeenAt, j.LastSeenAt, j.Producer, j.Facets);

    private static string Run(Run r) => Line("run", r.Id.Value, r.ProducerId, r.JobNumber, r.State, r.StartedAt, r.EndedAt, r.FirstEventAt, r.LastEventAt, r.Facets);

    private static string Part(RunDataset d) => Line("part", d.RunId.Value, d.DatasetNumber, d.Direction, d.At, d.Facets);

    private static string Dataset(DatasetSighting d) => Line("dataset", d.Number, d.FirstSeenAt, d.LastSeenAt, d.Facets);

    private static string Schema(SchemaVersion v) => Line("schema", v.DatasetNumber, v.FirstSeenAt, v.LastSeenAt, v.Fields);

    private static string Field(LineageField f) => Line("field", f.Number, f.DatasetNumber, f.Name);

    private static string Alias(DatasetAlias a) => Line("alias", a.AliasNumber, a.DatasetNumber, a.Namespace, a.Name, a.Type, a.LastSeenAt);

    private static string Edge(LineageEdge e) =>
        Line("edge", e.Kind, e.From, e.To, e.FromDataset, e.ToDataset, e.Origins, e.FirstSeenAt, e.LastSeenAt, e.JobNumber, e.LastRunId?.Value, e.Transformations, e.Review);

    private static string Line(params object?[] values) => JsonSerializer.Serialize(values);
}
