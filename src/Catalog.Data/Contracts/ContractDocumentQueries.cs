using System.Globalization;
using Catalog.Core.Access;
using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Contracts;

internal sealed class ContractDocumentQueries(IDbContextFactory<CatalogDbContext> contexts) : IContractDocumentQueries
{
    public async Task<Outcome<ContractSummary>> ContractAsync(string contractId, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await RefuseAsync(db, contractId, actor, ct) is { } refused) return refused;
        var hash = KeyHash.Folded(contractId);
        var contract = await db.DataContracts.AsNoTracking().SingleAsync(c => c.ContractIdHash == hash, ct);
        var document = await db.ContractVersions.AsNoTracking().Where(v => v.DataContractId == contract.Id && v.Number == contract.LatestVersion && !v.Conflicting).Select(v => v.Document).FirstOrDefaultAsync(ct);
        return new ContractSummary(contract.Id, contract.ContractId, contract.Name, contract.Domain, contract.DataProduct, contract.Status, contract.LatestVersion,
            document is null ? null : ContractDocumentJson.Read(document), contract.Version);
    }

    public async Task<Outcome<Page<ContractVersionRow>>> VersionsAsync(string contractId, PageRequest page, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await RefuseAsync(db, contractId, actor, ct) is { } refused) return refused;
        var hash = KeyHash.Folded(contractId);
        // Versions order by their numbers, which no database knows how to compare; they are few.
        var rows = await (
            from contract in db.DataContracts
            join version in db.ContractVersions on contract.Id equals version.DataContractId
            where contract.ContractIdHash == hash
            select new ContractVersionRow(version.Id, version.Number, version.Status, version.ApiVersion, version.Conflicting, version.Source, version.ImportedBy, version.ImportedAt)).ToListAsync(ct);
        var skip = int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : 0;
        var ordered = rows.OrderByDescending(r => r.Number, VersionOrder.Instance).ThenBy(r => r.Conflicting).ThenBy(r => r.Source, StringComparer.Ordinal).ToList();
        var next = skip + page.Take < ordered.Count ? (skip + page.Take).ToString(CultureInfo.InvariantCulture) : null;
        return new Page<ContractVersionRow>([.. ordered.Skip(skip).Take(page.Take)], next, ordered.Count);
    }

    public async Task<Outcome<ContractText>> TextAsync(string contractId, string number, ContractVersionId? variant, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await RefuseAsync(db, contractId, actor, ct) is { } refused) return refused;
        var hash = KeyHash.Folded(contractId);
        var text = await (
            from contract in db.DataContracts
            join version in db.ContractVersions on contract.Id equals version.DataContractId
            where contract.ContractIdHash == hash && version.Number == number && (variant == null ? !version.Conflicting : version.Id == variant)
            select new ContractText(version.Text, version.Id)).FirstOrDefaultAsync(ct);
        return text is null ? new Refusal.NotFound($"The contract {contractId} has no version {number}.") : text;
    }

    private static async Task<Refusal?> RefuseAsync(CatalogDbContext db, string contractId, Actor actor, CancellationToken ct)
    {
        var hash = KeyHash.Folded(contractId);
        var missing = new Refusal.NotFound($"There is no contract {contractId}.");
        if (!await db.DataContracts.AnyAsync(c => c.ContractIdHash == hash, ct)) return missing;
        var carriers = await (
            from port in db.Ports
            join product in db.DataProducts on port.ProductId equals product.Id
            where port.Direction == PortDirection.Output && port.ContractIdHash == hash
            select new ProductFacts(product.Id, product.DomainId, product.TeamId, product.Visibility, product.Lifecycle)).Distinct().ToListAsync(ct);
        if (carriers.Exists(c => !Authorisation.Decide(actor, ProductAction.See, c).Allowed)) return missing;
        return Authorisation.ReadContract(actor, carriers) is { Allowed: false } no ? new Refusal.Forbidden(no.Why) : null;
    }
}
