using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Data.Tests.Access;
using Catalog.TestKit.Databases;
using Xunit;

namespace Catalog.Data.Tests.Validity;

/// <summary>What a report reads besides the newest results, over a real database.</summary>
public abstract class ReportTests(DatabaseFixture database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_trend_of_an_expectation_follows_its_suite_on_its_port_until_the_run_looked_at()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await SendAsync(stage, "orders-lake", "nightly", -3, 100);
        var second = await SendAsync(stage, "orders-lake", "nightly", -2, 200);
        await SendAsync(stage, "orders-lake", "weekly", -2, 900);
        await SendAsync(stage, "orders-sql", "nightly", -2, 800);
        var last = await SendAsync(stage, "orders-lake", "nightly", -1, 312);
        var results = stage.Node.Get<IResultQueries>();

        Assert.Equal([1m, 2m, 3.12m], (await results.TrendAsync(stage.Ana, stage.Key, last, Expectation(0).Mark, Ct)).Value!.Select(t => t.Value!.Value));
        Assert.Equal([1m, 2m], (await results.TrendAsync(stage.Ana, stage.Key, second, Expectation(0).Mark, Ct)).Value!.Select(t => t.Value!.Value));
        Assert.All((await results.TrendAsync(stage.Ana, stage.Key, last, "no such", Ct)).Value!, t => Assert.Null(t.Outcome));
        Assert.IsType<Refusal.NotFound>((await results.TrendAsync(stage.Ana, stage.Key, default, "any", Ct)).Refusal);
    }

    [Fact]
    public async Task Rules_are_told_level_by_level_with_who_why_and_what_was_before()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var (set, history) = (stage.Node.Get<SetValidityPolicy>(), stage.Node.Get<IValidityHistoryQueries>());
        Assert.True((await set.ExecuteAsync(new SetPolicyCommand(null, null, stage.Domain.Key, new PolicyValues { Limit = 500, Promise = TimeSpan.FromHours(30) }, "Nights are long", null), stage.Marta, Ct)).IsOk);
        Assert.True((await set.ExecuteAsync(new SetPolicyCommand(stage.Key, null, null, new PolicyValues { Limit = 400 }, "First try", null), stage.Priya, Ct)).IsOk);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await set.ExecuteAsync(new SetPolicyCommand(stage.Key, null, null, new PolicyValues { Limit = 100 }, "Revenue rests on it", "Finance"), stage.Priya, Ct)).IsOk);
        Assert.True((await set.ExecuteAsync(new SetPolicyCommand(stage.Key, "orders-sql", null, new PolicyValues { Limit = 0 }, "Served to shops", null), stage.Priya, Ct)).IsOk);

        var seen = (await history.PoliciesAsync(stage.Ana, stage.Key, Ct)).Value!;
        Assert.Equal((100, TimeSpan.FromHours(30), "Finance", false), (seen.Rules.Limit, seen.Rules.Promise, seen.Rules.LimitFrom?.AgreedWith, seen.MayChange));
        Assert.Equal([PolicyScope.Mesh, PolicyScope.Domain, PolicyScope.Product, PolicyScope.Port, PolicyScope.Port], seen.Levels.Select(l => l.Scope));
        Assert.Equal(["Revenue rests on it", "First try"], seen.Levels[2].Set.Select(p => p.Why));
        Assert.Equal((1, 0), (seen.Levels[2].Set.Count(p => p.EndedAt is null), seen.Levels.Single(l => l.Port == "orders-sql").InForce!.Values.Limit));
        Assert.DoesNotContain(seen.Levels, l => l.MayChange);

        var mine = (await history.PoliciesAsync(stage.Priya, stage.Key, Ct)).Value!;
        Assert.Equal([false, false, true, true, true], mine.Levels.Select(l => l.MayChange));
        var domain = (await history.PoliciesAsync(stage.Marta, stage.Domain.Key, Ct)).Value!;
        Assert.Equal((500, true, false), (domain.Rules.Limit, domain.MayChange, domain.Levels[0].MayChange));
        Assert.IsType<Refusal.NotFound>((await history.PoliciesAsync(stage.Ana, "nowhere", Ct)).Refusal);
    }

    private static CheckedExpectation Expectation(long lost) => new()
    {
        Type = "expect_column_values_to_not_be_null", Columns = ["customer_id"], Mostly = 0.9m, Outcome = ExpectationOutcome.Passed, Elements = 10_000, Unexpected = lost,
    };

    private static async Task<ValidationResultId> SendAsync(AccessStage stage, string port, string suite, int day, long lost)
    {
        var at = stage.Clock.GetUtcNow().AddDays(day);
        var result = new SuiteResult
        {
            Suite = suite, RunTime = at, Success = true, Evaluated = 1, Successful = 1, Expectations = [Expectation(lost)], Text = "{}", ContentHash = KeyHash.Exact($"{stage.Key}{port}{suite}{lost}{at:O}"),
        };
        return (await stage.Node.Get<RecordValidationResults>().ExecuteAsync(new ResultsSent([result], stage.Key, port), stage.Priya, Ct)).Value![0].Id;
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteReportTests(SqliteDatabase database) : ReportTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresReportTests(PostgresDatabase database) : ReportTests(database), IClassFixture<PostgresDatabase>;
