using System.Runtime.CompilerServices;
using Catalog.Core.Access;
using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.DataProducts;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Contracts;

internal sealed class ContractQueries(IDbContextFactory<CatalogDbContext> contexts) : IContractQueries
{
    private const int Portion = 500;

    public async Task<Page<ContractRow>> ListAsync(ContractFilter filter, PageRequest page, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await PageAsync(db, filter, page.After, page.Take, actor, ct);
    }

    public async IAsyncEnumerable<ContractRow> AllAsync(ContractFilter filter, Actor actor, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        string? after = null;
        do
        {
            var page = await PageAsync(db, filter, after, Portion, actor, ct);
            foreach (var row in page.Items) yield return row;
            after = page.Next;
        }
        while (after is not null);
    }

    public async Task<ContractReading?> FindAsync(string id, string? version, ContractVersionId? variant, Actor actor, CancellationToken ct)
    {
        if (!Authorisation.Decide(actor, MeshAction.Browse).Allowed) return null;
        var hash = KeyHash.Folded(id);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var contract = await db.DataContracts.AsNoTracking().SingleOrDefaultAsync(c => c.ContractIdHash == hash, ct);
        if (contract is null && Guid.TryParse(id, out var own))
        {
            var ours = DataContractId.From(own);
            contract = await db.DataContracts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == ours, ct);
        }
        if (contract is null) return null;

        var carriers = (await CarriersAsync(db, [contract.ContractIdHash], ct)).Select(c => (c.Facts, c.Carrier)).ToList();
        if (carriers.Exists(c => !Authorisation.Decide(actor, ProductAction.See, c.Facts).Allowed)) return null;
        var decision = Authorisation.ReadContract(actor, [.. carriers.Select(c => c.Facts)]);
        var reading = new ContractReading
        {
            Id = contract.Id,
            ContractId = contract.ContractId,
            Name = contract.Name,
            Carriers = [.. carriers.Select(c => c.Carrier)],
            Withheld = decision.Allowed ? null : decision.Why,
            Version = contract.Version,
        };
        if (!decision.Allowed) return reading;

        var key = contract.Id;
        var versions = await db.ContractVersions.AsNoTracking().Where(v => v.DataContractId == key)
            .Select(v => new ContractVersionEntry(v.Id, v.Number, v.Status, v.Source, v.Conflicting, v.ImportedBy, v.ImportedAt)).ToListAsync(ct);
        versions = [.. versions.OrderByDescending(v => v.Number, VersionOrder.Instance).ThenBy(v => v.Conflicting).ThenBy(v => v.ImportedAt)];
        var number = version ?? contract.LatestVersion;
        var shown = variant is { } wanted ? versions.Find(v => v.Id == wanted) : versions.Find(v => v.Number == number) ?? (version is null ? versions.FirstOrDefault() : null);
        if (shown is null) return null;
        var chosen = shown.Id;
        var content = await db.ContractVersions.AsNoTracking().Where(v => v.Id == chosen).Select(v => new { v.Text, v.Document }).SingleAsync(ct);
        var publishes = !shown.Conflicting && ContractVersion.Drafts(shown.Status) && Authorisation.DecideContract(actor, [.. carriers.Select(c => c.Facts)]).Allowed;
        return reading with { Versions = versions, Shown = shown, Document = ContractDocumentJson.Read(content.Document), Text = content.Text, MayPublish = publishes };
    }

    private static async Task<Page<ContractRow>> PageAsync(CatalogDbContext db, ContractFilter filter, string? after, int take, Actor actor, CancellationToken ct)
    {
        var passing = Passing(db, filter, actor);
        if (ListMark.Read(after) is { Key: var last }) passing = passing.Where(c => string.Compare(c.ContractId, last) > 0);
        var readable = db.DataContracts.ReadableTo(db, actor);
        var contracts = await passing.OrderBy(c => c.ContractId).Take(take + 1).Select(c => new
        {
            c.Id,
            c.ContractId,
            c.ContractIdHash,
            c.Name,
            c.Status,
            c.LatestVersion,
            c.Fields,
            c.UpdatedAt,
            Readable = readable.Any(r => r.Id == c.Id),
        }).ToListAsync(ct);
        var more = contracts.Count > take;
        if (more) contracts.RemoveAt(take);
        var carriers = (await CarriersAsync(db, [.. contracts.Select(c => c.ContractIdHash)], ct)).ToLookup(c => Convert.ToHexString(c.Hash), c => c.Carrier);
        return new Page<ContractRow>(
            contracts.ConvertAll(c => new ContractRow(
                c.Id, c.ContractId, c.Name, c.Readable ? c.Status : null, c.Readable ? c.LatestVersion : null, c.Readable ? c.Fields : null,
                c.Readable ? c.UpdatedAt : null, !c.Readable, [.. carriers[Convert.ToHexString(c.ContractIdHash)]])),
            more ? new ListMark("", contracts[^1].ContractId).ToString() : null);
    }

    private static IQueryable<DataContract> Passing(CatalogDbContext db, ContractFilter filter, Actor actor)
    {
        var contracts = db.DataContracts.AsNoTracking().VisibleTo(db, actor);
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var text = filter.Text.Trim().ToLowerInvariant();
            contracts = contracts.Where(c => c.ContractId.ToLower().Contains(text) || (c.Name != null && c.Name.ToLower().Contains(text)));
        }
        if (!string.IsNullOrWhiteSpace(filter.Status))
        {
            var status = filter.Status.Trim().ToLowerInvariant();
            contracts = contracts.ReadableTo(db, actor).Where(c => c.Status != null && c.Status.ToLower() == status);
        }
        if (!string.IsNullOrWhiteSpace(filter.Product))
        {
            var product = KeyHash.Folded(filter.Product);
            contracts = contracts.Where(c => db.Ports.Any(port => port.ContractIdHash == c.ContractIdHash && port.Direction == PortDirection.Output && db.DataProducts.Any(p => p.Id == port.ProductId && p.KeyHash == product)));
        }
        if (!string.IsNullOrWhiteSpace(filter.Domain))
        {
            var (domain, word) = (KeyHash.Folded(filter.Domain), filter.Domain.ToLowerInvariant());
            contracts = contracts.Where(c => (c.Domain != null && c.Domain.ToLower() == word)
                || db.Ports.Any(port => port.ContractIdHash == c.ContractIdHash && port.Direction == PortDirection.Output
                    && db.DataProducts.Any(p => p.Id == port.ProductId && db.Domains.Any(d => d.Id == p.DomainId && d.KeyHash == domain))));
        }
        return contracts;
    }

    private static async Task<List<(byte[] Hash, ProductFacts Facts, ContractCarrier Carrier)>> CarriersAsync(CatalogDbContext db, byte[][] hashes, CancellationToken ct)
    {
        if (hashes.Length == 0) return [];
        var rows = await (
            from port in db.Ports.AsNoTracking()
            where port.Direction == PortDirection.Output && port.ContractIdHash != null && hashes.Contains(port.ContractIdHash)
            join product in db.DataProducts on port.ProductId equals product.Id
            join team in db.Teams on product.TeamId equals (Core.Domains.TeamId?)team.Id into teams
            from team in teams.DefaultIfEmpty()
            orderby product.Key, port.Position
            select new
            {
                Hash = port.ContractIdHash!,
                Facts = new ProductFacts(product.Id, product.DomainId, product.TeamId, product.Visibility, product.Lifecycle),
                product.Key,
                product.Title,
                Team = team == null ? null : new Named(team.Key, team.Name),
                port.Name,
                port.PortVersion,
            }).ToListAsync(ct);
        return rows.ConvertAll(r => (r.Hash, r.Facts, new ContractCarrier(Keys.Parse(r.Key), r.Title, r.Team, r.Name, r.PortVersion)));
    }
}
