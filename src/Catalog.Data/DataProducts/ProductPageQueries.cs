using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Work;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.DataProducts;

internal sealed class ProductPageQueries(IDbContextFactory<CatalogDbContext> contexts, TimeProvider clock) : IProductPageQueries
{
    public async Task<ProductPage?> PageAsync(DataProductKey key, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await LoadAsync(db, key, actor, ct) is not { } product) return null;
        var details = Authorisation.Decide(actor, ProductAction.ReadDetails, product.Facts).Allowed;
        var me = actor.PersonId;
        var around = await db.DataProducts.AsNoTracking().Where(p => p.Id == product.Id).Select(p => new
        {
            Domain = db.Domains.Where(d => d.Id == p.DomainId).Select(d => new Named(d.Key, d.Name)).First(),
            Team = db.Teams.Where(t => t.Id == p.TeamId).Select(t => new Named(t.Key, t.Name)).FirstOrDefault(),
            Level = db.CertificationLevels.Where(l => l.Id == p.CertificationLevelId).Select(l => new Named(l.Key, l.Name)).FirstOrDefault(),
            Favourite = db.Favourites.Any(f => f.ProductId == p.Id && f.PersonId == me),
            Sources = db.ProductSources.Count(s => s.ProductId == p.Id),
            Members = db.RoleAssignments.Where(m => m.Role == Role.Owner && m.TeamId == p.TeamId).Join(db.People, m => m.PersonId, member => member.Id, (_, member) => new { member.Id, member.Name }).ToList(),
        }).SingleAsync(ct);
        var replacement = (await db.ReplacementsAsync([product.Replacement], actor, ct)).Values.Select(k => (DataProductKey?)k).FirstOrDefault();
        var stewards = await db.RoleAssignments.Where(a => a.Role == Role.Steward && a.DomainId == product.DomainId)
            .Join(db.People, a => a.PersonId, p => p.Id, (_, p) => p.Name).OrderBy(n => n).Take(5).ToListAsync(ct);
        return new ProductPage
        {
            Facts = product.Facts,
            Key = Keys.Parse(product.Key),
            Title = product.Title,
            Purpose = product.Purpose,
            Domain = around.Domain,
            Team = around.Team,
            Archetype = product.Archetype,
            OtherStatus = ProductWords.IsKnownStatus(product.Status) ? null : product.Status,
            EndDate = product.EndDate,
            Replacement = replacement,
            Certification = around.Level,
            CertificationReason = product.CertificationReason,
            CertifiedBy = product.CertifiedBy,
            Version = product.ProductVersion,
            CreatedAt = product.CreatedAt,
            UpdatedAt = product.UpdatedAt,
            Stored = product.Version,
            Support = product.Support,
            Tags = [.. product.Tags.Select(t => t.Tag).Order(StringComparer.Ordinal)],
            Favourite = around.Favourite,
            Stewards = stewards,
            Ports = await PortsAsync(db, product, details, actor, ct),
            Details = details ? (await DetailsAsync(db, product, around.Sources, ct)) with
            {
                // Two of the same name: nobody can say which of them is meant.
                Members = around.Members.GroupBy(m => m.Name).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First().Id),
            } : null,
        };
    }

    public async Task<IReadOnlyDictionary<string, string>> KnownAsync(IReadOnlyCollection<string> keys, Actor actor, CancellationToken ct)
    {
        if (keys.Count == 0) return new Dictionary<string, string>();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await KnownAsync(db, keys, actor, ct);
    }

    public async Task<Outcome<ProductForm>> FormAsync(DataProductKey key, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await LoadAsync(db, key, actor, ct) is not { } product) return Missing(key);
        if (Authorisation.Decide(actor, ProductAction.Edit, product.Facts) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var source = await db.ProductSources.Where(s => s.ProductId == product.Id).OrderByDescending(s => s.ImportedAt).Select(s => s.Source).FirstOrDefaultAsync(ct);
        var last = await db.ActivityEntries.Where(a => a.ProductId == product.Id).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Select(a => a.ActorName).FirstOrDefaultAsync(ct);
        var sheet = SheetLeaves.ToSheet(SheetMerge.Merge(product.SourceLeaves, product.Curated));
        return new ProductForm(Keys.Parse(product.Key), product.Facts, sheet, product.SourceLeaves, product.Curated, product.Version, source, last);
    }

    public async Task<Outcome<ProductOrigin>> OriginAsync(DataProductKey key, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await LoadAsync(db, key, actor, ct) is not { } product) return Missing(key);
        if (Authorisation.Decide(actor, ProductAction.ReadDetails, product.Facts) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var documents = await db.ProductSources.Where(s => s.ProductId == product.Id).OrderByDescending(s => s.ImportedAt).ThenBy(s => s.Source).Take(20)
            .Select(s => new OriginDocument(s.Source, s.ApiVersion, s.ImportedAt, s.ImportedBy, s.Text)).ToListAsync(ct);
        var mayEdit = Authorisation.Decide(actor, ProductAction.Edit, product.Facts).Allowed;
        return new ProductOrigin(SourcedValues.Of(product.SourceLeaves, product.Curated), documents, product.Version, mayEdit);
    }

    public async Task<Outcome<Page<GrantHolder>>> HoldersAsync(DataProductKey key, PageRequest page, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await LoadAsync(db, key, actor, ct) is not { } product) return Missing(key);
        if (Authorisation.Decide(actor, ProductAction.ReadAccess, product.Facts) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var now = clock.GetUtcNow();
        var holding = db.Grants.AsNoTracking().Where(g => g.ProductId == product.Id && g.RevokedAt == null && g.EndsAt > now);
        var total = await holding.CountAsync(ct);
        _ = int.TryParse(page.After, System.Globalization.CultureInfo.InvariantCulture, out var skip);
        var rows = await holding.Join(db.People, g => g.PersonId, p => p.Id, (g, p) => new { g, p })
            .OrderBy(x => x.p.Name).ThenBy(x => x.g.Id).Skip(Math.Max(0, skip)).Take(page.Take + 1)
            .Select(x => new GrantHolder(x.p.Id, x.p.Name, x.g.PortName, x.g.Purpose, x.g.EndsAt, x.g.ProvisionedAt != null)).ToListAsync(ct);
        var more = rows.Count > page.Take;
        return new Page<GrantHolder>(more ? rows[..page.Take] : rows, more ? $"{skip + page.Take}" : null, total);
    }

    public async Task<RegistrationChoices> ChoicesAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var domains = await db.Domains.AsNoTracking().OrderBy(d => d.Name).Select(d => new DomainChoice(d.Id, d.Key, d.Name)).ToListAsync(ct);
        var teams = await db.Teams.AsNoTracking().OrderBy(t => t.Name).Select(t => new TeamChoice(t.Id, t.Key, t.Name, t.DomainId)).ToListAsync(ct);
        bool May(DomainChoice domain, TeamChoice team) => Authorisation.Decide(actor, MeshAction.RegisterProduct, domain.Id, team.Id).Allowed;
        return new RegistrationChoices([.. domains.Where(d => teams.Exists(t => May(d, t)))], [.. teams.Where(t => domains.Exists(d => May(d, t)))]);
    }

    public async Task<IReadOnlyList<LevelChoice>> LevelsAsync(DataProductKey key, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await LoadAsync(db, key, actor, ct) is not { } product) return [];
        var levels = await db.CertificationLevels.AsNoTracking().OrderByDescending(l => l.Rank).ThenBy(l => l.Name).ToListAsync(ct);
        return [.. levels.Where(l => Authorisation.Certify(actor, product.Facts, l.AssignableBy).Allowed).Select(l => new LevelChoice(l.Key, l.Name, l.Description))];
    }

    public async Task<bool> KeyTakenAsync(DataProductKey key, CancellationToken ct)
    {
        var hash = KeyHash.Folded(key.ToString());
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.DataProducts.AnyAsync(p => p.KeyHash == hash, ct) || await db.KeyRedirects.AnyAsync(r => r.Kind == RedirectKind.Product && r.OldKeyHash == hash, ct);
    }

    internal static Refusal Missing(DataProductKey key) => new Refusal.NotFound($"There is no data product {key}.");

    /// <summary>The product with its tags and terms, old keys followed; <c>null</c> when it is missing or hidden from the actor.</summary>
    internal static async Task<DataProduct?> LoadAsync(CatalogDbContext db, DataProductKey key, Actor actor, CancellationToken ct)
    {
        var hash = KeyHash.Folded(key.ToString());
        var visible = db.DataProducts.AsNoTracking().Include(p => p.Tags).Include(p => p.Terms).AsSplitQuery().VisibleTo(actor);
        if (await visible.SingleOrDefaultAsync(p => p.KeyHash == hash, ct) is { } product) return product;
        var moved = await db.KeyRedirects.Where(r => r.Kind == RedirectKind.Product && r.OldKeyHash == hash).Select(r => (Guid?)r.TargetId).SingleOrDefaultAsync(ct);
        if (moved is not { } target) return null;
        var id = DataProductId.From(target);
        return await visible.SingleOrDefaultAsync(p => p.Id == id, ct);
    }

    private static async Task<IReadOnlyDictionary<string, string>> KnownAsync(CatalogDbContext db, IReadOnlyCollection<string> keys, Actor actor, CancellationToken ct)
    {
        var wanted = keys.ToArray();
        return await db.DataProducts.AsNoTracking().VisibleTo(actor).Where(p => wanted.Contains(p.Key)).ToDictionaryAsync(p => p.Key, p => p.Title, ct);
    }

    private async Task<IReadOnlyList<PortView>> PortsAsync(CatalogDbContext db, DataProduct product, bool details, Actor actor, CancellationToken ct)
    {
        var ports = await db.Ports.AsNoTracking().Where(p => p.ProductId == product.Id && (details || p.Direction == PortDirection.Output)).OrderBy(p => p.Position).ToListAsync(ct);
        var datasets = !details ? [] : await (
            from link in db.PortDatasets
            join port in db.Ports on link.PortId equals port.Id
            join dataset in db.Datasets on link.DatasetId equals dataset.Id
            where port.ProductId == product.Id
            orderby dataset.Namespace, dataset.Name
            select new { link.PortId, Reference = new DatasetReference(dataset.Namespace, dataset.Name) }).ToListAsync(ct);
        var behind = datasets.ToLookup(d => d.PortId, d => d.Reference);
        var loaded = details ? await EfCatalogWork.WrittenAsync(db, [.. ports.Where(p => p.Direction == PortDirection.Output).Select(p => p.Id)], ct) : new Dictionary<PortId, DateTimeOffset>();
        var mine = await MineAsync(db, product.Id, actor, ct);
        return [.. ports.Select(p => new PortView(
            p.Id, p.Direction, p.Name, p.PortVersion, p.Tier, p.Technology, p.Format, details ? p.Description : null, details ? p.Location : null,
            details ? p.ContractId : null, details ? p.Content : null, details ? p.Url : null, [.. behind[p.Id]], mine.GetValueOrDefault(p.Id))
        {
            LoadedAt = loaded.TryGetValue(p.Id, out var at) ? at : null,
        })];
    }

    private async Task<Dictionary<PortId, MyAccess>> MineAsync(CatalogDbContext db, DataProductId product, Actor actor, CancellationToken ct)
    {
        if (actor.PersonId is not { } me) return [];
        var now = clock.GetUtcNow();
        var mine = new Dictionary<PortId, MyAccess>();
        var asked = await db.AccessRequests.Where(r => r.ProductId == product && r.PersonId == me && r.State == AccessRequestState.Asked)
            .Select(r => new { r.PortId, r.AskedAt, r.Until, r.Purpose }).ToListAsync(ct);
        foreach (var request in asked) mine[request.PortId] = new MyAccess(MyAccessState.Asked, request.AskedAt, request.Until, request.Purpose);
        var granted = await db.Grants.Where(g => g.ProductId == product && g.PersonId == me && g.RevokedAt == null && g.EndsAt > now)
            .Select(g => new { g.PortId, g.StartsAt, g.EndsAt, g.Purpose, g.ProvisionedAt }).ToListAsync(ct);
        foreach (var grant in granted)
            mine[grant.PortId] = new MyAccess(grant.ProvisionedAt is null ? MyAccessState.Granted : MyAccessState.Provisioned, grant.ProvisionedAt ?? grant.StartsAt, grant.EndsAt, grant.Purpose);
        return mine;
    }

    private static async Task<ProductDetails> DetailsAsync(CatalogDbContext db, DataProduct product, int sources, CancellationToken ct)
    {
        var pages = await db.DocumentationPages.AsNoTracking().Where(p => p.ProductId == product.Id).OrderBy(p => p.Title)
            .Select(p => new PageEntry(p.Slug, p.Title, p.Revision, p.UpdatedBy, p.UpdatedAt)).Take(200).ToListAsync(ct);
        var overview = await db.DocumentationPages.AsNoTracking().Where(p => p.ProductId == product.Id && p.Slug == DocumentationPage.OverviewSlug)
            .Select(p => new PageView(p.Slug, p.Title, p.Markdown, p.Revision, p.UpdatedBy, p.UpdatedAt, p.Version)).SingleOrDefaultAsync(ct);
        var named = await db.Ports.Where(p => p.ProductId == product.Id && p.Direction == PortDirection.Output && p.ContractId != null)
            .OrderBy(p => p.Position).Select(p => new { p.ContractId, p.ContractIdHash, p.Name }).ToListAsync(ct);
        var hashes = named.Select(n => n.ContractIdHash!).ToArray();
        var stored = hashes.Length == 0 ? [] : await db.DataContracts.AsNoTracking().Where(c => hashes.Contains(c.ContractIdHash))
            .Select(c => new { c.Id, c.ContractId, c.Name, c.LatestVersion, c.Status, c.Fields }).ToListAsync(ct);
        return new ProductDetails
        {
            Usage = product.Usage,
            Limitations = product.Limitations,
            Links = product.Links,
            Contacts = product.Contacts,
            Terms = [.. product.Terms.Select(t => t.TermKey).Order(StringComparer.Ordinal)],
            Overview = overview,
            Pages = pages,
            Sources = sources,
            Differences = SourcedValues.Of(product.SourceLeaves, product.Curated),
            Contracts = [.. named.GroupBy(n => n.ContractId!.ToLowerInvariant()).Select(group =>
            {
                var contract = stored.Find(c => c.ContractId.Equals(group.Key, StringComparison.OrdinalIgnoreCase));
                return new PortContract(contract?.ContractId ?? group.First().ContractId!, contract?.Id.Value, contract?.Name, contract?.LatestVersion, contract?.Status, contract?.Fields ?? 0, [.. group.Select(n => n.Name).Distinct()]);
            })],
        };
    }
}
