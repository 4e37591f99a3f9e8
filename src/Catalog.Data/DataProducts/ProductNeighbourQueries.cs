using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.DataProducts;

internal sealed class ProductNeighbourQueries(IDbContextFactory<CatalogDbContext> contexts) : IProductNeighbourQueries
{
    public async Task<IReadOnlyDictionary<DataProductId, ProductNeighbours>> FeedsAsync(IReadOnlyCollection<DataProductId> products, Actor actor, CancellationToken ct)
    {
        var wanted = products.ToArray();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var needs = Needs(db).Where(n => wanted.Contains(n.ProductId));
        var outputs = db.Ports.Where(p => p.Direction == PortDirection.Output);
        var hops =
            from need in needs
            join output in outputs on need.ContractIdHash equals output.ContractIdHash
            where output.ProductId != need.ProductId
            select new Hop { CentreId = need.ProductId, OtherId = output.ProductId, ContractId = output.ContractId, OutputPort = output.Name };
        return await GroupAsync(db, hops, actor, ct);
    }

    public async Task<IReadOnlyDictionary<DataProductId, ProductNeighbours>> ReadersAsync(IReadOnlyCollection<DataProductId> products, Actor actor, CancellationToken ct)
    {
        var wanted = products.ToArray();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var outputs = db.Ports.Where(p => p.Direction == PortDirection.Output && wanted.Contains(p.ProductId));
        var hops =
            from need in Needs(db)
            join output in outputs on need.ContractIdHash equals output.ContractIdHash
            where output.ProductId != need.ProductId
            select new Hop { CentreId = output.ProductId, OtherId = need.ProductId, ContractId = output.ContractId, OutputPort = output.Name };
        return await GroupAsync(db, hops, actor, ct);
    }

    /// <summary>Contracts that products rely on: by an input port, or named by an output port as what it is built from.</summary>
    private static IQueryable<Need> Needs(CatalogDbContext db) =>
        db.Ports.Where(p => p.Direction == PortDirection.Input && p.ContractIdHash != null)
            .Select(p => new Need { ProductId = p.ProductId, ContractIdHash = p.ContractIdHash })
        .Concat(
            from contract in db.PortInputContracts
            join port in db.Ports on contract.PortId equals port.Id
            select new Need { ProductId = port.ProductId, ContractIdHash = contract.ContractIdHash });

    private static async Task<IReadOnlyDictionary<DataProductId, ProductNeighbours>> GroupAsync(CatalogDbContext db, IQueryable<Hop> hops, Actor actor, CancellationToken ct)
    {
        var edges = await (
            from hop in hops
            join centre in db.DataProducts on hop.CentreId equals centre.Id
            join other in db.DataProducts on hop.OtherId equals other.Id
            join team in db.Teams on other.TeamId equals (Core.Domains.TeamId?)team.Id into teams
            from team in teams.DefaultIfEmpty()
            select new
            {
                Centre = new ProductFacts(centre.Id, centre.DomainId, centre.TeamId, centre.Visibility, centre.Lifecycle),
                Other = new ProductFacts(other.Id, other.DomainId, other.TeamId, other.Visibility, other.Lifecycle),
                other.Key,
                other.Title,
                other.EndDate,
                Team = team == null ? null : new Named(team.Key, team.Name),
                hop.ContractId,
                hop.OutputPort,
            }).ToListAsync(ct);

        return edges
            .Where(e => Allows(actor, ProductAction.See, e.Centre))
            .GroupBy(e => e.Centre.Id)
            .ToDictionary(around => around.Key, around => new ProductNeighbours(
                [.. around.Where(e => Allows(actor, ProductAction.See, e.Other)).GroupBy(e => e.Other.Id).Select(e =>
                {
                    var other = e.First();
                    var open = Allows(actor, ProductAction.ReadDetails, other.Centre) && Allows(actor, ProductAction.ReadDetails, other.Other);
                    return new ProductNeighbour(other.Other.Id, Keys.Parse(other.Key), other.Title, other.Other.Lifecycle, other.Other.Visibility, other.EndDate, other.Team,
                        open ? [.. e.Select(link => new NeighbourLink(link.ContractId, link.OutputPort)).Distinct()] : [new NeighbourLink(null, null)]);
                }).OrderBy(n => n.Key.ToString(), StringComparer.Ordinal)],
                SomethingHidden: around.Any(e => !Allows(actor, ProductAction.See, e.Other))));
    }

    private static bool Allows(Actor actor, ProductAction action, ProductFacts product) => Authorisation.Decide(actor, action, product).Allowed;

    private sealed class Need
    {
        public DataProductId ProductId { get; init; }
        public byte[]? ContractIdHash { get; init; }
    }

    private sealed class Hop
    {
        public DataProductId CentreId { get; init; }
        public DataProductId OtherId { get; init; }
        public string? ContractId { get; init; }
        public string OutputPort { get; init; } = "";
    }
}
