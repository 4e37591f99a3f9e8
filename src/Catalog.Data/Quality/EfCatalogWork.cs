using Catalog.Core.DataProducts;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    private const string Assertions = "dataQualityAssertions";
    private const int Portion = 500;

    public async Task<IReadOnlyList<KnownResult>> KnownResultsAsync(IReadOnlyCollection<byte[]> contentHashes, CancellationToken ct)
    {
        var hashes = contentHashes.ToArray();
        var known = await db.ValidationResults.Where(r => hashes.Contains(r.ContentHash)).Select(r => new { r.Id, r.ContentHash, r.ProductId, r.PortId }).ToListAsync(ct);
        var wanted = hashes.Select(Convert.ToHexString).ToHashSet();
        // Also what an earlier event of the same batch brought, which is not stored yet.
        var all = known.Select(k => (k.Id, Hash: Convert.ToHexString(k.ContentHash), k.ProductId, k.PortId))
            .Concat(db.ValidationResults.Local.Select(r => (r.Id, Hash: Convert.ToHexString(r.ContentHash), r.ProductId, r.PortId)).Where(r => wanted.Contains(r.Hash))).DistinctBy(k => k.Id).ToList();
        var ids = all.Select(k => k.ProductId).OfType<DataProductId>().Distinct().ToArray();
        var products = ids.Length == 0 ? [] : await db.DataProducts.Where(p => ids.Contains(p.Id)).Select(p => new ProductFacts(p.Id, p.DomainId, p.TeamId, p.Visibility, p.Lifecycle)).ToDictionaryAsync(p => p.Id, ct);
        return [.. all.Select(k => new KnownResult(k.Id, k.Hash, k.ProductId is { } of ? products[of] : null, k.PortId))];
    }

    public async Task<IReadOnlyList<RuleInForce>> MatchRulesAsync(CancellationToken ct) => await (
        from rule in db.MatchRules.AsNoTracking()
        join port in db.Ports on rule.PortId equals port.Id
        join product in db.DataProducts on port.ProductId equals product.Id
        where port.Direction == PortDirection.Output
        orderby rule.At, rule.Id
        select new RuleInForce(rule, new ProductFacts(product.Id, product.DomainId, product.TeamId, product.Visibility, product.Lifecycle))).ToListAsync(ct);

    public async Task<MatchRule?> MatchRuleAsync(MatchRuleId id, CancellationToken ct) => await db.MatchRules.FindAsync([id], ct);

    public async Task<IReadOnlyList<PortCandidate>> PortsOfAssetAsync(string asset, CancellationToken ct)
    {
        var wanted = asset.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL.
        var ports = await Candidates().Where(c => c.Dataset != null && c.Dataset.ToLower().EndsWith(wanted)).ToListAsync(ct);
#pragma warning restore CA1304, CA1311, CA1862
        return [.. ports.Where(p => LastPart(p.Dataset!).Equals(asset, StringComparison.OrdinalIgnoreCase)).Select(p => p.ToCandidate())];
    }

    public async Task<IReadOnlyList<PortCandidate>> PortCandidatesAsync(CancellationToken ct) =>
        [.. (await Candidates().OrderBy(c => c.ProductKey).ThenBy(c => c.Port).ToListAsync(ct)).Select(c => c.ToCandidate())];

    public async Task<IReadOnlyDictionary<PortId, string>> PortNamesAsync(IReadOnlyCollection<PortId> ports, CancellationToken ct)
    {
        var ids = ports.ToArray();
        return ids.Length == 0 ? [] : await db.Ports.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }

    public async Task<IReadOnlyList<CheckedSuite>> CheckedSuitesAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct)
    {
        var wanted = products.ToArray();
        await db.CheckedSuites.Where(s => wanted.Contains(s.ProductId)).LoadAsync(ct);
        var set = products.ToHashSet();
        return [.. db.CheckedSuites.Local.Where(s => set.Contains(s.ProductId))];
    }

    public async Task<IReadOnlyList<StatedAssertions>> AssertionsAsync(long position, CancellationToken ct)
    {
        var told = await (
            from seen in db.DatasetSightings
                // What was touched again since then has a later place; its parts keep theirs.
            where seen.Touched >= position
            join part in db.RunDatasets on seen.Number equals part.DatasetNumber
            where part.Touched == position
            join behind in OutputDatasets() on seen.Number equals behind.Number
            join run in db.Runs on part.RunId equals run.Id
            join job in db.Jobs on run.JobNumber equals job.Number
            orderby part.At descending
            select new { Behind = behind, part.Facets, run.ProducerId, Job = job.Name }).ToListAsync(ct);
        var stated = new List<StatedAssertions>();
        foreach (var t in told)
            if (t.Facets.Find(Assertions) is { Json: { } json } facet) stated.Add(t.Behind.State(facet.At, json, t.Job, t.ProducerId));
        await StatedBesideAsync(position, stated, ct);
        return stated;
    }

    /// <summary>Many producers write assertions beside the facets of the dataset instead of those of its part in the run.</summary>
    private async Task StatedBesideAsync(long position, List<StatedAssertions> stated, CancellationToken ct)
    {
        var beside = await (
            from seen in db.DatasetSightings
            where seen.Touched == position
            join behind in OutputDatasets() on seen.Number equals behind.Number
            select new { Behind = behind, seen.Facets }).ToListAsync(ct);
        foreach (var some in beside.Where(b => b.Facets[Assertions] is not null).Chunk(Portion))
        {
            var numbers = some.Select(b => b.Behind.Number).Distinct().ToArray();
            var times = some.Select(b => b.Facets.Find(Assertions)!.Value.At).Distinct().ToArray();
            // The run that told it, however long ago that was.
            var runs = (await (
                from part in db.RunDatasets
                where numbers.Contains(part.DatasetNumber) && times.Contains(part.At)
                join run in db.Runs on part.RunId equals run.Id
                join job in db.Jobs on run.JobNumber equals job.Number
                select new { part.DatasetNumber, part.At, run.ProducerId, Job = job.Name }).ToListAsync(ct)).ToLookup(r => (r.DatasetNumber, r.At));
            foreach (var b in some)
            {
                var facet = b.Facets.Find(Assertions)!.Value;
                var run = runs[(b.Behind.Number, facet.At)].FirstOrDefault();
                stated.Add(b.Behind.State(facet.At, facet.Json!, run?.Job, run?.ProducerId));
            }
        }
    }

    /// <summary>Datasets behind the output ports of products that are in use.</summary>
    private IQueryable<OutputDataset> OutputDatasets() =>
        from link in db.PortDatasets
        join dataset in db.Datasets on link.DatasetId equals dataset.Id
        join port in db.Ports on link.PortId equals port.Id
        join product in db.DataProducts on port.ProductId equals product.Id
        where port.Direction == PortDirection.Output && product.Lifecycle != Lifecycle.Retired
        select new OutputDataset { Number = dataset.Number, Namespace = dataset.Namespace, Name = dataset.Name, ProductId = product.Id, PortId = port.Id };

    public Task<ValidationResult?> ValidationResultAsync(ValidationResultId id, CancellationToken ct) => db.ValidationResults.SingleOrDefaultAsync(r => r.Id == id, ct);

    public Task<ValidationDocument?> ValidationDocumentAsync(ValidationResultId id, CancellationToken ct) => db.ValidationDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.ResultId == id, ct);

    public async Task<IReadOnlyList<ValidationResult>> WaitingResultsAsync(string? dataSource, string? asset, string suite, CancellationToken ct) =>
        await db.ValidationResults.Where(r => r.PortId == null && !r.Dismissed && r.DataSource == dataSource && r.Asset == asset && r.Suite == suite).OrderBy(r => r.ReceivedAt).ThenBy(r => r.Id).ToListAsync(ct);

    private IQueryable<Candidate> Candidates() =>
        from port in db.Ports
        join product in db.DataProducts on port.ProductId equals product.Id
        join link in db.PortDatasets on port.Id equals link.PortId into links
        from link in links.DefaultIfEmpty()
        join dataset in db.Datasets on link.DatasetId equals dataset.Id into datasets
        from dataset in datasets.DefaultIfEmpty()
        where port.Direction == PortDirection.Output && product.Lifecycle != Lifecycle.Retired
        select new Candidate { Product = new ProductFacts(product.Id, product.DomainId, product.TeamId, product.Visibility, product.Lifecycle), ProductKey = product.Key, PortId = port.Id, Port = port.Name, Dataset = dataset == null ? null : dataset.Name };

    private static string LastPart(string name) => name[(name.TrimEnd('/').LastIndexOfAny(['/', '.', '\\']) + 1)..].TrimEnd('/');

    private sealed class OutputDataset
    {
        public long Number { get; init; }
        public string Namespace { get; init; } = "";
        public string Name { get; init; } = "";
        public DataProductId ProductId { get; init; }
        public PortId PortId { get; init; }

        public StatedAssertions State(DateTimeOffset at, string json, string? job, string? run) => new(ProductId, PortId, Namespace, Name, job, run, at, json);
    }

    private sealed class Candidate
    {
        public ProductFacts Product { get; init; }
        public string ProductKey { get; init; } = "";
        public PortId PortId { get; init; }
        public string Port { get; init; } = "";
        public string? Dataset { get; init; }

        public PortCandidate ToCandidate() => new(Product, ProductKey, PortId, Port, Dataset);
    }
}
