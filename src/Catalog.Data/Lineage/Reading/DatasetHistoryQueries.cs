using System.Globalization;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.Reading;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage.Reading;

internal sealed class DatasetHistoryQueries(IDbContextFactory<CatalogDbContext> contexts, ILineageMoments moments, ILineageRecordQueries records) : IDatasetHistoryQueries
{
    private const int MostSchemas = 20;
    private const int MostPoints = 90;

    public async Task<DatasetHistory?> FindAsync(string ns, string name, Actor actor, CancellationToken ct)
    {
        var desk = new ReadingDesk(await moments.CurrentAsync(ct), actor);
        var place = desk.Find(LineageNumber.OfDataset(ns, name));
        if (place < 0) return null;
        var node = desk.Graph.Nodes[place];
        var history = new DatasetHistory { Namespace = node.Namespace, Name = node.Name };
        if (desk.Sight.Node(place) != Sighted.Open) return history with { Withheld = ReadingDesk.Closed };
        var numbers = desk.Graph.NumbersOf(place);
        var all = await records.DatasetsAsync(numbers, ct);
        var facets = all.Aggregate(FacetMap.Empty, (sum, d) => sum.Join(d.Facets));
        var schemas = await records.SchemasAsync(numbers, MostSchemas + 1, ct);
        var writes = await records.WritesAsync(numbers, desk.ClosedJobs(place), 0, MostPoints, ct);
        return history with
        {
            LastSeenAt = all.Max(d => d.LastSeenAt),
            Dropped = node.Ended,
            Description = facets.Text("documentation", "description"),
            Owners = facets.Owners(),
            Tags = facets.Tags(),
            Source = facets.Text("dataSource", "name"),
            SourceUri = facets.Text("dataSource", "uri"),
            Format = facets.Text("storage", "fileFormat") ?? facets.Text("storage", "storageLayer"),
            Aliases = await AliasesAsync(numbers, node.Number, ct),
            Fields = schemas.Count > 0 ? schemas[0].Fields : [],
            Schemas = Changes(schemas).Take(MostSchemas).ToList(),
            Statistics = [.. writes.Select(w => new StatisticPoint(w.At, RunQueries.Rows(w), RunQueries.Bytes(w), RunQueries.Files(w))).Where(p => (p.Rows ?? p.Bytes ?? p.Files) is not null).Reverse()],
        };
    }

    public async Task<Outcome<Page<SchemaChange>>> SchemasAsync(string ns, string name, PageRequest page, Actor actor, CancellationToken ct)
    {
        var desk = new ReadingDesk(await moments.CurrentAsync(ct), actor);
        var place = desk.Find(LineageNumber.OfDataset(ns, name));
        if (place < 0) return new Refusal.NotFound("There is no such dataset, or it is hidden from you.");
        if (desk.Sight.Node(place) != Sighted.Open) return new Refusal.Forbidden(ReadingDesk.Closed);
        var skip = int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var shown) ? shown : 0;
        var schemas = await records.SchemasAsync(desk.Graph.NumbersOf(place), skip + page.Take + 1, ct);
        var all = Changes(schemas).Skip(skip).ToList();
        return new Page<SchemaChange>(all.Take(page.Take).ToList(), all.Count > page.Take ? (skip + page.Take).ToString(CultureInfo.InvariantCulture) : null);
    }

    private static IEnumerable<SchemaChange> Changes(IReadOnlyList<SchemaRecord> newestFirst)
    {
        var inOrder = newestFirst.OrderByDescending(s => s.FirstSeenAt).ToList();
        return inOrder.Select((schema, at) => SchemaChange.Between(schema, at + 1 < inOrder.Count ? inOrder[at + 1] : null));
    }

    private async Task<IReadOnlyList<AliasReading>> AliasesAsync(IReadOnlyCollection<long> numbers, long own, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var wanted = numbers.ToArray();
        return await db.DatasetAliases.AsNoTracking().Where(a => wanted.Contains(a.DatasetNumber) && a.AliasNumber != own).OrderBy(a => a.Namespace).ThenBy(a => a.Name).Take(50)
            .Select(a => new AliasReading(a.Namespace, a.Name, a.Type)).ToListAsync(ct);
    }
}
