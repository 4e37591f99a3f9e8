using System.Globalization;
using Catalog.Core.Contracts;
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
    private const int MeasuredRuns = 30;

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
            Measures = await MeasuresAsync(numbers, facets, desk.ClosedJobs(place), ct),
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

    /// <summary>The newest of what runs and events about the dataset itself measured, without the values that a contract classifies.</summary>
    private async Task<ColumnMeasures?> MeasuresAsync(IReadOnlyCollection<long> numbers, FacetMap facets, IReadOnlyCollection<long> closed, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var wanted = numbers.ToArray();
        var parts = await LineageRecordQueries.Parts(db, db.RunDatasets.Where(d => wanted.Contains(d.DatasetNumber)).OrderByDescending(d => d.At).ThenBy(d => d.RunId), closed).Take(MeasuredRuns).ToListAsync(ct);
        if (parts.Select(p => p.Facets.Measures()).Append(facets.Measures()).OfType<ColumnMeasures>().MaxBy(m => m.At) is not { } newest) return null;
        var documents = await (
            from dataset in db.Datasets.AsNoTracking()
            where wanted.Contains(dataset.Number)
            join behind in db.PortDatasets on dataset.Id equals behind.DatasetId
            join port in db.Ports on behind.PortId equals port.Id
            join contract in db.DataContracts on port.ContractIdHash equals contract.ContractIdHash
            join version in db.ContractVersions on contract.Id equals version.DataContractId
            where version.Number == contract.LatestVersion && !version.Conflicting
            select version.Document).ToListAsync(ct);
        var classified = documents.SelectMany(d => ClassifiedColumns.Of(ContractDocumentJson.Read(d))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return newest with { Columns = [.. newest.Columns.Select(c => classified.Contains(c.Column) ? c with { Least = null, Greatest = null, Masked = true } : c)] };
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
