using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Data.Tests.Access;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.Validity;

/// <summary>Where results go that come without a place, and who learns what from it.</summary>
public abstract class ResultPlacesTests(DatabaseFixture database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Visibility.Open)]
    [InlineData(Visibility.Restricted)]
    [InlineData(Visibility.Hidden)]
    public async Task What_belongs_to_others_waits_for_them_and_is_answered_like_what_nobody_knows(Visibility visibility)
    {
        await using var stage = await AccessStage.SetAsync(database, visibility);
        var asset = await BehindAsync(stage, "orders-lake");
        var stranger = await StrangerAsync(stage);

        var foreign = await SendAsync(stage, stranger, asset);
        var unknown = await SendAsync(stage, stranger, $"nothing-{stage.Domain.Key}");
        var own = await SendAsync(stage, stage.Priya, asset, "another");

        Assert.True(foreign.Waits && unknown.Waits);
        Assert.Equal(unknown with { Id = foreign.Id, Read = foreign.Read }, foreign);
        Assert.Equal(stage.Product.Id, own.ProductId);
        // What somebody else sent before keeps nobody from sending the same.
        Assert.Equal(stage.Product.Id, (await SendAsync(stage, stage.Priya, asset)).ProductId);
        var asked = Assert.Single(await stage.InboxAsync(stage.Priya), i => i.Kind == TellAboutResults.Kind);
        Assert.Contains($"orders-lake of {stage.Key}", asked.Detail, StringComparison.Ordinal);
        Assert.Equal(1, (await stage.Node.Get<MatchResult>().ExecuteAsync(new MatchDecision(foreign.Id), stage.Priya, Ct)).Value);
    }

    [Fact]
    public async Task The_same_content_that_a_foreign_product_has_already_is_answered_like_new_and_put_there_changes_nothing()
    {
        await using var stage = await AccessStage.SetAsync(database, Visibility.Hidden);
        var asset = await BehindAsync(stage, "orders-lake");
        var stranger = await StrangerAsync(stage);
        var first = await SendAsync(stage, stage.Priya, asset);

        var foreign = await SendAsync(stage, stranger, asset);
        var again = await SendAsync(stage, stranger, asset);

        Assert.Equal((null, false), (foreign.ProductId, foreign.Unchanged));
        Assert.Equal((foreign.Id, true), (again.Id, again.Unchanged));
        Assert.True((await stage.Node.Get<MatchResult>().ExecuteAsync(new MatchDecision(foreign.Id, stage.Key, "orders-lake"), stage.Priya, Ct)).IsOk);
        Assert.Equal(first.Id, Assert.Single((await stage.Node.Get<IResultQueries>().ListAsync(stage.Priya, stage.Key, new ResultFilter(), new PageRequest(null), Ct)).Value!.Items).Id);
    }

    [Fact]
    public async Task To_decide_for_a_hidden_product_is_answered_like_for_a_missing_one()
    {
        await using var stage = await AccessStage.SetAsync(database, Visibility.Hidden);
        var asset = await BehindAsync(stage, "orders-lake");
        var stranger = await StrangerAsync(stage);
        var waiting = await SendAsync(stage, stranger, asset);
        Assert.True(DataProductKey.TryParse($"{stage.Domain.Key}/none", out var none));
        var match = stage.Node.Get<MatchResult>();

        var hidden = (await match.ExecuteAsync(new MatchDecision(waiting.Id, stage.Key, "orders-lake"), stranger, Ct)).Refusal;
        var missing = (await match.ExecuteAsync(new MatchDecision(waiting.Id, none, "orders-lake"), stranger, Ct)).Refusal;
        var guessed = (await match.ExecuteAsync(new MatchDecision(waiting.Id), stranger, Ct)).Refusal;

        Assert.IsType<Refusal.NotFound>(hidden);
        Assert.Equal(missing!.Sentence.Replace(none.ToString(), stage.Key.ToString(), StringComparison.Ordinal), hidden.Sentence);
        Assert.IsType<Refusal.Invalid>(guessed);
    }

    [Fact]
    public async Task A_rule_of_others_draws_nothing_away_from_who_may_not_send_there()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var asset = $"shared-{stage.Domain.Key}";
        var stranger = await StrangerAsync(stage);
        var waiting = await SendAsync(stage, stage.Priya, asset);
        Assert.True((await stage.Node.Get<MatchResult>().ExecuteAsync(new MatchDecision(waiting.Id, stage.Key, "orders-lake"), stage.Priya, Ct)).IsOk);

        Assert.True((await SendAsync(stage, stranger, asset, "other")).Waits);
        Assert.False((await SendAsync(stage, stage.Priya, asset, "own")).Waits);
    }

    [Fact]
    public async Task A_result_without_suite_and_asset_saves_no_rule_and_fits_none()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var first = await SendAsync(stage, stage.Priya, null, suite: null);
        Assert.True((await stage.Node.Get<MatchResult>().ExecuteAsync(new MatchDecision(first.Id, stage.Key, "orders-lake"), stage.Priya, Ct)).IsOk);

        await using (var db = await stage.Node.Contexts.CreateDbContextAsync(Ct))
        {
            Assert.Empty(await db.MatchRules.Where(r => r.ProductId == stage.Product.Id).ToListAsync(Ct));
            // As an earlier version saved it.
            db.MatchRules.Add(new MatchRule(CatalogId.New<MatchRuleId>(stage.Clock), stage.Product.Id, stage.Product.Ports[0].Id, "", "", "", "Priya Nair", stage.Clock.GetUtcNow()));
            await db.SaveChangesAsync(Ct);
        }
        Assert.True((await SendAsync(stage, stage.Priya, null, "second", null)).Waits);
    }

    [Fact]
    public async Task A_rule_counts_only_while_its_output_port_is_there()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var asset = $"gone-{stage.Domain.Key}";
        var waiting = await SendAsync(stage, stage.Priya, asset);
        Assert.True((await stage.Node.Get<MatchResult>().ExecuteAsync(new MatchDecision(waiting.Id, stage.Key, "orders-lake"), stage.Priya, Ct)).IsOk);
        Assert.False((await SendAsync(stage, stage.Priya, asset, "before")).Waits);
        await using (var db = await stage.Node.Contexts.CreateDbContextAsync(Ct))
        {
            var gone = stage.Product.Ports.First(p => p.Name == "orders-lake").Id;
            db.Ports.Remove(await db.Ports.SingleAsync(p => p.Id == gone, Ct));
            await db.SaveChangesAsync(Ct);
        }

        Assert.True((await SendAsync(stage, stage.Priya, asset, "after")).Waits);
    }

    [Fact]
    public async Task A_rule_is_listed_changed_and_removed_by_who_looks_after_its_product_and_the_trail_says_so()
    {
        await using var stage = await AccessStage.SetAsync(database, Visibility.Restricted);
        var stranger = await StrangerAsync(stage);
        var waiting = await SendAsync(stage, stage.Priya, $"v1-{stage.Domain.Key}");
        Assert.True((await stage.Node.Get<MatchResult>().ExecuteAsync(new MatchDecision(waiting.Id, stage.Key, "orders-lake"), stage.Priya, Ct)).IsOk);
        var (rules, change, remove) = (stage.Node.Get<IMatchRuleQueries>(), stage.Node.Get<ChangeMatchRule>(), stage.Node.Get<RemoveMatchRule>());
        Assert.Empty((await rules.ListAsync(stranger, null, new PageRequest(null), Ct)).Items);
        var rule = Assert.Single((await rules.ListAsync(stage.Priya, stage.Key, new PageRequest(null), Ct)).Items);
        Assert.Equal((stage.Key.ToString(), "orders-lake", "", $"v1-{stage.Domain.Key}", "nightly", "Priya Nair"), (rule.ProductKey, rule.Port, rule.DataSource, rule.Asset, rule.Suite, rule.By));

        Assert.IsType<Refusal.Forbidden>((await change.ExecuteAsync(new ChangeRuleCommand(rule.Id, "", "x", "*"), stranger, Ct)).Refusal);
        Assert.IsType<Refusal.Forbidden>((await remove.ExecuteAsync(new RemoveRuleCommand(rule.Id), stranger, Ct)).Refusal);
        Assert.IsType<Refusal.Invalid>((await change.ExecuteAsync(new ChangeRuleCommand(rule.Id, "lake", "", ""), stage.Priya, Ct)).Refusal);
        Assert.IsType<Refusal.Invalid>((await change.ExecuteAsync(new ChangeRuleCommand(rule.Id, "*", "*", "?*"), stage.Priya, Ct)).Refusal);
        Assert.True((await change.ExecuteAsync(new ChangeRuleCommand(rule.Id, "*", $"v?-{stage.Domain.Key}", "*"), stage.Priya, Ct)).IsOk);
        Assert.False((await SendAsync(stage, stage.Priya, $"v2-{stage.Domain.Key}", "two", "hourly")).Waits);
        await ShowAsync(stage, Visibility.Hidden);
        Assert.IsType<Refusal.NotFound>((await remove.ExecuteAsync(new RemoveRuleCommand(rule.Id), stranger, Ct)).Refusal);
        Assert.True((await remove.ExecuteAsync(new RemoveRuleCommand(rule.Id), stage.Priya, Ct)).IsOk);
        Assert.True((await SendAsync(stage, stage.Priya, $"v3-{stage.Domain.Key}", "three")).Waits);

        await using var db = await stage.Node.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal(["changed which results belong to a port", "removed a rule about which results belong to a port"],
            await db.ActivityEntries.Where(a => a.ProductId == stage.Product.Id && a.Verb == "result-rule").OrderBy(a => a.Sentence).Select(a => a.Sentence).ToListAsync(Ct));
    }

    [Fact]
    public async Task A_rule_whose_port_is_gone_is_listed_as_such_so_that_somebody_removes_it()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await using (var db = await stage.Node.Contexts.CreateDbContextAsync(Ct))
        {
            db.MatchRules.Add(new MatchRule(CatalogId.New<MatchRuleId>(stage.Clock), stage.Product.Id, CatalogId.New<PortId>(stage.Clock), "*", "orders", "*", "Priya Nair", stage.Clock.GetUtcNow()));
            await db.SaveChangesAsync(Ct);
        }

        Assert.Null(Assert.Single((await stage.Node.Get<IMatchRuleQueries>().ListAsync(stage.Priya, null, new PageRequest(null), Ct)).Items, r => r.ProductKey == stage.Key.ToString()).Port);
    }

    private static async Task ShowAsync(AccessStage stage, Visibility visibility)
    {
        await using var db = await stage.Node.Contexts.CreateDbContextAsync(Ct);
        await db.DataProducts.Where(p => p.Id == stage.Product.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Visibility, visibility), Ct);
    }

    /// <summary>Gives the port a dataset and answers the asset's name.</summary>
    private static async Task<string> BehindAsync(AccessStage stage, string port)
    {
        var name = $"asset{stage.Domain.Key}";
        await using var work = stage.Node.Works.Open();
        var dataset = new Dataset(CatalogId.New<DatasetId>(stage.Clock), "lake", $"shop.{name}", stage.Clock.GetUtcNow());
        work.Add(dataset);
        (await work.ProductAsync(stage.Key, Ct))!.Ports.First(p => p.Name == port).SetDatasets([dataset.Id]);
        Assert.Null(await work.SaveAsync(Ct));
        return name;
    }

    /// <summary>An owner of another team.</summary>
    private static async Task<Actor> StrangerAsync(AccessStage stage)
    {
        var team = A.Team($"u{stage.Domain.Key}", stage.Domain);
        await using var work = stage.Node.Works.Open();
        work.Add(team);
        Assert.Null(await work.SaveAsync(Ct));
        return A.Member(team);
    }

    private static async Task<TakenResult> SendAsync(AccessStage stage, Actor actor, string? asset, string content = "one", string? suite = "nightly")
    {
        var result = new SuiteResult
        {
            Suite = suite, DataSource = null, Asset = asset, RunTime = stage.Clock.GetUtcNow(), Success = true, Evaluated = 1, Successful = 1,
            Expectations = [new CheckedExpectation { Type = "expect_column_to_exist", Outcome = ExpectationOutcome.Passed, Columns = ["order_id"] }],
            Text = "{}", ContentHash = KeyHash.Exact($"{stage.Key}{asset}{content}"),
        };
        var sent = await stage.Node.Get<RecordValidationResults>().ExecuteAsync(new ResultsSent([result]), actor, Ct);
        Assert.True(sent.IsOk, sent.Refusal?.Sentence);
        return Assert.Single(sent.Value);
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteResultPlacesTests(SqliteDatabase database) : ResultPlacesTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresResultPlacesTests(PostgresDatabase database) : ResultPlacesTests(database), IClassFixture<PostgresDatabase>;
