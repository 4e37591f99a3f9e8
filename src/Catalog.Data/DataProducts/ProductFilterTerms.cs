using System.Linq.Expressions;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.People;

namespace Catalog.Data.DataProducts;

/// <summary>A filter whose keys have been looked up.</summary>
internal sealed record ResolvedFilter(ProductFilter Filter, DomainId[]? Domains, TeamId[]? Teams, bool WithoutTeam, CertificationLevelId[]? Levels, bool WithoutLevel);

/// <summary>The facets of a filter, so that one can be left out where its own values are counted.</summary>
[Flags]
internal enum FilterParts
{
    None = 0,
    Columns = 1,
    Tiers = 2,
    Technologies = 4,
    Formats = 8,
    Tags = 16,
    Terms = 32,
}

/// <summary>The filter of a list as conditions of the database.</summary>
internal static class ProductFilterTerms
{
    /// <summary>What passes the filter, except for the parts left out.</summary>
    public static IQueryable<DataProduct> Passing(this IQueryable<DataProduct> products, CatalogDbContext db, ResolvedFilter resolved, Actor actor, FilterParts leftOut = FilterParts.None)
    {
        var filter = resolved.Filter;
#pragma warning disable CA1304, CA1311, CA1862 // This runs in the database, which knows lower() but no StringComparison.
        foreach (var word in filter.Words()) products = products.Where(p => p.Key.Contains(word) || p.Title.ToLower().Contains(word));
#pragma warning restore CA1304, CA1311, CA1862
        if (filter.Favourites) products = actor.PersonId is { } me ? products.Where(p => db.Favourites.Any(f => f.PersonId == me && f.ProductId == p.Id)) : products.Where(Nothing);
        if (filter.Mine) products = Mine(products, actor);
        if (!leftOut.HasFlag(FilterParts.Columns)) products = ColumnsPass(products, resolved);
        if (!leftOut.HasFlag(FilterParts.Tiers) && filter.Tiers.Count > 0)
        {
            var tiers = filter.Tiers.ToArray();
            products = products.Where(p => p.Ports.Any(o => o.Direction == PortDirection.Output && o.Tier != null && tiers.Contains(o.Tier.Value)));
        }
        if (!leftOut.HasFlag(FilterParts.Technologies) && filter.Technologies.Count > 0)
        {
            var technologies = filter.Technologies.ToArray();
            products = products.Where(p => p.Ports.Any(o => o.Direction == PortDirection.Output && o.Technology != null && technologies.Contains(o.Technology)));
        }
        if (!leftOut.HasFlag(FilterParts.Formats) && filter.Formats.Count > 0)
        {
            var formats = filter.Formats.ToArray();
            products = products.Where(p => p.Ports.Any(o => o.Direction == PortDirection.Output && o.Format != null && formats.Contains(o.Format)));
        }
        if (!leftOut.HasFlag(FilterParts.Tags) && filter.Tags.Count > 0)
        {
            // GDPR and gdpr are one tag, however a document writes it.
            var tags = filter.Tags.Select(t => t.ToLowerInvariant()).ToArray();
            products = products.Where(p => p.Tags.Any(t => tags.Contains(t.Tag.ToLower())));
        }
        if (!leftOut.HasFlag(FilterParts.Terms) && filter.Terms.Count > 0)
        {
            var terms = filter.Terms.ToArray();
            products = products.Where(p => p.Terms.Any(t => terms.Contains(t.TermKey)));
        }
        return products;
    }

    private static IQueryable<DataProduct> ColumnsPass(IQueryable<DataProduct> products, ResolvedFilter resolved)
    {
        var filter = resolved.Filter;
        if (resolved.Domains is { } domains) products = products.Where(p => domains.Contains(p.DomainId));
        if (resolved.Teams is { } teams)
        {
            var without = resolved.WithoutTeam;
            products = products.Where(p => (p.TeamId != null && teams.Contains(p.TeamId.Value)) || (without && p.TeamId == null));
        }
        if (resolved.Levels is { } levels)
        {
            var without = resolved.WithoutLevel;
            products = products.Where(p => (p.CertificationLevelId != null && levels.Contains(p.CertificationLevelId.Value)) || (without && p.CertificationLevelId == null));
        }
        if (filter.Lifecycles.Count > 0)
        {
            var lifecycles = filter.Lifecycles.ToArray();
            products = products.Where(p => lifecycles.Contains(p.Lifecycle));
        }
        if (filter.Archetypes.Count > 0)
        {
            var archetypes = filter.Archetypes.ToArray();
            products = products.Where(p => p.Archetype != null && archetypes.Contains(p.Archetype.Value));
        }
        if (filter.Visibilities.Count > 0)
        {
            var visibilities = filter.Visibilities.ToArray();
            products = products.Where(p => visibilities.Contains(p.Visibility));
        }
        return products;
    }

    private static IQueryable<DataProduct> Mine(IQueryable<DataProduct> products, Actor actor)
    {
        if (actor.Teams.Count == 0) return products.Where(Nothing);
        var teams = actor.Teams.ToArray();
        return products.Where(p => p.TeamId != null && teams.Contains(p.TeamId.Value));
    }

    private static readonly Expression<Func<DataProduct, bool>> Nothing = _ => false;
}
