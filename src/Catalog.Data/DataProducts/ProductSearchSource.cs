using System.Runtime.CompilerServices;
using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.Documentation;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Data.Discovery;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.DataProducts;

/// <summary>Data products as they are found.</summary>
internal sealed class ProductSearchSource(IDbContextFactory<CatalogDbContext> contexts, TimeProvider clock) : ISearchDocumentSource
{
    public SearchType Type => SearchType.Product;

    public async Task<int> CountAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.DataProducts.CountAsync(ct);
    }

    public IAsyncEnumerable<IReadOnlyList<Guid>> UnitsAsync(CancellationToken ct) => ProductUnits.AllAsync(contexts, ct);

    public async Task<IReadOnlyCollection<Guid>> TouchedAsync(IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var touched = await ProductUnits.TouchedAsync(db, happened, ct);
        touched.UnionWith(happened.OfType<ValidityTurned>().SelectMany(e => e.Turns).Select(t => t.ProductId.Value));
        touched.UnionWith(happened.OfType<ValidityJudged>().Where(e => e.Turned).Select(e => e.ProductId.Value));
        return touched;
    }

    public async Task<IReadOnlyList<SearchDocument>> DocumentsAsync(IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = units.Select(DataProductId.From).ToArray();
        var products = await db.DataProducts.AsNoTracking().Where(p => ids.Contains(p.Id)).Include(p => p.Ports.OrderBy(o => o.Position)).Include(p => p.Tags).Include(p => p.Terms).AsSplitQuery().ToListAsync(ct);
        var names = await MeshNames.ReadAsync(db, ct);
        var contracts = await ContractContents.ReadAsync(db, products.SelectMany(p => p.Ports).Where(o => o.Direction == PortDirection.Output).Select(o => o.ContractId), ct);
        var overviews = (await db.DocumentationPages.AsNoTracking().Where(p => ids.Contains(p.ProductId) && p.Slug == DocumentationPage.OverviewSlug).Select(p => new { p.ProductId, p.Markdown }).ToListAsync(ct)).ToDictionary(p => p.ProductId, p => p.Markdown);
        var since = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-ProductRow.ViewDays);
        var views = (await db.ProductViews.AsNoTracking().Where(v => ids.Contains(v.ProductId) && v.Day > since).GroupBy(v => v.ProductId).Select(g => new { g.Key, Sum = g.Sum(v => v.Count) }).ToListAsync(ct)).ToDictionary(v => v.Key, v => v.Sum);
        var states = await db.ProductValidities.AsNoTracking().Where(v => ids.Contains(v.ProductId)).Select(v => new { v.ProductId, v.State }).ToDictionaryAsync(v => v.ProductId, v => v.State, ct);
        var termKeys = products.SelectMany(p => p.Terms).Select(t => t.TermKey).Distinct().ToArray();
        var terms = (await db.GlossaryTerms.AsNoTracking().Where(t => termKeys.Contains(t.Key)).Select(t => new { t.Key, t.Name }).ToListAsync(ct)).ToDictionary(t => t.Key, t => t.Name);
        return [.. products.SelectMany(p => SearchDocument.For([p.Facts], [p.Facts], Full(p), WithoutDetails))];

        SearchDocument Full(DataProduct p)
        {
            var outputs = p.Ports.Where(o => o.Direction == PortDirection.Output).ToList();
            var read = outputs.Select(o => o.ContractId?.ToLowerInvariant()).OfType<string>().Distinct()
                .Select(id => contracts.GetValueOrDefault(id)).OfType<ContractContents>().Where(c => c.ReadWith(p.Id)).ToList();
            var level = names.Level(p.CertificationLevelId);
            return new SearchDocument
            {
                Type = SearchType.Product,
                Unit = p.Id.Value,
                Key = p.Key,
                Name = p.Name,
                Title = p.Title,
                Summary = p.Purpose,
                Aliases = p.SourceId is { } source ? [source] : [],
                Columns = [.. read.SelectMany(c => c.Columns).Distinct()],
                Ports = [.. p.Ports.Where(o => o.Direction != PortDirection.Management).Select(o => o.Name).Distinct()],
                Tags = [.. p.Tags.Select(t => t.Tag).Order(StringComparer.OrdinalIgnoreCase)],
                Topics = [.. p.Terms.Select(t => terms.GetValueOrDefault(t.TermKey) ?? t.TermKey), .. outputs.Select(o => o.Technology).OfType<string>().Distinct()],
                Text = [.. new[] { p.Usage, p.Limitations }.OfType<string>(), .. p.Ports.Select(o => o.Description).OfType<string>(), .. read.SelectMany(c => c.ColumnWords), .. p.Contacts.Select(c => c.Name ?? c.Username)],
                Markdown = overviews.GetValueOrDefault(p.Id),
                Domains = names.Upwards(p.DomainId),
                Owner = names.Team(p.TeamId),
                State = p.Lifecycle == Lifecycle.Retired ? null : states.GetValueOrDefault(p.Id, ValidityState.Unknown).Word(),
                Lifecycle = p.Lifecycle,
                Certification = level?.Named,
                CertificationRank = level?.Rank ?? 0,
                Tiers = [.. outputs.Select(o => o.Tier).OfType<Tier>().Distinct().Order().Select(ProductListWords.Value)],
                Formats = [.. outputs.Select(o => o.Format).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
                UpdatedAt = p.UpdatedAt,
                Views = views.GetValueOrDefault(p.Id),
            };
        }

        SearchDocument WithoutDetails(SearchDocument full) => full with
        {
            Columns = [],
            Ports = [.. products.First(p => p.Id.Value == full.Unit).Ports.Where(o => o.Direction == PortDirection.Output).Select(o => o.Name).Distinct()],
            Text = [],
            Markdown = null,
        };
    }
}

/// <summary>Products as units of the index, for whatever is part of a product.</summary>
internal static class ProductUnits
{
    private const int Portion = 500;

    public static async IAsyncEnumerable<IReadOnlyList<Guid>> AllAsync(IDbContextFactory<CatalogDbContext> contexts, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = await db.DataProducts.AsNoTracking().OrderBy(p => p.Key).Select(p => p.Id).ToListAsync(ct);
        foreach (var portion in ids.Chunk(Portion)) yield return [.. portion.Select(id => id.Value)];
    }

    /// <summary>Products that say something else after these events: themselves, or what they name, changed.</summary>
    public static async Task<HashSet<Guid>> TouchedAsync(CatalogDbContext db, IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct)
    {
        var changed = happened.OfType<ProductChanged>().Select(e => e.ProductId)
            .Concat(happened.OfType<DocumentationWritten>().Select(e => e.ProductId)).Concat(happened.OfType<DatasetsDerived>().SelectMany(e => e.Products)).Distinct().ToArray();
        var touched = changed.Select(id => id.Value).ToHashSet();
        if (changed.Length > 0)
        {
            // Whoever shares a contract with a changed product may show or lose its columns.
            var shared = db.Ports.Where(o => changed.Contains(o.ProductId) && o.ContractIdHash != null).Select(o => o.ContractIdHash);
            Add(await db.Ports.AsNoTracking().Where(o => shared.Contains(o.ContractIdHash)).Select(o => o.ProductId).Distinct().ToListAsync(ct));
        }
        var contracts = happened.OfType<Core.Contracts.ContractChanged>().Select(e => KeyHash.Folded(e.ContractId)).ToArray();
        if (contracts.Length > 0) Add(await db.Ports.AsNoTracking().Where(o => o.ContractIdHash != null && contracts.Contains(o.ContractIdHash)).Select(o => o.ProductId).Distinct().ToListAsync(ct));
        var mesh = happened.OfType<Core.Domains.MeshChanged>().ToLookup(e => e.Kind);
        if (mesh.Contains("domain"))
        {
            var below = await DomainsBelow.ReadAsync(db, [.. mesh["domain"].Select(e => Core.Domains.DomainId.From(e.Id))], ct);
            Add(await db.DataProducts.AsNoTracking().Where(p => below.Contains(p.DomainId)).Select(p => p.Id).ToListAsync(ct));
        }
        if (mesh.Contains("team"))
        {
            var teams = mesh["team"].Select(e => (Core.Domains.TeamId?)Core.Domains.TeamId.From(e.Id)).ToArray();
            Add(await db.DataProducts.AsNoTracking().Where(p => teams.Contains(p.TeamId)).Select(p => p.Id).ToListAsync(ct));
        }
        if (mesh.Contains("certification-level")) Add(await db.DataProducts.AsNoTracking().Where(p => p.CertificationLevelId != null).Select(p => p.Id).ToListAsync(ct));
        if (mesh.Contains("term"))
        {
            var terms = mesh["term"].Select(e => e.Key).ToArray();
            Add(await db.ProductTerms.AsNoTracking().Where(t => terms.Contains(t.TermKey)).Select(t => t.ProductId).Distinct().ToListAsync(ct));
        }
        return touched;

        void Add(List<DataProductId> ids) => touched.UnionWith(ids.Select(id => id.Value));
    }
}
