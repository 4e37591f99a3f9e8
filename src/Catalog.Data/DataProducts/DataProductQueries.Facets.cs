using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.DataProducts;

internal sealed partial class DataProductQueries
{
    /// <summary>
    /// One query counts products per combination of their own columns, from which the six facets of columns and the total
    /// are added up here; the facets that sit in other tables take one query each.
    /// </summary>
    public async Task<ProductFacets> FacetsAsync(ProductFilter filter, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var domains = await db.Domains.AsNoTracking().Select(d => new DomainLine(d.Id, d.ParentId, d.Key, d.Name)).ToListAsync(ct);
        var teams = await db.Teams.AsNoTracking().Select(t => new { t.Id, t.Key, t.Name }).ToDictionaryAsync(t => t.Id, t => new Named(t.Key, t.Name), ct);
        var levels = await db.CertificationLevels.AsNoTracking().Select(l => new { l.Id, l.Key, l.Name }).ToDictionaryAsync(l => l.Id, l => new Named(l.Key, l.Name), ct);
        var resolved = Resolve(filter, domains, teams, levels);

        var visible = db.DataProducts.VisibleTo(actor);
        var cells = await visible.Passing(db, resolved, actor, FilterParts.Columns)
            .GroupBy(p => new { p.DomainId, p.TeamId, p.Lifecycle, p.Archetype, p.CertificationLevelId, p.Visibility })
            .Select(g => new Cell(g.Key.DomainId, g.Key.TeamId, g.Key.Lifecycle, g.Key.Archetype, g.Key.CertificationLevelId, g.Key.Visibility, g.Count()))
            .ToListAsync(ct);

        var ports = db.Ports.Where(p => p.Direction == PortDirection.Output);
        var tiers = await (
            from port in ports
            join product in visible.Passing(db, resolved, actor, FilterParts.Tiers) on port.ProductId equals product.Id
            where port.Tier != null
            group port.ProductId by port.Tier into g
            select new { Value = g.Key, Count = g.Distinct().Count() }).ToListAsync(ct);
        var technologies = await MostFrequent(
            from port in ports
            join product in visible.Passing(db, resolved, actor, FilterParts.Technologies) on port.ProductId equals product.Id
            where port.Technology != null
            group port.ProductId by port.Technology into g
            select new Counted { Value = g.Key, Count = g.Distinct().Count() }, ct);
        var formats = await MostFrequent(
            from port in ports
            join product in visible.Passing(db, resolved, actor, FilterParts.Formats) on port.ProductId equals product.Id
            where port.Format != null
            group port.ProductId by port.Format into g
            select new Counted { Value = g.Key, Count = g.Distinct().Count() }, ct);
        var tags = await MostFrequent(
            from tag in db.ProductTags
            join product in visible.Passing(db, resolved, actor, FilterParts.Tags) on tag.ProductId equals product.Id
            group tag by tag.Tag into g
            select new Counted { Value = g.Key, Count = g.Count() }, ct);
        var terms = await MostFrequent(
            from term in db.ProductTerms
            join product in visible.Passing(db, resolved, actor, FilterParts.Terms) on term.ProductId equals product.Id
            group term by term.TermKey into g
            select new Counted { Value = g.Key, Count = g.Count() }, ct);
        var termKeys = terms.Select(t => t.Value).Concat(filter.Terms).ToArray();
        var termNames = await db.GlossaryTerms.AsNoTracking().Where(t => termKeys.Contains(t.Key)).Select(t => new { t.Key, t.Name }).ToDictionaryAsync(t => t.Key, t => t.Name, ct);

        var cube = new Cube(cells, resolved);
        return new ProductFacets
        {
            Total = cube.Total,
            Domains = Names(cube.Domains(domains), filter.Domains, domains.ToDictionary(d => d.Key, d => d.Name)),
            Teams = Names(cube.By(ColumnFacet.Team, c => c.Team is { } t && teams.TryGetValue(t, out var team) ? team.Key : ProductFilter.None), filter.Teams,
                teams.Values.ToDictionary(t => t.Key, t => t.Name), "No team"),
            Lifecycles = Words(cube.ByWord(ColumnFacet.Lifecycle, c => (Lifecycle?)c.Lifecycle), Enum.GetValues<Lifecycle>()),
            Archetypes = Words(cube.ByWord(ColumnFacet.Archetype, c => c.Archetype), Enum.GetValues<Archetype>()),
            Certifications = Names(cube.By(ColumnFacet.Certification, c => c.Level is { } l && levels.TryGetValue(l, out var level) ? level.Key : ProductFilter.None), filter.Certifications,
                levels.Values.ToDictionary(l => l.Key, l => l.Name), "Not certified"),
            Visibilities = Words(cube.ByWord(ColumnFacet.Visibility, c => (Visibility?)c.Visibility), Enum.GetValues<Visibility>()),
            Tiers = [.. Enum.GetValues<Tier>().Select(t => new FacetValue(ProductListWords.Value(t), ProductListWords.Text(t), tiers.Find(c => c.Value == t)?.Count ?? 0))],
            Technologies = Names(technologies, filter.Technologies),
            Formats = Names(formats, filter.Formats),
            Tags = Names(tags, filter.Tags),
            Terms = Names(terms, filter.Terms, termNames),
        };
    }

    private static async Task<ResolvedFilter> ResolveAsync(CatalogDbContext db, ProductFilter filter, CancellationToken ct)
    {
        List<DomainLine> domains = filter.Domains.Count == 0 ? [] : await db.Domains.AsNoTracking().Select(d => new DomainLine(d.Id, d.ParentId, d.Key, d.Name)).ToListAsync(ct);
        var teamKeys = filter.Teams.ToArray();
        var teams = teamKeys.Length == 0 ? [] : await db.Teams.AsNoTracking().Where(t => teamKeys.Contains(t.Key)).ToDictionaryAsync(t => t.Id, t => new Named(t.Key, t.Name), ct);
        var levelKeys = filter.Certifications.ToArray();
        var levels = levelKeys.Length == 0 ? [] : await db.CertificationLevels.AsNoTracking().Where(l => levelKeys.Contains(l.Key)).ToDictionaryAsync(l => l.Id, l => new Named(l.Key, l.Name), ct);
        return Resolve(filter, domains, teams, levels);
    }

    private static ResolvedFilter Resolve(ProductFilter filter, List<DomainLine> domains, Dictionary<TeamId, Named> teams, Dictionary<CertificationLevelId, Named> levels) => new(
        filter,
        filter.Domains.Count == 0 ? null : [.. domains.Where(d => filter.Domains.Contains(d.Key)).SelectMany(d => Below(d, domains)).Distinct()],
        filter.Teams.Count == 0 ? null : [.. teams.Where(t => filter.Teams.Contains(t.Value.Key)).Select(t => t.Key)],
        filter.Teams.Contains(ProductFilter.None),
        filter.Certifications.Count == 0 ? null : [.. levels.Where(l => filter.Certifications.Contains(l.Value.Key)).Select(l => l.Key)],
        filter.Certifications.Contains(ProductFilter.None));

    /// <summary>A domain and everything below it; a circle of parents ends where it began.</summary>
    private static HashSet<DomainId> Below(DomainLine top, List<DomainLine> domains)
    {
        var children = domains.ToLookup(d => d.ParentId, d => d.Id);
        var below = new HashSet<DomainId> { top.Id };
        var open = new Queue<DomainId>(below);
        while (open.TryDequeue(out var id))
            foreach (var child in children[id].Where(below.Add)) open.Enqueue(child);
        return below;
    }

    private static async Task<List<Counted>> MostFrequent(IQueryable<Counted> counts, CancellationToken ct) =>
        await counts.OrderByDescending(c => c.Count).ThenBy(c => c.Value).Take(ProductFacets.MaxValues).ToListAsync(ct);

    private static IReadOnlyList<FacetValue> Names(IReadOnlyList<Counted> counts, IReadOnlyList<string> chosen, Dictionary<string, string>? names = null, string? none = null) =>
        [.. counts.Concat(chosen.Where(c => !counts.Any(have => have.Value == c)).Select(c => new Counted { Value = c, Count = 0 }))
            .Select(c => new FacetValue(c.Value, c.Value == ProductFilter.None && none is not null ? none : names?.GetValueOrDefault(c.Value) ?? c.Value, c.Count))];

    private static IReadOnlyList<FacetValue> Words<T>(IReadOnlyList<(T? Value, int Count)> counts, T[] all) where T : struct, Enum =>
        [.. all.Select(value => new FacetValue(ProductListWords.Value(value), ProductListWords.Text(value), counts.Where(c => c.Value is { } v && EqualityComparer<T>.Default.Equals(v, value)).Sum(c => c.Count)))];

    private sealed record DomainLine(DomainId Id, DomainId? ParentId, string Key, string Name);

    private sealed record Cell(DomainId Domain, TeamId? Team, Lifecycle Lifecycle, Archetype? Archetype, CertificationLevelId? Level, Visibility Visibility, int Count);

    private sealed class Counted
    {
        public required string Value { get; init; }
        public required int Count { get; init; }
    }

    private enum ColumnFacet { Domain, Team, Lifecycle, Archetype, Certification, Visibility }

    /// <summary>Counts per combination of columns, added up per facet under what the other facets let through.</summary>
    private sealed class Cube(List<Cell> cells, ResolvedFilter resolved)
    {
        public int Total => cells.Where(c => Passes(c, null)).Sum(c => c.Count);

        public IReadOnlyList<Counted> By(ColumnFacet facet, Func<Cell, string> value) =>
            [.. cells.GroupBy(value).Select(g => new Counted { Value = g.Key, Count = g.Where(c => Passes(c, facet)).Sum(c => c.Count) })
                .OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal).Take(ProductFacets.MaxValues)];

        public IReadOnlyList<(T? Value, int Count)> ByWord<T>(ColumnFacet facet, Func<Cell, T?> value) where T : struct =>
            [.. cells.Where(c => Passes(c, facet)).GroupBy(value).Select(g => (g.Key, g.Sum(c => c.Count)))];

        /// <summary>A domain counts what is in its sub-domains too, as choosing it shows them.</summary>
        public IReadOnlyList<Counted> Domains(List<DomainLine> domains)
        {
            var present = cells.Select(c => c.Domain).ToHashSet();
            var own = cells.Where(c => Passes(c, ColumnFacet.Domain)).GroupBy(c => c.Domain).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
            return [.. domains.Select(d => (Domain: d, Below: Below(d, domains))).Where(d => d.Below.Overlaps(present))
                .Select(d => new Counted { Value = d.Domain.Key, Count = d.Below.Sum(id => own.GetValueOrDefault(id)) })
                .OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal).Take(ProductFacets.MaxValues)];
        }

        private bool Passes(Cell cell, ColumnFacet? leftOut)
        {
            var filter = resolved.Filter;
            return (leftOut == ColumnFacet.Domain || resolved.Domains is null || resolved.Domains.Contains(cell.Domain))
                && (leftOut == ColumnFacet.Team || resolved.Teams is null || (cell.Team is { } team ? resolved.Teams.Contains(team) : resolved.WithoutTeam))
                && (leftOut == ColumnFacet.Lifecycle || filter.Lifecycles.Count == 0 || filter.Lifecycles.Contains(cell.Lifecycle))
                && (leftOut == ColumnFacet.Archetype || filter.Archetypes.Count == 0 || (cell.Archetype is { } archetype && filter.Archetypes.Contains(archetype)))
                && (leftOut == ColumnFacet.Certification || resolved.Levels is null || (cell.Level is { } level ? resolved.Levels.Contains(level) : resolved.WithoutLevel))
                && (leftOut == ColumnFacet.Visibility || filter.Visibilities.Count == 0 || filter.Visibilities.Contains(cell.Visibility));
        }
    }
}
