using Catalog.Core.DataProducts;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    private const string Assertions = "dataQualityAssertions";

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
        var behind = await (
            from seen in db.DatasetSightings
                // What was touched again since then has a later place; its parts keep theirs.
            where seen.Touched >= position
            join dataset in db.Datasets on seen.Number equals dataset.Number
            join link in db.PortDatasets on dataset.Id equals link.DatasetId
            join port in db.Ports on link.PortId equals port.Id
            join product in db.DataProducts on port.ProductId equals product.Id
            where port.Direction == PortDirection.Output && product.Lifecycle != Lifecycle.Retired
            select new { dataset.Number, dataset.Namespace, dataset.Name, ProductId = product.Id, PortId = port.Id, seen.Facets }).ToListAsync(ct);
        if (behind.Count == 0) return [];
        var numbers = behind.Select(b => b.Number).Distinct().ToArray();
        // Also the runs that told what stands beside the dataset, however long ago that was.
        var times = behind.Select(b => b.Facets.Find(Assertions)?.At).OfType<DateTimeOffset>().Distinct().ToArray();
        var runs = await (
            from part in db.RunDatasets
            where numbers.Contains(part.DatasetNumber) && (part.Touched == position || times.Contains(part.At))
            join run in db.Runs on part.RunId equals run.Id
            join job in db.Jobs on run.JobNumber equals job.Number
            orderby part.At descending
            select new { part.DatasetNumber, part.At, part.Facets, run.ProducerId, Job = job.Name }).ToListAsync(ct);
        var stated = new List<StatedAssertions>();
        foreach (var b in behind)
        {
            var own = runs.Where(r => r.DatasetNumber == b.Number).ToList();
            stated.AddRange(own.Where(r => r.Facets[Assertions] is not null)
                .Select(r => new StatedAssertions(b.ProductId, b.PortId, b.Namespace, b.Name, r.Job, r.ProducerId, r.Facets.Find(Assertions)!.Value.At, r.Facets[Assertions]!)));
            // Many producers write it beside the facets of the dataset instead of those of its part in the run.
            if (b.Facets.Find(Assertions) is not { Json: { } json } facet) continue;
            var run = own.Find(r => r.At == facet.At);
            stated.Add(new StatedAssertions(b.ProductId, b.PortId, b.Namespace, b.Name, run?.Job, run?.ProducerId, facet.At, json));
        }
        return stated;
    }

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
