using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.Discovery;
using Catalog.Core.Lineage;
using Catalog.Core.Shared;
using Catalog.Data.DataProducts;
using Catalog.Data.Discovery;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Datasets;

/// <summary>Datasets as they are found, with the fields that the contract of their port says.</summary>
internal sealed class DatasetSearchSource(IDbContextFactory<CatalogDbContext> contexts) : ISearchDocumentSource
{
    private const int Portion = 500;

    /// <summary>A dataset is made at most this long before the event that tells of the batch which named it.</summary>
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMinutes(2);

    public SearchType Type => SearchType.Dataset;

    public async Task<int> CountAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Datasets.CountAsync(ct);
    }

    public async IAsyncEnumerable<IReadOnlyList<Guid>> UnitsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = await db.Datasets.AsNoTracking().OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(ct);
        foreach (var portion in ids.Chunk(Portion)) yield return [.. portion.Select(id => id.Value)];
    }

    public async Task<IReadOnlyCollection<Guid>> TouchedAsync(IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var touched = await NamedByRunsAsync(db, [.. happened.OfType<LineageLearned>().Where(l => l.NamesDatasets)], ct);
        var products = (await ProductUnits.TouchedAsync(db, happened, ct)).Select(DataProductId.From).ToArray();
        if (products.Length == 0) return touched;
        touched.UnionWith((await (
            from behind in db.PortDatasets.AsNoTracking()
            join port in db.Ports on behind.PortId equals port.Id
            where products.Contains(port.ProductId)
            select behind.DatasetId).Distinct().ToListAsync(ct)).Select(id => id.Value));
        return touched;
    }

    /// <summary>Datasets that nobody knew before these runs; what else runs tell of a dataset is not searched.</summary>
    private static async Task<HashSet<Guid>> NamedByRunsAsync(CatalogDbContext db, IReadOnlyCollection<LineageLearned> learned, CancellationToken ct)
    {
        if (learned.Count == 0) return [];
        var since = learned.Min(l => l.At) - LongestBatch;
        long[] places = [.. learned.Select(l => l.Position)];
        var named = await (
            from seen in db.DatasetSightings.AsNoTracking()
            where places.Contains(seen.Touched)
            join dataset in db.Datasets on seen.Number equals dataset.Number
            select dataset.Id).ToListAsync(ct);
        return [.. named.Where(id => MadeAt(id.Value) >= since).Select(id => id.Value)];
    }

    /// <summary>An id of version 7 says when it was made.</summary>
    private static DateTimeOffset MadeAt(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }

    public async Task<IReadOnlyList<SearchDocument>> DocumentsAsync(IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = units.Select(DatasetId.From).ToArray();
        var datasets = await db.Datasets.AsNoTracking().Where(d => ids.Contains(d.Id)).ToListAsync(ct);
        var fronts = (await (
            from behind in db.PortDatasets.AsNoTracking()
            where ids.Contains(behind.DatasetId)
            join port in db.Ports on behind.PortId equals port.Id
            where port.Direction == PortDirection.Output
            join product in db.DataProducts on port.ProductId equals product.Id
            orderby product.Key, port.Position
            select new Front(behind.DatasetId, new ProductFacts(product.Id, product.DomainId, product.TeamId, product.Visibility, product.Lifecycle),
                product.Title, product.CertificationLevelId, product.UpdatedAt, port.Name, port.Tier, port.Technology, port.Format, port.ContractId)).ToListAsync(ct)).ToLookup(f => f.Dataset);
        var contracts = await ContractContents.ReadAsync(db, fronts.SelectMany(f => f).Select(f => f.ContractId), ct);
        var names = await MeshNames.ReadAsync(db, ct);
        return [.. datasets.SelectMany(Documents)];

        IEnumerable<SearchDocument> Documents(Dataset dataset)
        {
            var ports = fronts[dataset.Id].ToList();
            var first = ports.FirstOrDefault();
            var contract = first?.ContractId is { } id ? contracts.GetValueOrDefault(id.ToLowerInvariant()) : null;
            var name = new DatasetReference(dataset.Namespace, dataset.Name);
            var table = contract?.Document.Objects.FirstOrDefault(o => contract.Document.Servers.Any(server => DatasetNaming.For(server, o) == name)) ?? (contract?.Document.Objects is [var only] ? only : null);
            var guards = ports.Select(p => p.Facts).ToList();
            var owners = table is null ? guards : [.. guards, .. contract!.Carriers];
            var level = names.Level(first?.Level);
            return SearchDocument.For(guards, owners, new SearchDocument
            {
                Type = SearchType.Dataset,
                Unit = dataset.Id.Value,
                Key = $"dataset:{dataset.Namespace}:{dataset.Name}",
                Parent = dataset.Namespace,
                Name = dataset.Name,
                Title = dataset.Name,
                Summary = table?.Description,
                Aliases = dataset.Name.LastIndexOfAny(['.', '/']) is var cut and > 0 && cut < dataset.Name.Length - 1 ? [dataset.Name[(cut + 1)..]] : [],
                Columns = table is null ? [] : [.. ContractContents.ColumnsOf(table).Distinct()],
                Ports = [.. ports.Select(p => p.Port).Distinct()],
                Tags = table?.Tags ?? [],
                Topics = [dataset.Namespace, .. ports.Select(p => p.Title).Distinct(), .. ports.Select(p => p.Technology).OfType<string>().Distinct()],
                Text = table is null ? [] : [.. ContractContents.WordsOf(table)],
                Domains = names.Upwards(first?.Facts.DomainId),
                Owner = names.Team(first?.Facts.TeamId),
                Lifecycle = first?.Facts.Lifecycle,
                Certification = level?.Named,
                CertificationRank = level?.Rank ?? 0,
                Tiers = [.. ports.Select(p => p.Tier).OfType<Tier>().Distinct().Order().Select(ProductListWords.Value)],
                Formats = [.. ports.Select(p => p.Format).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
                UpdatedAt = first?.UpdatedAt ?? dataset.FirstSeenAt,
            }, full => full with { Summary = null, Columns = [], Tags = [], Text = [] });
        }
    }

    private sealed record Front(
        DatasetId Dataset, ProductFacts Facts, string Title, Core.Glossary.CertificationLevelId? Level, DateTimeOffset UpdatedAt, string Port, Tier? Tier, string? Technology, string? Format, string? ContractId);
}
