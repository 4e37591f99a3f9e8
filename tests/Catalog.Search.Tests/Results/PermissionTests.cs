using System.Collections.Frozen;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.Discovery;
using Catalog.Core.Documentation;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Search.Tests.Index;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Time;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Search.Tests.Results;

/// <summary>For any catalog and anybody, search knows exactly what the one decision lets them know.</summary>
public sealed class PermissionTests
{
    [Fact]
    public async Task Hits_counts_suggestions_highlights_and_spellings_are_what_the_decision_allows()
    {
        await using var store = await SearchStore.OpenAsync(follow: false);
        Assert.True(store.Index.TryOwn());
        var domains = Enumerable.Range(0, 3).Select(n => A.Domain($"domain-{n}")).ToArray();
        var teams = Enumerable.Range(0, 3).Select(n => A.Team($"team-{n}")).ToArray();
        await store.AddAsync([.. domains, .. teams]);
        var catalogs = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Enum<Visibility>()).Array[1, 12];

        await catalogs.SelectMany(catalog => Actors(domains, teams, catalog.Length).Array[8].Select(actors => (catalog, actors))).SampleAsync(async sample =>
        {
            var products = await StoreAsync(store, domains, teams, sample.catalog);
            await store.Index.RebuildAsync(null, CancellationToken.None);
            foreach (var who in sample.actors) await CompareAsync(store, teams, products, who(products));
            return true;
        }, iter: 20, threads: 1);
    }

    private static async Task CompareAsync(SearchStore store, Team[] teams, List<DataProduct> products, Actor actor)
    {
        var seen = products.Where(p => Authorisation.Decide(actor, ProductAction.See, p.Facts).Allowed).ToList();
        var read = products.Where(p => Authorisation.Decide(actor, ProductAction.ReadDetails, p.Facts).Allowed).ToList();

        var named = await store.FindAsync("commonword", actor, new SearchFilter { Values = new Dictionary<string, IReadOnlyList<string>> { [SearchFacets.Type] = ["product"] } });
        Assert.Equal(Keys(seen), named.Hits.Select(h => h.Key).Order(StringComparer.Ordinal));
        Assert.Equal(seen.Count, named.Total);
        Assert.Equal(Keys(seen.Except(read)), named.Hits.Where(h => h.Withheld).Select(h => h.Key).Order(StringComparer.Ordinal));
        Assert.Equal(
            seen.GroupBy(p => p.Key.Split('/')[0]).Select(g => (g.Key, g.Count())).OrderBy(d => d.Key, StringComparer.Ordinal),
            (named.Facets.GetValueOrDefault(SearchFacets.Domain) ?? []).Where(v => v.Count > 0).Select(v => (v.Value, v.Count)).OrderBy(d => d.Value, StringComparer.Ordinal));

        var everything = await store.FindAsync("commonword", actor);
        Assert.Equal(
            new[] { ("dataset", seen.Count), ("documentation", read.Count), ("port", seen.Count), ("product", seen.Count) }.Where(t => t.Item2 > 0),
            (everything.Facets.GetValueOrDefault(SearchFacets.Type) ?? []).Where(v => v.Count > 0).Select(v => (v.Value, v.Count)).OrderBy(t => t.Value, StringComparer.Ordinal));
        Assert.Equal(3 * seen.Count + read.Count, everything.Total);
        Assert.Equal(Keys(seen), everything.Hits.Where(h => h.Type == SearchType.Port).Select(h => h.Parent!).Order(StringComparer.Ordinal));
        Assert.Equal(seen.Select(DatasetOf).Order(StringComparer.Ordinal), everything.Hits.Where(h => h.Type == SearchType.Dataset).Select(h => h.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Owners(seen, teams), (named.Facets.GetValueOrDefault(SearchFacets.Owner) ?? []).Where(v => v.Count > 0).Select(v => (v.Value, v.Count)).OrderBy(o => o.Value, StringComparer.Ordinal));

        var documented = await store.FindAsync("secretword", actor);
        Assert.Equal(Keys(read), documented.Hits.Where(h => h.Type == SearchType.Product).Select(h => h.Key).Order(StringComparer.Ordinal));
        Assert.Equal(Keys(read), documented.Hits.Where(h => h.Type == SearchType.Documentation).Select(h => h.Parent!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(named.Hits.Where(h => h.Withheld), h => h.Highlights.Any(l => l.Parts.Any(p => p.Text.Contains("secret", StringComparison.OrdinalIgnoreCase))));

        var suggested = await store.Node.Get<ISearch>().SuggestAsync("commonw", actor, CancellationToken.None);
        Assert.All(suggested.Groups.Where(g => g.Type == SearchType.Product).SelectMany(g => g.Hits), h => Assert.Contains(h.Key, Keys(seen)));
        Assert.Equal(seen.Count > 0, suggested.Groups.Count > 0);

        for (var n = 0; n < products.Count; n++)
        {
            var typo = $"uniqeword{Letters(n)}";
            var spelled = await store.FindAsync(typo, actor);
            Assert.Equal(seen.Contains(products[n]) ? [products[n].Key] : [], spelled.Hits.Where(h => h.Type == SearchType.Product && h.Key == products[n].Key).Select(h => h.Key));
            if (spelled.DidYouMean is { } better) Assert.Contains(seen, p => p.Title.Contains(better, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static async Task<List<DataProduct>> StoreAsync(SearchStore store, Domain[] domains, Team[] teams, (int, int, Visibility)[] catalog)
    {
        await using var db = await store.Node.Contexts.CreateDbContextAsync();
        await db.DataProducts.ExecuteDeleteAsync();
        await db.Datasets.ExecuteDeleteAsync();
        var products = catalog.Select((p, n) =>
            A.DataProduct($"domain-{p.Item1}/product-{n}", domains[p.Item1]).OwnedBy(p.Item2 < teams.Length ? teams[p.Item2] : null).Shown(p.Item3)
                .Titled($"Commonword uniqueword{Letters(n)}").WithOutput("rows").Saying(s => s with { Usage = "commonword secretword" }).Build()).ToList();
        db.AddRange(products);
        foreach (var product in products)
        {
            var page = new DocumentationPage(CatalogId.New<DocumentationPageId>(TimeProvider.System), product.Id, "notes", "Notes");
            page.Write("Notes", "A **secretword** of the team", A.Administrator() with { PersonId = null }, CatalogId.New<DocumentationRevisionId>(TimeProvider.System), FixedClock.Beginning);
            db.Add(page);
            var dataset = new Dataset(CatalogId.New<DatasetId>(TimeProvider.System), "ds://host", DatasetOf(product), FixedClock.Beginning);
            db.AddRange(dataset, new PortDataset(product.Ports[0].Id, dataset.Id));
        }
        await db.SaveChangesAsync();
        return products;
    }

    /// <summary>Words that no single edit makes equal.</summary>
    private static string Letters(int n) => string.Concat(Enumerable.Repeat((char)('a' + n), 4));

    private static string DatasetOf(DataProduct product) => $"commonword_{product.Key.Replace('/', '_')}";

    private static IEnumerable<(string, int)> Owners(List<DataProduct> products, Team[] teams) =>
        products.Select(p => teams.FirstOrDefault(t => t.Id == p.TeamId)?.Key).OfType<string>().GroupBy(k => k).Select(g => (g.Key, g.Count())).OrderBy(o => o.Key, StringComparer.Ordinal);

    private static IEnumerable<string> Keys(IEnumerable<DataProduct> products) => products.Select(p => p.Key).Order(StringComparer.Ordinal);

    private static Gen<Func<List<DataProduct>, Actor>> Actors(Domain[] domains, Team[] teams, int products) =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7], Gen.Int[0, 7], Gen.Int[0, Math.Max(0, products - 1)].Array[0, 4], Gen.Int[0, 7]).Select(
            (kind, team, domain, granted, token) => (Func<List<DataProduct>, Actor>)(stored => new Actor
            {
                Name = "Somebody",
                SignedIn = kind != 0,
                Administrator = kind == 1,
                Teams = teams.Where((_, n) => (team & 1 << n) != 0).Select(t => t.Id).ToFrozenSet(),
                Stewards = domains.Where((_, n) => (domain & 1 << n) != 0).Select(d => d.Id).ToFrozenSet(),
                Granted = granted.Where(g => g < stored.Count).Select(g => stored[g].Id).ToFrozenSet(),
                Token = token < 6 ? (TokenRole)token : null,
            }));
}
