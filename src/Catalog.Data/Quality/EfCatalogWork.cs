using Catalog.Core.DataProducts;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public async Task<IReadOnlyList<KnownResult>> KnownResultsAsync(IReadOnlyCollection<byte[]> contentHashes, CancellationToken ct)
    {
        var hashes = contentHashes.ToArray();
        var known = await db.ValidationResults.Where(r => hashes.Contains(r.ContentHash)).Select(r => new { r.Id, r.ContentHash, r.ProductId, r.PortId }).ToListAsync(ct);
        return [.. known.Select(k => new KnownResult(k.Id, Convert.ToHexString(k.ContentHash), k.ProductId, k.PortId))];
    }

    public async Task<IReadOnlyList<MatchRule>> MatchRulesAsync(CancellationToken ct) => await db.MatchRules.OrderBy(r => r.At).ToListAsync(ct);

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

    public async Task<IReadOnlyList<CheckedSuite>> CheckedSuitesAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct)
    {
        var wanted = products.ToArray();
        return await db.CheckedSuites.Where(s => wanted.Contains(s.ProductId)).ToListAsync(ct);
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
        select new Candidate { ProductId = product.Id, ProductKey = product.Key, PortId = port.Id, Port = port.Name, Dataset = dataset == null ? null : dataset.Name };

    private static string LastPart(string name) => name[(name.TrimEnd('/').LastIndexOfAny(['/', '.', '\\']) + 1)..].TrimEnd('/');

    private sealed class Candidate
    {
        public DataProductId ProductId { get; init; }
        public string ProductKey { get; init; } = "";
        public PortId PortId { get; init; }
        public string Port { get; init; } = "";
        public string? Dataset { get; init; }

        public PortCandidate ToCandidate() => new(ProductId, ProductKey, PortId, Port, Dataset);
    }
}
