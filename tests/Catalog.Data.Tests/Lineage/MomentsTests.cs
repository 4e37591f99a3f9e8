using Catalog.Core.Lineage.Graph;
using Catalog.Data.Lineage;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Lineage;
using Xunit;

namespace Catalog.Data.Tests.Lineage;

/// <summary>The graph in memory is the graph in the database, however it came there.</summary>
public abstract class MomentsTests(CatalogStore store)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_followed_step_by_step_is_what_is_read_at_once()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            await store.ForgetLineageAsync();
            using var following = new LineageMoments(store.Contexts, store.Clock);
            await following.CurrentAsync(Ct);
            foreach (var some in new RandomEvents(500 + seed).Take(60).Chunk(7))
            {
                await store.SendAsync(some);
                await store.ProjectAsync();
                await following.FollowLogAsync(Ct);
            }

            using var fresh = new LineageMoments(store.Contexts, store.Clock);
            Assert.Equal(Lines((await fresh.CurrentAsync(Ct)).Graph), Lines((await following.CurrentAsync(Ct)).Graph));
        }
    }

    [Fact]
    public async Task A_name_that_was_a_symlink_first_becomes_the_same_dataset()
    {
        await store.SendAsync("""{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"m","name":"writes"},"outputs":[{"namespace":"hive://m","name":"shop.orders","facets":{"symlinks":{"identifiers":[{"namespace":"s3://m","name":"warehouse/orders","type":"LOCATION"}]}}}]}""");
        await store.ProjectAsync();
        using var moments = new LineageMoments(store.Contexts, store.Clock);
        var before = (await moments.CurrentAsync(Ct)).Graph;
        // On look-up the symlink already leads there.
        Assert.Equal("shop.orders", before.Nodes[before.Find("dataset:hive://m:shop.orders")].Name);

        await store.SendAsync("""{"eventTime":"2026-01-02T00:00:00Z","job":{"namespace":"m","name":"reads"},"inputs":[{"namespace":"s3://m","name":"warehouse/orders"}]}""");
        await store.ProjectAsync();
        await moments.FollowLogAsync(Ct);

        var graph = (await moments.CurrentAsync(Ct)).Graph;
        var dataset = graph.Find("dataset:s3://m:warehouse/orders");
        Assert.Equal(("hive://m", "shop.orders"), (graph.Nodes[dataset].Namespace, graph.Nodes[dataset].Name));
        Assert.Equal((1, 1), (graph.Edges.Edges(dataset, down: true).Count, graph.Edges.Edges(dataset, down: false).Count));
    }

    [Fact]
    public async Task A_renamed_dataset_goes_on_under_its_new_name_and_a_dropped_one_has_ended()
    {
        using var moments = new LineageMoments(store.Contexts, store.Clock);
        await moments.CurrentAsync(Ct);
        string[] events =
        [
            """{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"rename","name":"writes"},"outputs":[{"namespace":"pg://r","name":"shop.old"}]}""",
            """{"eventTime":"2026-01-03T00:00:00Z","job":{"namespace":"rename","name":"reads"},"inputs":[{"namespace":"pg://r","name":"shop.new"}]}""",
            """{"eventTime":"2026-01-02T00:00:00Z","dataset":{"namespace":"pg://r","name":"shop.new","facets":{"lifecycleStateChange":{"lifecycleStateChange":"RENAME","previousIdentifier":{"namespace":"pg://r","name":"shop.old"}}}}}""",
            """{"eventTime":"2026-01-04T00:00:00Z","dataset":{"namespace":"pg://r","name":"shop.gone","facets":{"lifecycleStateChange":{"lifecycleStateChange":"DROP"}}}}""",
        ];
        foreach (var each in events)
        {
            await store.SendAsync(each);
            await store.ProjectAsync();
            await moments.FollowLogAsync(Ct);
        }

        var graph = (await moments.CurrentAsync(Ct)).Graph;
        var dataset = graph.Find("dataset:pg://r:shop.old");
        Assert.Equal("shop.new", graph.Nodes[dataset].Name);
        Assert.Equal((1, 1), (graph.Edges.Edges(dataset, down: true).Count, graph.Edges.Edges(dataset, down: false).Count));
        Assert.True(graph.Nodes[graph.Find("dataset:pg://r:shop.gone")].Ended);

        // Whoever speaks of it later brings it back.
        await store.SendAsync("""{"eventTime":"2026-01-05T00:00:00Z","dataset":{"namespace":"pg://r","name":"shop.gone"}}""");
        await store.ProjectAsync();
        await moments.FollowLogAsync(Ct);
        Assert.False((await moments.CurrentAsync(Ct)).Graph.Nodes[graph.Find("dataset:pg://r:shop.gone")].Ended);
    }

    [Fact]
    public async Task A_namespace_with_colons_is_matched_as_a_whole()
    {
        await store.SendAsync(
            """{"eventTime":"2026-01-01T00:00:00Z","dataset":{"namespace":"c://h","name":"1:x:y"}}""",
            """{"eventTime":"2026-01-01T00:00:00Z","dataset":{"namespace":"c://h:1","name":"x:z"}}""");
        await store.ProjectAsync();
        using var moments = new LineageMoments(store.Contexts, store.Clock);

        var graph = (await moments.CurrentAsync(Ct)).Graph;

        Assert.Equal("1:x:y", graph.Nodes[graph.Find("dataset:c://h:1:x:y")].Name);
        Assert.Equal("x:z", graph.Nodes[graph.Find("dataset:c://h:1:x:z")].Name);
        Assert.Equal(-1, graph.Find("dataset:c://h:2:x"));
    }

    private static List<string> Lines(LineageGraph graph)
    {
        string Name(int place) => $"{graph.Nodes[place].Namespace} {graph.Nodes[place].Name} {graph.Nodes[place].IsJob}";
        string Row(EdgeRow row, Func<int, string> name) => $"{row.Kind} {name(row.From)} -> {name(row.To)} {row.Origins} {row.Review} {row.First} {row.How}";
        return [.. Enumerable.Range(0, graph.Edges.Count).Select(e => Row(graph.Edges[e], Name))
            .Concat(Enumerable.Range(0, graph.FieldEdges.Count).Select(e => Row(graph.FieldEdges[e], f => $"{Name(graph.Fields[f].Node)} {graph.Fields[f].Name}")))
            .Concat(graph.Nodes.Where(n => graph.Places[n.Number] is var at && graph.Nodes[at].Number == n.Number).Select(n => $"{n.Namespace} {n.Name} {n.Fields} {n.Ended} {graph.Edges.Edges(graph.Places[n.Number], true).Count}"))
            .Order(StringComparer.Ordinal)];
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteMomentsTests(LineageStore<SqliteDatabase> store) : MomentsTests(store), IClassFixture<LineageStore<SqliteDatabase>>;

[Trait("Database", "Postgres")]
public sealed class PostgresMomentsTests(LineageStore<PostgresDatabase> store) : MomentsTests(store), IClassFixture<LineageStore<PostgresDatabase>>;
