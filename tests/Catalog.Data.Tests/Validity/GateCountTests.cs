using Catalog.Core.People;
using Catalog.Core.Validity;
using Catalog.Data.Tests.Access;
using Catalog.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.Validity;

/// <summary>What the gate was asked, however many nodes count it.</summary>
public abstract class GateCountTests(DatabaseFixture database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_two_nodes_count_at_once_is_added_up()
    {
        const int Rounds = 12;
        await using var stage = await AccessStage.SetAsync(database);
        await using var second = await CatalogNode.OpenAsync(database, stage.Clock);
        CatalogNode[] nodes = [stage.Node, second];
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var node in nodes)
                for (var i = 0; i < 3; i++) node.Get<GateTally>().Count(stage.Product.Id, Token("airflow"), Verdict.Allow);
            var stored = await Task.WhenAll(nodes.Select(n => Task.Run(() => n.Get<StoreGateCounts>().ExecuteAsync(new StoreGateCountsCommand(Unfinished: true), Actor.System, Ct), Ct)));
            Assert.All(stored, s => Assert.True(s.IsOk, s.Refusal?.Sentence));
        }

        Assert.Equal(Rounds * 6, Assert.Single(await CallersAsync(stage)).Allowed);
    }

    [Fact]
    public async Task A_person_and_a_token_of_one_name_are_two()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var tally = stage.Node.Get<GateTally>();
        tally.Count(stage.Product.Id, stage.Ana, Verdict.Warn);
        tally.Count(stage.Product.Id, Token(stage.Ana.Name), Verdict.Warn);
        tally.Count(stage.Product.Id, Token(stage.Ana.Name), Verdict.Block);
        await stage.Node.Get<StoreGateCounts>().ExecuteAsync(new StoreGateCountsCommand(Unfinished: true), Actor.System, Ct);

        Assert.Equal([("Ana Ruiz", 1L, 1L), ("Ana Ruiz", 1L, 0L)], (await CallersAsync(stage)).Select(c => (c.Asker, c.Warned, c.Blocked)));
    }

    [Fact]
    public async Task What_was_asked_more_than_400_days_ago_is_forgotten()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var store = stage.Node.Get<StoreGateCounts>();
        foreach (var days in new[] { 0, 10, 401 })
        {
            stage.Clock.Advance(TimeSpan.FromDays(days));
            stage.Node.Get<GateTally>().Count(stage.Product.Id, Token("airflow"), Verdict.Allow);
            await store.ExecuteAsync(new StoreGateCountsCommand(Unfinished: true), Actor.System, Ct);
        }

        await using var db = await stage.Node.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal(1, await db.GateCounts.CountAsync(c => c.ProductId == stage.Product.Id, Ct));
    }

    private static Actor Token(string name) => new() { Name = name, SignedIn = true, Token = TokenRole.Gate };

    private static async Task<IReadOnlyList<GateCaller>> CallersAsync(AccessStage stage) =>
        (await stage.Node.Get<IGateQueries>().CallersAsync(stage.Priya, stage.Key, stage.Clock.GetUtcNow().AddDays(-7), Ct)).Value!;
}

[Trait("Database", "Sqlite")]
public sealed class SqliteGateCountTests(SqliteDatabase database) : GateCountTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresGateCountTests(PostgresDatabase database) : GateCountTests(database), IClassFixture<PostgresDatabase>;
