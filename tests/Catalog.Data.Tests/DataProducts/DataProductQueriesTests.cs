using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Time;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.DataProducts;

/// <summary>Lists, facets and counts of products over a real database.</summary>
public abstract class DataProductQueriesTests(CatalogStore store) : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly Domain sales = A.Domain("sales");
    private readonly Domain inventory = A.Domain("inventory");
    private readonly Team orders = A.Team("order-management");
    private readonly Team stock = A.Team("stock");
    private readonly Person ana = A.Person("Ana Ruiz");
    private Domain returns = null!;
    private Actor analyst = null!;

    private IDataProductQueries Queries => store.Get<IDataProductQueries>();

    public async ValueTask InitializeAsync()
    {
        await using (var db = await store.Contexts.CreateDbContextAsync(Ct))
        {
            await db.Favourites.ExecuteDeleteAsync(Ct);
            await db.ProductViews.ExecuteDeleteAsync(Ct);
            await db.DataProducts.ExecuteDeleteAsync(Ct);
            await db.Teams.ExecuteDeleteAsync(Ct);
            await db.Domains.Where(d => d.ParentId != null).ExecuteDeleteAsync(Ct);
            await db.Domains.ExecuteDeleteAsync(Ct);
        }
        returns = A.Domain("reverse-logistics", sales);
        analyst = A.Analyst(ana);
        await store.AddAsync(sales, returns, inventory, orders, stock, ana);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Pages_of_every_order_hold_each_visible_product_once_and_in_order()
    {
        DataProduct[] products = [.. Enumerable.Range(0, 23).Select(n =>
            A.DataProduct($"{(n % 2 == 0 ? "sales" : "inventory")}/product-{n * 7 % 23}", n % 2 == 0 ? sales : inventory).Shown(n % 5 == 0 ? Visibility.Hidden : Visibility.Open)
                .Build(FixedClock.Beginning.AddMinutes(n % 4)))];
        await store.AddAsync([.. products]);
        await store.AddAsync([.. products.Where((_, n) => n % 3 == 0).Select((p, n) => new ProductViews(p.Id, Today, (n % 2) + 1))]);
        var visible = products.Where(p => p.Visibility == Visibility.Open).Select(p => p.Key).Order().ToList();

        foreach (var by in Enum.GetValues<ProductOrder>())
            foreach (var descending in (bool[])[false, true])
            {
                var sort = new ProductSort(by, descending);
                var rows = new List<ProductRow>();
                for (string? after = null; ;)
                {
                    var page = await Queries.ListAsync(new ProductFilter(), sort, new PageRequest(after, 4), analyst, Ct);
                    rows.AddRange(page.Items);
                    if ((after = page.Next) is null) break;
                    Assert.Equal(4, page.Items.Count);
                }

                Assert.Equal(visible, rows.Select(r => r.Key.ToString()).Order());
                Func<ProductRow, (long, string)> place = by switch
                {
                    ProductOrder.Updated => r => (r.UpdatedAt.Ticks, r.Key.ToString()),
                    ProductOrder.Views => r => (r.Views, r.Key.ToString()),
                    ProductOrder.Name => r => (0, $"{r.Key.Name}\n{r.Key}"),
                    _ => r => (0, r.Key.ToString()),
                };
                var byPlace = Comparer<(long, string)>.Create((a, b) => a.Item1 != b.Item1 ? a.Item1.CompareTo(b.Item1) : string.CompareOrdinal(a.Item2, b.Item2));
                Assert.Equal((descending ? rows.OrderByDescending(place, byPlace) : rows.OrderBy(place, byPlace)).Select(r => r.Key), rows.Select(r => r.Key));
                Assert.Equal(rows.Select(r => r.Key), await Queries.AllAsync(new ProductFilter(), sort, analyst, Ct).Select(r => r.Key).ToListAsync(Ct));
            }
    }

    [Fact]
    public async Task A_row_says_who_owns_the_product_and_what_it_is()
    {
        DataProduct replacement = A.DataProduct("sales/orders", sales);
        DataProduct product = A.DataProduct("sales/orders-v1", sales).OwnedBy(orders).Titled("Orders, first edition").Tagged("gdpr", "Core")
            .WithOutput("lake").WithOutput("sql", tier: "serving", technology: "Azure SQL").Deprecated(new DateOnly(2030, 12, 31), "sales/orders");
        await store.AddAsync(replacement, product, new Favourite(ana.Id, product.Id, FixedClock.Beginning), new ProductViews(product.Id, Today, 3), new ProductViews(product.Id, Today.AddDays(-30), 5));

        var row = Assert.Single((await Queries.ListAsync(new ProductFilter { Text = "V1" }, ProductSort.Default, new PageRequest(null), analyst, Ct)).Items);

        Assert.Equal(new Named("order-management", "Order-management"), row.Team);
        Assert.Equal(new Named("sales", "Sales"), row.Domain);
        Assert.Equal([Tier.Primary, Tier.Serving], row.Tiers);
        Assert.Equal(["Core", "gdpr"], row.Tags);
        Assert.Equal((Lifecycle.Deprecated, new DateOnly(2030, 12, 31), new DataProductKey("sales", "orders")), (row.Lifecycle, row.EndDate, row.Replacement));
        Assert.Equal((3, true, false), (row.Views, row.Favourite, row.MayEdit));
    }

    [Fact]
    public async Task A_replacement_that_is_hidden_from_the_reader_is_not_named()
    {
        DataProduct product = A.DataProduct("sales/old", sales).Deprecated(new DateOnly(2030, 12, 31), "sales/secret");
        await store.AddAsync(product, A.DataProduct("sales/secret", sales).Hidden().Build());

        Assert.Null(Assert.Single(await Queries.RowsAsync([product.Id], analyst, Ct)).Replacement);
        Assert.NotNull(Assert.Single(await Queries.RowsAsync([product.Id], A.Administrator(), Ct)).Replacement);
    }

    [Fact]
    public async Task A_domain_shows_and_counts_its_subdomains_too()
    {
        await store.AddAsync(A.DataProduct("sales/orders", sales).Build(), A.DataProduct("reverse-logistics/returns", returns).Build(), A.DataProduct("inventory/stock", inventory).Build());

        Assert.Equal(["reverse-logistics/returns", "sales/orders"], await KeysAsync(new ProductFilter { Domains = ["sales"] }));
        var facets = await Queries.FacetsAsync(new ProductFilter { Domains = ["sales"] }, analyst, Ct);
        Assert.Equal(2, facets.Total);
        Assert.Equal([("sales", 2), ("inventory", 1), ("reverse-logistics", 1)], facets.Domains.Select(v => (v.Value, v.Count)));
    }

    [Fact]
    public async Task Favourites_and_mine_are_those_of_the_reader()
    {
        DataProduct liked = A.DataProduct("sales/orders", sales);
        DataProduct own = A.DataProduct("inventory/stock", inventory).OwnedBy(stock);
        await store.AddAsync(liked, own, new Favourite(ana.Id, liked.Id, FixedClock.Beginning));

        Assert.Equal(["sales/orders"], await KeysAsync(new ProductFilter { Favourites = true }));
        Assert.Equal([], await KeysAsync(new ProductFilter { Mine = true }));
        Assert.Equal(["inventory/stock"], (await Queries.ListAsync(new ProductFilter { Mine = true }, ProductSort.Default, new PageRequest(null), A.Member(stock), Ct)).Items.Select(r => r.Key.ToString()));
    }

    [Fact]
    public async Task An_old_key_leads_to_the_product_and_a_hidden_one_is_missing()
    {
        DataProduct open = A.DataProduct("sales/orders", sales);
        DataProduct hidden = A.DataProduct("sales/secret", sales).Hidden();
        await store.AddAsync(open, hidden, new KeyRedirect(RedirectKind.Product, "shop/orders", open.Id.Value, FixedClock.Beginning), new KeyRedirect(RedirectKind.Product, "shop/secret", hidden.Id.Value, FixedClock.Beginning));

        Assert.Equal(open.Id, (await Queries.DetailAsync(new DataProductKey("shop", "orders"), analyst, Ct))?.Summary.Id);
        Assert.Null(await Queries.DetailAsync(new DataProductKey("sales", "secret"), analyst, Ct));
        Assert.Null(await Queries.DetailAsync(new DataProductKey("shop", "secret"), analyst, Ct));
    }

    [Fact]
    public async Task A_restricted_product_keeps_what_leads_to_its_data_to_itself()
    {
        DataProduct product = A.DataProduct("sales/orders", sales).Restricted().WithOutput("sql", "orders-sql").WithInput("erp", "erp-orders").Saying(s => s with { Purpose = "Every order", Usage = "Join on id" });
        await store.AddAsync(product);

        var shut = await Queries.DetailAsync(new DataProductKey("sales", "orders"), analyst, Ct);
        Assert.NotNull(shut?.Withheld);
        Assert.Equal(("Every order", null, null), (shut.Summary.Purpose, shut.Usage, shut.Links));
        Assert.Equal(("sql", null), Assert.Single(shut.Ports.Select(p => (p.Name, p.ContractId))));

        var open = await Queries.DetailAsync(new DataProductKey("sales", "orders"), A.Steward(sales), Ct);
        Assert.Equal((null, "Join on id", 2), (open?.Withheld, open?.Usage, open?.Ports.Count));
    }

    [Fact]
    public async Task Facets_count_exactly_what_choosing_them_would_list()
    {
        string[] tags = ["gdpr", "core"];
        string[] technologies = ["Delta Lake", "Azure SQL"];
        DataProduct[] products = [.. Enumerable.Range(0, 40).Select(n =>
            A.DataProduct($"sales/p-{n}", (n % 3) switch { 0 => sales, 1 => returns, _ => inventory })
                .OwnedBy((n % 4) switch { 0 => orders, 1 => stock, _ => null }).Shown((Visibility)(n % 3)).In((Lifecycle)(n % 5)).Tagged([.. tags.Where((_, t) => n % (t + 2) == 0)])
                .WithOutput("a", tier: n % 2 == 0 ? "primary" : "serving", technology: technologies[n % 2]).WithOutput("b", technology: technologies[n / 2 % 2]).About([.. tags.Where((_, t) => n % (t + 3) == 0)])
                .Build())];
        await store.AddAsync([.. products]);
        var filters = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3]).Select((domain, team, lifecycle, tag, tier, technology) => new ProductFilter
        {
            Domains = Some(["sales", "inventory"], domain), Teams = Some(["stock", ProductFilter.None], team), Lifecycles = Some([Lifecycle.Active, Lifecycle.Draft], lifecycle),
            Tags = Some(tags, tag), Tiers = Some([Tier.Primary, Tier.Serving], tier), Technologies = Some(technologies, technology),
        });
        Actor[] actors = [analyst, A.Member(orders), A.Steward(inventory), A.Administrator()];

        await Gen.Select(filters, Gen.Int[0, actors.Length - 1].Select(n => actors[n])).SampleAsync(async sample =>
        {
            var (filter, actor) = sample;
            async Task<int> Count(ProductFilter f) => await Queries.AllAsync(f, ProductSort.Default, actor, Ct).CountAsync(Ct);
            var facets = await Queries.FacetsAsync(filter, actor, Ct);

            Assert.Equal(await Count(filter), facets.Total);
            foreach (var value in facets.Domains) Assert.Equal(await Count(filter with { Domains = [value.Value] }), value.Count);
            foreach (var value in facets.Teams) Assert.Equal(await Count(filter with { Teams = [value.Value] }), value.Count);
            foreach (var value in facets.Lifecycles) Assert.Equal(await Count(filter with { Lifecycles = [ProductListWords.Read<Lifecycle>(value.Value)!.Value] }), value.Count);
            foreach (var value in facets.Visibilities) Assert.Equal(await Count(filter with { Visibilities = [ProductListWords.Read<Visibility>(value.Value)!.Value] }), value.Count);
            foreach (var value in facets.Tiers) Assert.Equal(await Count(filter with { Tiers = [ProductListWords.Read<Tier>(value.Value)!.Value] }), value.Count);
            foreach (var value in facets.Technologies) Assert.Equal(await Count(filter with { Technologies = [value.Value] }), value.Count);
            foreach (var value in facets.Tags) Assert.Equal(await Count(filter with { Tags = [value.Value] }), value.Count);
            foreach (var value in facets.Terms) Assert.Equal(await Count(filter with { Terms = [value.Value] }), value.Count);
            return true;
        }, iter: 15, threads: 1);
    }

    [Fact]
    public async Task The_glance_counts_only_what_the_reader_may_see()
    {
        await store.AddAsync(A.DataProduct("sales/orders", sales).Build(), A.DataProduct("sales/secret", sales).Hidden().Build(), A.DataProduct("inventory/stock", inventory).In(Lifecycle.Draft).Build());

        var glance = await Queries.GlanceAsync(analyst, Ct);

        Assert.Equal(2, glance.Total);
        Assert.Equal(1, glance.Domains.Single(d => d.Domain.Key == "sales").Products[Lifecycle.Active]);
        Assert.Equal([new GlanceTile(new DataProductKey("inventory", "stock"), Lifecycle.Draft)], glance.Domains.Single(d => d.Domain.Key == "inventory").Tiles);
    }

    private static DateOnly Today => DateOnly.FromDateTime(FixedClock.Beginning.UtcDateTime);

    private static List<T> Some<T>(T[] all, int bits) => [.. all.Where((_, n) => (bits & (1 << n)) != 0)];

    private async Task<List<string>> KeysAsync(ProductFilter filter) =>
        [.. (await Queries.ListAsync(filter, ProductSort.Default, new PageRequest(null), analyst, Ct)).Items.Select(r => r.Key.ToString())];
}

[Trait("Database", "Sqlite")]
public sealed class SqliteDataProductQueriesTests(CatalogStore<SqliteDatabase> store) : DataProductQueriesTests(store), IClassFixture<CatalogStore<SqliteDatabase>>;

[Trait("Database", "Postgres")]
public sealed class PostgresDataProductQueriesTests(CatalogStore<PostgresDatabase> store) : DataProductQueriesTests(store), IClassFixture<CatalogStore<PostgresDatabase>>;
