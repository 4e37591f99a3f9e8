using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.Domains;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Lineage;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public async Task<bool> HoldsOnlyAsync(string source, Actor by, CancellationToken ct)
    {
        var (name, via) = (by.Name, by.Via.ToString());
        await using var log = await contexts.OpenLogAsync(ct);
        return await db.ImportRuns.AnyAsync(r => r.Source == source && r.Via == via, ct)
            && !await db.ImportRuns.AnyAsync(r => r.Source != source || r.Via != via, ct)
            && !await db.ActivityEntries.AnyAsync(a => a.Via != by.Via, ct)
            && !await db.ValidationResults.AnyAsync(r => r.SentBy != name, ct)
            && !await log.LineageLog.AnyAsync(e => e.Sender != name, ct);
    }

    public async Task<bool> IsStoredAsync<T>(object key, CancellationToken ct) where T : class => await db.Set<T>().FindAsync([key], ct) is not null;

    public async Task<ImportRun?> ImportRunAsync(ImportRunId id, CancellationToken ct) => await db.ImportRuns.FindAsync([id], ct);

    public async Task<IReadOnlyList<ImportItem>> ImportItemsAsync(ImportRunId id, int from, CancellationToken ct) => await db.ImportItems.Where(i => i.RunId == id && i.Position >= from).ToListAsync(ct);

    public async Task BeatAsync(ImportRunId id, DateTimeOffset now, CancellationToken ct)
    {
        using var turn = await db.Profile.EnterWriteAsync(ct);
        // The version stays: what is stored of the import meanwhile must not fail for it, and changes other columns.
        await db.ImportRuns.Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.AliveAt, now), ct);
    }

    public async Task<IReadOnlyList<ImportRun>> SilentImportsAsync(DateTimeOffset since, int limit, CancellationToken ct) =>
        await db.ImportRuns.Where(r => r.State == ImportState.Running && r.AliveAt < since).OrderBy(r => r.AliveAt).Take(limit).ToListAsync(ct);

    public async Task<OwnershipProposal?> ProposalAsync(OwnershipProposalId id, CancellationToken ct) => await db.OwnershipProposals.FindAsync([id], ct);

    public Task<OwnershipProposal?> OpenProposalAsync(DataProductId product, string field, CancellationToken ct) =>
        db.OwnershipProposals.FirstOrDefaultAsync(p => p.ProductId == product && p.Field == field && p.State == ProposalState.Open, ct);

    public async Task<MeshNames> MeshNamesAsync(CancellationToken ct)
    {
        var old = (await db.KeyRedirects.Where(r => r.Kind != RedirectKind.Product).Select(r => new { r.TargetId, r.OldKey }).ToListAsync(ct)).ToLookup(r => r.TargetId, r => r.OldKey);
        var domains = await db.Domains.Select(d => new { d.Id, d.Key, d.Name }).ToListAsync(ct);
        var teams = await db.Teams.Select(t => new { t.Id, t.Key, t.Name }).ToListAsync(ct);
        var levels = await db.CertificationLevels.Select(l => new LevelName(l.Id, l.Key, l.Name, l.AssignableBy)).ToListAsync(ct);
        return new MeshNames(
            domains.Select(d => new DomainName(d.Id, d.Key, d.Name, [.. old[d.Id.Value]])),
            teams.Select(t => new TeamName(t.Id, t.Key, t.Name, [.. old[t.Id.Value]])),
            levels);
    }

    public async Task<IReadOnlyList<KnownProduct>> KnownProductsAsync(IReadOnlyCollection<string> sourceIds, CancellationToken ct)
    {
        var hashes = sourceIds.Select(KeyHash.Exact).ToList();
        // A product that was registered here leaves in an export under its own id, and comes back to itself.
        var own = sourceIds.Where(s => Guid.TryParse(s, out _)).Select(s => DataProductId.From(Guid.Parse(s))).ToList();
        var products = await db.DataProducts
            .Where(p => (p.SourceIdHash != null && hashes.Contains(p.SourceIdHash)) || (p.SourceIdHash == null && own.Contains(p.Id)))
            .Select(p => new { p.Id, p.SourceId, p.Key, Facts = new ProductFacts(p.Id, p.DomainId, p.TeamId, p.Visibility, p.Lifecycle) }).ToListAsync(ct);
        if (products.Count == 0) return [];
        var ids = products.Select(p => p.Id).ToList();
        var sources = (await db.ProductSources.Where(s => ids.Contains(s.ProductId)).Select(s => new { s.ProductId, s.Source, s.ContentHash, s.ImportedAt }).ToListAsync(ct))
            .ToLookup(s => s.ProductId);
        return [.. products.Select(p => new KnownProduct(
            p.SourceId ?? sourceIds.First(s => Guid.TryParse(s, out var id) && id == p.Id.Value), p.Id, p.Key, p.Facts,
            [.. sources[p.Id].OrderByDescending(s => s.ImportedAt).ThenBy(s => s.Source, StringComparer.Ordinal).Select(s => new KnownSource(s.Source, Convert.ToHexStringLower(s.ContentHash)))]))];
    }

    public async Task<IReadOnlyList<DataProduct>> ProductsAsync(IReadOnlyCollection<DataProductId> ids, CancellationToken ct) =>
        ids.Count == 0 ? [] : await WholeProducts.Where(p => ids.Contains(p.Id)).ToListAsync(ct);

    public async Task<IReadOnlyList<ProductSource>> ProductSourcesAsync(IReadOnlyCollection<DataProductId> ids, CancellationToken ct) =>
        ids.Count == 0 ? [] : await db.ProductSources.Where(s => ids.Contains(s.ProductId)).ToListAsync(ct);

    public async Task<IReadOnlySet<string>> TakenProductKeysAsync(IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var hashes = keys.Select(KeyHash.Folded).ToList();
        var taken = await db.DataProducts.Where(p => hashes.Contains(p.KeyHash)).Select(p => p.Key).ToListAsync(ct);
        taken.AddRange(await db.KeyRedirects.Where(r => r.Kind == RedirectKind.Product && hashes.Contains(r.OldKeyHash)).Select(r => r.OldKey).ToListAsync(ct));
        return taken.Select(k => k.ToLowerInvariant()).ToHashSet();
    }

    public async Task<IReadOnlyList<DataContract>> ContractsAsync(IReadOnlyCollection<string> contractIds, CancellationToken ct)
    {
        var hashes = contractIds.Select(KeyHash.Folded).ToList();
        return await db.DataContracts.Include(c => c.Versions).AsSplitQuery().Where(c => hashes.Contains(c.ContractIdHash)).ToListAsync(ct);
    }

    public async Task<IReadOnlyDictionary<string, string>> ShownContractsAsync(IReadOnlyCollection<string> contractIds, CancellationToken ct)
    {
        var hashes = contractIds.Select(KeyHash.Folded).ToList();
        var shown = await (
            from contract in db.DataContracts
            join version in db.ContractVersions on contract.Id equals version.DataContractId
            where hashes.Contains(contract.ContractIdHash) && version.Number == contract.LatestVersion && !version.Conflicting
            select new { contract.ContractId, version.Document }).ToListAsync(ct);
        return shown.ToDictionary(s => s.ContractId.ToLowerInvariant(), s => s.Document);
    }

    public async Task<IReadOnlyList<DataProductId>> ProductsCarryingAsync(IReadOnlyCollection<string> contractIds, CancellationToken ct)
    {
        var hashes = contractIds.Select(KeyHash.Folded).ToList();
        return await db.Ports.Where(p => p.Direction == PortDirection.Output && p.ContractIdHash != null && hashes.Contains(p.ContractIdHash))
            .Select(p => p.ProductId).Distinct().OrderBy(p => p).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<(string ContractId, ProductFacts Facts)>> CarriersAsync(IReadOnlyCollection<string> contractIds, CancellationToken ct)
    {
        var hashes = contractIds.Select(KeyHash.Folded).ToList();
        var carriers = await (
            from port in db.Ports
            join product in db.DataProducts on port.ProductId equals product.Id
            where port.Direction == PortDirection.Output && port.ContractIdHash != null && hashes.Contains(port.ContractIdHash)
            select new { port.ContractId, product.Id, product.DomainId, product.TeamId, product.Visibility, product.Lifecycle }).ToListAsync(ct);
        return [.. carriers.Select(c => (c.ContractId!.ToLowerInvariant(), new ProductFacts(c.Id, c.DomainId, c.TeamId, c.Visibility, c.Lifecycle))).Distinct()];
    }

    public async Task<bool> IsEmptyAsync(CancellationToken ct) =>
        !await db.DataProducts.AnyAsync(ct) && !await db.DataContracts.AnyAsync(ct) && !await db.Domains.AnyAsync(ct) && !await db.Teams.AnyAsync(ct);

    public Task<bool> IsFavouriteAsync(PersonId person, DataProductId product, CancellationToken ct) => db.Favourites.AnyAsync(f => f.PersonId == person && f.ProductId == product, ct);

    public async Task<IReadOnlyList<ProductViews>> ProductViewsAsync(DataProductId product, CancellationToken ct) =>
        await db.ProductViews.Where(v => v.ProductId == product).ToListAsync(ct);

    public async Task<IReadOnlyList<DatasetClaim>> DatasetClaimsAsync(IReadOnlyCollection<DatasetId> datasets, CancellationToken ct)
    {
        if (datasets.Count == 0) return [];
        return await (
            from behind in db.PortDatasets
            join port in db.Ports on behind.PortId equals port.Id
            join product in db.DataProducts on port.ProductId equals product.Id
            where port.Direction == PortDirection.Output && datasets.Contains(behind.DatasetId)
            select new DatasetClaim(behind.DatasetId, product.Id, product.Key)).Distinct().ToListAsync(ct);
    }
}
