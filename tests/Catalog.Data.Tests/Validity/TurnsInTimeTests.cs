using Catalog.Core.DataProducts;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Data.Tests.Access;
using Catalog.Data.Tests.Storage;
using Catalog.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.Validity;

/// <summary>Which result is the newest, and what turned when, in whatever order and company results come.</summary>
public abstract class TurnsInTimeTests(DatabaseFixture database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_retired_product_waits_for_no_turn()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await SendAsync(stage, Of(stage, 0));
        Assert.True((await stage.Node.Get<OverrideValidity>().ExecuteAsync(new OverrideCommand(stage.Key, ValidityState.Valid, "Being moved", stage.Clock.GetUtcNow().AddHours(1)), stage.Priya, Ct)).IsOk);
        Assert.True((await stage.Node.Get<RetireProduct>().ExecuteAsync(new Retirement(stage.Key, null), stage.Priya, Ct)).IsOk);

        stage.Clock.Advance(TimeSpan.FromHours(2));
        await using (var work = stage.Node.Works.Open()) Assert.DoesNotContain(stage.Product.Id, await work.DueProductsAsync(stage.Clock.GetUtcNow(), 10_000, Ct));
        await stage.Node.DrainAsync();
        await using var db = await stage.Node.Contexts.CreateDbContextAsync(Ct);
        Assert.Null((await db.ProductValidities.SingleAsync(v => v.ProductId == stage.Product.Id, Ct)).NextTurn);
    }

    [Fact]
    public async Task One_that_only_waits_for_its_turn_is_as_it_is_since_it_came()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await using (var work = stage.Node.Works.Open())
        {
            var waits = new ProductValidity(stage.Product.Id);
            waits.Await(stage.Clock.GetUtcNow().AddHours(1));
            work.Add(waits);
            Assert.Null(await work.SaveAsync(Ct));
        }

        var known = Assert.Single(await stage.Node.Get<IMeshValidityQueries>().ProductsAsync([stage.Product.Id], Ct));

        Assert.Equal((ValidityState.Unknown, null, null), (known.Own, known.OwnSince, known.RecordedSince));
    }

    [Theory]
    [InlineData(0, 500)]
    [InlineData(500, 0)]
    public async Task One_suite_over_several_batches_is_as_bad_as_the_worst(long first, long last)
    {
        await using var stage = await AccessStage.SetAsync(database);
        await SendAsync(stage, Of(stage, 0), "orders-sql");
        stage.Clock.Advance(TimeSpan.FromMinutes(1));

        await SendAsync(stage, [Of(stage, first, "batch 1"), Of(stage, last, "batch 2"), Of(stage, 1, "batch 3")]);

        Assert.Equal(ValidityState.Invalid, State(stage));
    }

    [Fact]
    public async Task A_run_sent_again_put_right_replaces_what_it_said_with_those_of_its_batches_that_it_says_again()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await SendAsync(stage, Of(stage, 0), "orders-sql");
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        var (one, wrong, right, broken) = (Of(stage, 0, "batch 1"), Of(stage, 500, "batch 2"), Of(stage, 0, "batch 2, counted again"), Of(stage, 400, "batch 3"));
        await SendAsync(stage, [one, wrong]);
        Assert.Equal(ValidityState.Invalid, State(stage));

        await SendAsync(stage, [one, right]);
        Assert.Equal(ValidityState.Valid, State(stage));
        await SendAsync(stage, [broken, one]);
        Assert.Equal(ValidityState.Invalid, State(stage));
        // What it says again counts, though it is not stored again.
        await SendAsync(stage, [broken, Of(stage, 0, "batch 4")]);
        Assert.Equal(ValidityState.Invalid, State(stage));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_time_turned_before_a_run_stands_before_it_in_the_history(bool promised)
    {
        await using var stage = await AccessStage.SetAsync(database);
        var end = stage.Clock.GetUtcNow();
        if (promised) Assert.True((await stage.Node.Get<SetValidityPolicy>().ExecuteAsync(new SetPolicyCommand(null, null, stage.Domain.Key, new PolicyValues { Promise = TimeSpan.FromHours(36) }, "Daily", null), stage.Marta, Ct)).IsOk);
        var both = new[] { "orders-lake", "orders-sql" };

        await using (var work = stage.Node.Works.Open())
        {
            // Both ports of the product in one call, as a checkpoint that a rule sends there.
            foreach (var port in both) work.Add(new MatchRule(CatalogId.New<MatchRuleId>(stage.Clock), stage.Product.Id, stage.Product.Ports.Single(p => p.Name == port).Id, stage.Domain.Key, port, "*", "test", end));
            Assert.Null(await work.SaveAsync(Ct));
        }
        await SendAsync(stage, [.. new[] { -12, -11, -10, 0 }.SelectMany(day => both.Select(port => Of(stage, day == 0 ? 500 : 0, port, end.AddDays(day), port)))], null);

        var history = (await stage.Node.Get<IValidityHistoryQueries>().HistoryAsync(stage.Ana, stage.Key, new PageRequest(null), Ct)).Value!.Items.Reverse().Select(e => (e.State, e.At)).ToList();
        Assert.Equal(promised
            ? [(ValidityState.Valid, end.AddDays(-12)), (ValidityState.Stale, end.AddDays(-10).AddHours(36).AddMilliseconds(1)), (ValidityState.Invalid, end)]
            : [(ValidityState.Valid, end.AddDays(-12)), (ValidityState.Unknown, end.AddDays(-7).AddMilliseconds(1)), (ValidityState.Invalid, end)], history);
    }

    [Theory]
    [InlineData(nameof(ICatalogWork.ValiditiesAsync))]
    [InlineData(nameof(ICatalogWork.CheckedProductsAsync))]
    [InlineData(nameof(ICatalogWork.CheckedSuitesAsync))]
    [InlineData(nameof(ICatalogWork.PoliciesAsync))]
    [InlineData(nameof(ICatalogWork.WrittenAsync))]
    [InlineData(nameof(ICatalogWork.OpenIncidentsAsync))]
    public async Task A_result_that_comes_while_somebody_judges_from_what_was_known_before_is_not_judged_away(string read)
    {
        await using var stage = await AccessStage.SetAsync(database);
        await SendAsync(stage, Of(stage, 0));
        stage.Clock.Advance(TimeSpan.FromMinutes(1));

        await using var inner = stage.Node.Works.Open();
        var work = InterruptedWork.Over(inner, read, () => SendAsync(stage, Of(stage, 500)));
        await new JudgeProducts(stage.Clock).HandleAsync(new ProductChanged(stage.Product.Id, stage.Product.Key, ProductChange.Updated, "test", "changed") { EventId = Guid.CreateVersion7(stage.Clock.GetUtcNow()), At = stage.Clock.GetUtcNow() }, work, Ct);
        stage.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.NotNull(await work.SaveAsync(Ct));
        Assert.True(((InterruptedWork)(object)work).Interrupted);
        await using var db = await stage.Node.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal(ValidityState.Invalid, (await db.ProductValidities.AsNoTracking().SingleAsync(v => v.ProductId == stage.Product.Id, Ct)).Own);
    }

    private static ValidityState? State(AccessStage stage) => stage.Node.Get<ValidityMesh>().Find(stage.Product.Id)!.State;

    private static SuiteResult Of(AccessStage stage, long lost, string batch = "whole", DateTimeOffset? at = null, string asset = "orders")
    {
        var ran = at ?? stage.Clock.GetUtcNow();
        return new SuiteResult
        {
            Suite = "nightly", DataSource = stage.Domain.Key, Asset = asset, RunTime = ran, Success = true, Evaluated = 1, Successful = 1, Rows = new RowCounts(10_000, 10_000 - lost),
            Expectations = [new CheckedExpectation { Type = "expect_column_to_exist", Outcome = ExpectationOutcome.Passed, Columns = ["order_id"] }],
            Text = "{}", ContentHash = KeyHash.Exact($"{stage.Key}{lost}{batch}{asset}{ran:O}"),
        };
    }

    private static Task SendAsync(AccessStage stage, SuiteResult result, string? port = "orders-lake") => SendAsync(stage, [result], port);

    private static async Task SendAsync(AccessStage stage, IReadOnlyList<SuiteResult> results, string? port = "orders-lake")
    {
        var sent = await stage.Node.Get<RecordValidationResults>().ExecuteAsync(new ResultsSent(results, port is null ? null : stage.Key, port), stage.Priya, Ct);
        Assert.True(sent.IsOk, sent.Refusal?.Sentence);
        Assert.All(sent.Value, t => Assert.False(t.Waits));
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteTurnsInTimeTests(SqliteDatabase database) : TurnsInTimeTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresTurnsInTimeTests(PostgresDatabase database) : TurnsInTimeTests(database), IClassFixture<PostgresDatabase>;
