using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Time;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.DataProducts;

/// <summary>Changing many products at once, keeping favourites and counting views, over a real database.</summary>
public abstract class ManyProductsTests(CatalogStore store)
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly Domain domain = A.Domain($"d-{Guid.CreateVersion7(FixedClock.Beginning):n}"[..30]);
    private readonly Team ours = A.Team($"ours-{Guid.CreateVersion7(FixedClock.Beginning):n}"[..30]);
    private readonly Team theirs = A.Team($"theirs-{Guid.CreateVersion7(FixedClock.Beginning):n}"[..30]);

    [Fact]
    public async Task Tags_change_where_the_actor_may_and_the_report_says_why_not_elsewhere()
    {
        DataProduct own = Product("own").OwnedBy(ours).Tagged("old", "core");
        DataProduct same = Product("same").OwnedBy(ours).Tagged("gdpr");
        DataProduct foreign = Product("foreign").OwnedBy(theirs).Tagged("old");
        DataProduct hidden = Product("hidden").OwnedBy(theirs).Hidden();
        await store.AddAsync(domain, ours, theirs, own, same, foreign, hidden);

        var outcome = await store.Get<TagProducts>().ExecuteAsync(new TagProductsCommand([own.Id, same.Id, foreign.Id, hidden.Id], ["GDPR"], ["OLD"]), A.Member(ours), Ct);

        Assert.True(outcome.IsOk, outcome.Refusal?.Sentence);
        Assert.Equal([own.Key], outcome.Value.Changed.Select(k => k.ToString()));
        Assert.Equal([same.Key], outcome.Value.Unchanged.Select(k => k.ToString()));
        // The hidden one is not even named.
        Assert.Equal([foreign.Key], outcome.Value.Refused.Select(r => r.Key.ToString()));
        Assert.Equal(["core", "GDPR"], await TagsAsync(own));
        Assert.Equal(["old"], await TagsAsync(foreign));
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        var entry = await db.ActivityEntries.SingleAsync(a => a.ProductId == own.Id, Ct);
        Assert.Equal(("tagged", "core, old", "core, GDPR"), (entry.Verb, entry.Changes[0].Old, entry.Changes[0].New));
        Assert.False(await db.ActivityEntries.AnyAsync(a => a.ProductId == foreign.Id || a.ProductId == same.Id, Ct));
        // The tag that stayed is still its source's.
        Assert.DoesNotContain("tags/core", (await db.DataProducts.SingleAsync(p => p.Id == own.Id, Ct)).Curated.Keys);
    }

    [Fact]
    public async Task Tags_without_a_deed_are_refused_with_the_field_that_lacks_it()
    {
        var none = await store.Get<TagProducts>().ExecuteAsync(new TagProductsCommand([CatalogId.New<DataProductId>(store.Clock)], [" "], []), A.Administrator(), Ct);
        var both = await store.Get<TagProducts>().ExecuteAsync(new TagProductsCommand([CatalogId.New<DataProductId>(store.Clock)], ["a"], ["A"]), A.Administrator(), Ct);

        Assert.Contains("tags", Assert.IsType<Refusal.Invalid>(none.Refusal).Errors.Keys);
        Assert.Contains("tags", Assert.IsType<Refusal.Invalid>(both.Refusal).Errors.Keys);
    }

    [Fact]
    public async Task Handing_over_takes_rights_on_both_sides_and_a_reason()
    {
        DataProduct product = Product("handed").OwnedBy(ours);
        await store.AddAsync(domain, ours, theirs, product);
        var handOver = store.Get<HandOverProducts>();
        var command = new HandOverProductsCommand([product.Id], theirs.Key, "The team was split.");

        Assert.IsType<Refusal.Invalid>((await handOver.ExecuteAsync(command with { Reason = " " }, A.Steward(domain), Ct)).Refusal);
        Assert.Single((await handOver.ExecuteAsync(command, A.Member(ours), Ct)).Value!.Refused);
        Assert.Single((await handOver.ExecuteAsync(command, A.Member(ours, theirs), Ct)).Value!.Changed);
        Assert.Single((await handOver.ExecuteAsync(command, A.Steward(domain), Ct)).Value!.Unchanged);

        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal(theirs.Id, (await db.DataProducts.SingleAsync(p => p.Id == product.Id, Ct)).TeamId);
        Assert.Contains("The team was split.", (await db.ActivityEntries.SingleAsync(a => a.ProductId == product.Id, Ct)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_favourite_is_kept_once_and_hidden_products_cannot_be_one()
    {
        var ana = A.Person("Ana Ruiz");
        DataProduct product = Product("liked");
        DataProduct hidden = Product("hidden").Hidden();
        await store.AddAsync(domain, ana, product, hidden);
        var toggle = store.Get<ToggleFavourite>();
        var actor = A.Analyst(ana);
        async Task<int> Kept()
        {
            await using var db = await store.Contexts.CreateDbContextAsync(Ct);
            return await db.Favourites.CountAsync(f => f.PersonId == ana.Id, Ct);
        }

        Assert.True((await toggle.ExecuteAsync(new ToggleFavouriteCommand(KeyOf(product), true), actor, Ct)).IsOk);
        Assert.True((await toggle.ExecuteAsync(new ToggleFavouriteCommand(KeyOf(product), true), actor, Ct)).IsOk);
        Assert.Equal(1, await Kept());
        Assert.IsType<Refusal.NotFound>((await toggle.ExecuteAsync(new ToggleFavouriteCommand(KeyOf(hidden), true), actor, Ct)).Refusal);
        Assert.True((await toggle.ExecuteAsync(new ToggleFavouriteCommand(KeyOf(product), false), actor, Ct)).IsOk);
        Assert.Equal(0, await Kept());
    }

    [Fact]
    public async Task Views_count_once_per_person_and_day_and_add_up_in_the_store()
    {
        DataProduct product = Product("seen");
        await store.AddAsync(domain, product);
        var tally = store.Get<ViewTally>();
        var (ana, ben) = (A.Analyst(), A.Analyst());

        tally.Seen(product.Id, ana);
        tally.Seen(product.Id, ana);
        tally.Seen(product.Id, ben);
        tally.Seen(product.Id, Actor.System);
        Assert.Equal(1, (await store.Get<StoreViews>().ExecuteAsync(Ct)).Value);
        tally.Seen(product.Id, A.Analyst());
        await store.Get<StoreViews>().ExecuteAsync(Ct);
        Assert.Equal(0, (await store.Get<StoreViews>().ExecuteAsync(Ct)).Value);

        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal(3, (await db.ProductViews.SingleAsync(v => v.ProductId == product.Id, Ct)).Count);
    }

    private ProductBuilder Product(string name) => A.DataProduct($"{domain.Key}/{name}", domain);

    private static DataProductKey KeyOf(DataProduct product) => DataProductKey.TryParse(product.Key, out var key) ? key : default;

    private async Task<List<string>> TagsAsync(DataProduct product)
    {
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        return [.. (await db.ProductTags.Where(t => t.ProductId == product.Id).Select(t => t.Tag).ToListAsync(Ct)).Order(StringComparer.OrdinalIgnoreCase)];
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteManyProductsTests(CatalogStore<SqliteDatabase> store) : ManyProductsTests(store), IClassFixture<CatalogStore<SqliteDatabase>>;

[Trait("Database", "Postgres")]
public sealed class PostgresManyProductsTests(CatalogStore<PostgresDatabase> store) : ManyProductsTests(store), IClassFixture<CatalogStore<PostgresDatabase>>;
