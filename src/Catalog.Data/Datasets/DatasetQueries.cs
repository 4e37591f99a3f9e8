using System.Runtime.CompilerServices;
using Catalog.Core.Access;
using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.DataProducts;
using Catalog.Data.Lineage;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Datasets;

internal sealed class DatasetQueries(IDbContextFactory<CatalogDbContext> contexts) : IDatasetQueries
{
    private const int Portion = 500;

    public async Task<Page<DatasetRow>> ListAsync(DatasetFilter filter, PageRequest page, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await PageAsync(db, filter, page.After, page.Take, actor, ct);
    }

    public async IAsyncEnumerable<DatasetRow> AllAsync(DatasetFilter filter, Actor actor, [EnumeratorCancellation] CancellationToken ct)
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

    public async Task<IReadOnlyList<DatasetPort>> OfferedOnAsync(IReadOnlyCollection<DatasetReference> datasets, Actor actor, CancellationToken ct)
    {
        if (datasets.Count == 0) return [];
        var hashes = datasets.Select(d => KeyHash.Exact(d.Namespace, d.Name)).ToArray();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var visible = await VisibleTo(db, actor).Where(d => hashes.Contains(d.NameHash)).Select(d => d.Id).ToArrayAsync(ct);
        return [.. (await PortsAsync(db, visible, actor, ct)).Select(p => p.Port).Where(p => p.Direction == PortDirection.Output)];
    }

    public async Task<DatasetReading?> FindAsync(DatasetReference name, Actor actor, CancellationToken ct)
    {
        var hash = KeyHash.Exact(name.Namespace, name.Name);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var dataset = await VisibleTo(db, actor).SingleOrDefaultAsync(d => d.NameHash == hash, ct);
        if (dataset is null) return null;
        var behind = await PortsAsync(db, [dataset.Id], actor, ct);
        var reading = new DatasetReading { Row = new DatasetRow(dataset.Id, dataset.Namespace, dataset.Name, dataset.FirstSeenAt, [.. behind.Select(b => b.Port)]) };
        var outputs = behind.FindAll(b => b.Port.Direction == PortDirection.Output);
        foreach (var output in outputs)
            if (Authorisation.Decide(actor, ProductAction.ReadDetails, output.Facts) is { Allowed: false } no) return reading with { Withheld = no.Why };

        var carried = outputs.Select(o => o.Port.ContractId).OfType<string>().FirstOrDefault();
        if (carried is null) return reading;
        var contractHash = KeyHash.Folded(carried);
        // The same contract may also be on a port of a product that this actor may not read.
        var shared = await (
            from port in db.Ports.AsNoTracking()
            where port.ContractIdHash == contractHash && port.Direction == PortDirection.Output
            join product in db.DataProducts on port.ProductId equals product.Id
            select new ProductFacts(product.Id, product.DomainId, product.TeamId, product.Visibility, product.Lifecycle)).ToListAsync(ct);
        if (!Authorisation.ReadContract(actor, shared).Allowed) return reading;
        var version = await (
            from contract in db.DataContracts.AsNoTracking()
            where contract.ContractIdHash == contractHash
            join shown in db.ContractVersions on contract.Id equals shown.DataContractId
            where shown.Number == contract.LatestVersion && !shown.Conflicting
            select new { contract.ContractId, shown.Number, shown.Document }).FirstOrDefaultAsync(ct);
        if (version is null) return reading;
        var document = ContractDocumentJson.Read(version.Document);
        var schema = document.Objects.FirstOrDefault(table => document.Servers.Any(server => DatasetNaming.For(server, table) == name))
            ?? (document.Objects is [var only] ? only : null);
        return schema is null ? reading : reading with { Schema = schema, ContractId = version.ContractId, ContractVersion = version.Number };
    }

    private static async Task<Page<DatasetRow>> PageAsync(CatalogDbContext db, DatasetFilter filter, string? after, int take, Actor actor, CancellationToken ct)
    {
        var passing = VisibleTo(db, actor);
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var text = filter.Text.Trim().ToLowerInvariant();
            passing = passing.Where(d => d.Name.ToLower().Contains(text) || d.Namespace.ToLower().Contains(text));
        }
        if (!string.IsNullOrEmpty(filter.Namespace))
        {
            var space = filter.Namespace;
            passing = passing.Where(d => d.Namespace == space);
        }
        if (!string.IsNullOrWhiteSpace(filter.Product))
        {
            var product = KeyHash.Folded(filter.Product);
            passing = passing.Where(d => db.PortDatasets.Any(b => b.DatasetId == d.Id && db.Ports.Any(port =>
                port.Id == b.PortId && port.Direction == PortDirection.Output && db.DataProducts.Any(p => p.Id == port.ProductId && p.KeyHash == product))));
        }
        if (ListMark.Read(after) is { Key: var space0, Value: var name0 })
            passing = passing.Where(d => string.Compare(d.Namespace, space0) > 0 || (d.Namespace == space0 && string.Compare(d.Name, name0) > 0));
        var datasets = await passing.OrderBy(d => d.Namespace).ThenBy(d => d.Name).Take(take + 1).ToListAsync(ct);
        var more = datasets.Count > take;
        if (more) datasets.RemoveAt(take);
        var ports = (await PortsAsync(db, [.. datasets.Select(d => d.Id)], actor, ct)).ToLookup(p => p.Dataset, p => p.Port);
        return new Page<DatasetRow>(
            datasets.ConvertAll(d => new DatasetRow(d.Id, d.Namespace, d.Name, d.FirstSeenAt, [.. ports[d.Id]])),
            more ? new ListMark(datasets[^1].Name, datasets[^1].Namespace).ToString() : null);
    }

    /// <summary>Datasets that stand behind no output port, or only behind those of products that the actor may see; by whatever of their names.</summary>
    private static IQueryable<Dataset> VisibleTo(CatalogDbContext db, Actor actor)
    {
        var datasets = db.Datasets.AsNoTracking();
        if (!actor.SignedIn || actor.Token == TokenRole.Intake) return datasets.Where(_ => false);
        if (actor.Administrator) return datasets;
        var hidden = EdgeSight.Behind(db, db.DataProducts.VisibleTo(actor));
        return datasets.Where(d => !hidden.Contains(d.Number));
    }

    /// <summary>The ports in front of datasets. Input ports are told only of products whose details the actor may read.</summary>
    private static async Task<List<(DatasetId Dataset, ProductFacts Facts, DatasetPort Port)>> PortsAsync(CatalogDbContext db, DatasetId[] datasets, Actor actor, CancellationToken ct)
    {
        if (datasets.Length == 0) return [];
        var rows = await (
            from behind in db.PortDatasets.AsNoTracking()
            where datasets.Contains(behind.DatasetId)
            join port in db.Ports on behind.PortId equals port.Id
            join product in db.DataProducts.VisibleTo(actor) on port.ProductId equals product.Id
            join team in db.Teams on product.TeamId equals (TeamId?)team.Id into teams
            from team in teams.DefaultIfEmpty()
            orderby product.Key, port.Position
            select new
            {
                behind.DatasetId,
                Facts = new ProductFacts(product.Id, product.DomainId, product.TeamId, product.Visibility, product.Lifecycle),
                product.Key,
                product.Title,
                Team = team == null ? null : new Named(team.Key, team.Name),
                port.Direction,
                port.Name,
                port.PortVersion,
                port.ContractId,
            }).ToListAsync(ct);
        return [.. from row in rows
                   let details = Authorisation.Decide(actor, ProductAction.ReadDetails, row.Facts).Allowed
                   where details || row.Direction == PortDirection.Output
                   select (row.DatasetId, row.Facts, new DatasetPort(Keys.Parse(row.Key), row.Title, row.Team, row.Direction, row.Name, row.PortVersion, details ? row.ContractId : null))];
    }
}
