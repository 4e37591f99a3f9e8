using Catalog.Core.DataProducts;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using Xunit;

namespace Catalog.Data.Tests.DataProducts;

/// <summary>What feeds what, as contracts on ports declare it.</summary>
public abstract class ProductNeighbourQueriesTests(CatalogStore store)
{
    [Fact]
    public async Task Neighbours_follow_contracts_and_hidden_ones_are_one_anonymous_gap()
    {
        var ct = TestContext.Current.CancellationToken;
        var (sales, stock, fulfilment, team) = (A.Domain("sales"), A.Domain("inventory"), A.Domain("fulfilment"), A.Team("promise"));
        DataProduct orders = A.DataProduct("sales/orders", sales).WithOutput("sql", "Orders-SQL").WithOutput("lake", "orders-lake");
        DataProduct levels = A.DataProduct("inventory/levels", stock).Restricted().WithOutput("lake", "levels-lake");
        DataProduct first = A.DataProduct("sales/secret-1", sales).Hidden().WithOutput("lake", "secret-1");
        DataProduct second = A.DataProduct("sales/secret-2", sales).Hidden().WithOutput("lake", "secret-2");
        DataProduct promise = A.DataProduct("fulfilment/order-promise", fulfilment).OwnedBy(team)
            .WithInput("orders", "orders-sql").WithInput("levels", "levels-lake").WithInput("one", "secret-1").WithInput("two", "secret-2")
            .WithOutput("out", "promise", builtFrom: ["orders-lake", "promise"]);
        await store.AddAsync(sales, stock, fulfilment, team, orders, levels, first, second, promise);
        var queries = store.Get<IProductNeighbourQueries>();

        var feeds = (await queries.FeedsAsync([promise.Id, orders.Id], A.Analyst(), ct))[promise.Id];
        Assert.Equal(["inventory/levels", "sales/orders"], feeds.Products.Select(p => p.Key.ToString()));
        Assert.True(feeds.SomethingHidden);
        Assert.Equal([new NeighbourLink(null, null)], feeds.Products[0].Links);
        Assert.Equal([new NeighbourLink("orders-lake", "lake"), new NeighbourLink("Orders-SQL", "sql")], feeds.Products[1].Links.OrderBy(l => l.OutputPort));

        var readers = await queries.ReadersAsync([orders.Id, levels.Id, first.Id], A.Analyst(), ct);
        Assert.Equal(["fulfilment/order-promise"], readers[orders.Id].Products.Select(p => p.Key.ToString()));
        Assert.Equal(new Named("promise", "Promise"), readers[orders.Id].Products[0].Team);
        Assert.False(readers[orders.Id].SomethingHidden);
        Assert.False(readers.ContainsKey(first.Id), "what a hidden product feeds must not be told");

        var whole = (await queries.FeedsAsync([promise.Id], A.Administrator(), ct))[promise.Id];
        Assert.Equal((4, false), (whole.Products.Count, whole.SomethingHidden));
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteProductNeighbourQueriesTests(CatalogStore<SqliteDatabase> store) : ProductNeighbourQueriesTests(store), IClassFixture<CatalogStore<SqliteDatabase>>;

[Trait("Database", "Postgres")]
public sealed class PostgresProductNeighbourQueriesTests(CatalogStore<PostgresDatabase> store) : ProductNeighbourQueriesTests(store), IClassFixture<CatalogStore<PostgresDatabase>>;
