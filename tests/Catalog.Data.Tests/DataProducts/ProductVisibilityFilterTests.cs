using System.Collections.Frozen;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Data.DataProducts;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.DataProducts;

/// <summary>What the database lets through is what the decision allows, for any catalog and anybody.</summary>
public abstract class ProductVisibilityFilterTests(CatalogStore store)
{
    [Fact]
    public async Task The_filters_let_through_exactly_what_the_decision_allows()
    {
        var domains = Enumerable.Range(0, 4).Select(n => A.Domain($"domain-{n}")).ToArray();
        var teams = Enumerable.Range(0, 4).Select(n => A.Team($"team-{n}")).ToArray();
        await store.AddAsync([.. domains, .. teams]);
        var catalogs = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Gen.Enum<Visibility>(), Gen.Enum<Lifecycle>()).Array[0, 40];

        await catalogs.SelectMany(catalog => Actors(domains, teams, catalog.Length).Array[20].Select(actors => (catalog, actors))).SampleAsync(async sample =>
        {
            await using var db = await store.Contexts.CreateDbContextAsync();
            await db.DataProducts.ExecuteDeleteAsync();
            var products = sample.catalog.Select((p, n) =>
                A.DataProduct($"domain-{p.Item1}/product-{n}", domains[p.Item1]).OwnedBy(p.Item2 < teams.Length ? teams[p.Item2] : null).Shown(p.Item3).In(p.Item4).Build()).ToList();
            db.AddRange(products);
            await db.SaveChangesAsync();

            foreach (var who in sample.actors)
            {
                var actor = who(products);
                Assert.Equal(Allowed(products, actor, ProductAction.See), await Keys(db.DataProducts.VisibleTo(actor)));
                Assert.Equal(Allowed(products, actor, ProductAction.ReadDetails), await Keys(db.DataProducts.DetailsTo(actor)));
            }
            return true;
        }, iter: 25, threads: 1);
    }

    private static List<string> Allowed(List<DataProduct> products, Actor actor, ProductAction action) =>
        [.. products.Where(p => Authorisation.Decide(actor, action, p.Facts).Allowed).Select(p => p.Key).Order(StringComparer.Ordinal)];

    private static async Task<List<string>> Keys(IQueryable<DataProduct> products) =>
        [.. (await products.AsNoTracking().Select(p => p.Key).ToListAsync()).Order(StringComparer.Ordinal)];

    private static Gen<Func<List<DataProduct>, Actor>> Actors(Domain[] domains, Team[] teams, int products) =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 15], Gen.Int[0, 15], Gen.Int[0, Math.Max(0, products - 1)].Array[0, 5], Gen.Int[0, 7]).Select(
            (kind, team, domain, granted, token) => (Func<List<DataProduct>, Actor>)(stored => new Actor
            {
                Name = "Somebody",
                SignedIn = kind != 0,
                Administrator = kind == 1,
                Teams = Chosen(teams, team).Select(t => t.Id).ToFrozenSet(),
                Stewards = Chosen(domains, domain).Select(d => d.Id).ToFrozenSet(),
                Granted = granted.Where(g => g < stored.Count).Select(g => stored[g].Id).ToFrozenSet(),
                Token = token <= (int)TokenRole.Administrator ? (TokenRole)token : null,
            }));

    private static IEnumerable<T> Chosen<T>(T[] all, int bits) => all.Where((_, n) => (bits & (1 << n)) != 0);
}

[Trait("Database", "Sqlite")]
public sealed class SqliteProductVisibilityFilterTests(CatalogStore<SqliteDatabase> store) : ProductVisibilityFilterTests(store), IClassFixture<CatalogStore<SqliteDatabase>>;

[Trait("Database", "Postgres")]
public sealed class PostgresProductVisibilityFilterTests(CatalogStore<PostgresDatabase> store) : ProductVisibilityFilterTests(store), IClassFixture<CatalogStore<PostgresDatabase>>;
