using Catalog.Core.DataProducts;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Data.Tests.Access;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.Validity;

/// <summary>From a result that comes in to what people are told, over a real database.</summary>
public abstract class ValidityFlowTests(DatabaseFixture database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_result_above_the_limit_makes_a_product_invalid_and_the_next_good_one_valid_again()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await SendAsync(stage, "orders-sql", 0);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync(stage, "orders-lake", 301);

        Assert.Equal((ValidityState.Invalid, Verdict.Block), State(stage));
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await SendAsync(stage, "orders-lake", 300);
        Assert.Equal((ValidityState.Valid, Verdict.Warn), State(stage));
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await SendAsync(stage, "orders-lake", 299);
        Assert.Equal((ValidityState.Valid, Verdict.Allow), State(stage));

        var history = (await stage.Node.Get<IValidityHistoryQueries>().HistoryAsync(stage.Ana, stage.Key, new PageRequest(null), Ct)).Value!;
        Assert.Equal([ValidityState.Valid, ValidityState.Invalid, ValidityState.Unknown], history.Items.Select(e => e.State));
        Assert.All(history.Items, e => Assert.Equal(300, e.Rule?.Limit));
    }

    [Fact]
    public async Task The_same_content_twice_is_one_result()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var first = await SendAsync(stage, "orders-lake", 10);
        var again = await SendAsync(stage, "orders-lake", 10);

        Assert.Equal(first.Id, again.Id);
        Assert.True(again.Unchanged);
        Assert.Single((await stage.Node.Get<IResultQueries>().ListAsync(stage.Ana, stage.Key, new ResultFilter(), new PageRequest(null), Ct)).Value!.Items);
    }

    [Fact]
    public async Task Results_without_a_suite_that_come_together_are_one_run_and_the_worst_of_them_counts()
    {
        await using var stage = await AccessStage.SetAsync(database);
        SuiteResult Part(long lost) => new()
        {
            Success = lost == 0, Evaluated = 1, Successful = lost == 0 ? 1 : 0, Rows = new RowCounts(10_000, 10_000 - lost),
            Expectations = [new CheckedExpectation { Type = "expect_column_to_exist", Outcome = ExpectationOutcome.Passed, Columns = ["order_id"] }],
            Text = "{}", ContentHash = KeyHash.Exact($"{stage.Key} part {lost}"),
        };
        var sent = await stage.Node.Get<RecordValidationResults>().ExecuteAsync(new ResultsSent([Part(0), Part(500), Part(1)], stage.Key, "orders-lake"), stage.Priya, Ct);

        Assert.Equal(3, sent.Value!.Count);
        Assert.Equal((ValidityState.Invalid, Verdict.Block), State(stage));
    }

    [Fact]
    public async Task A_reader_turns_suspect_with_the_way_that_explains_it_and_back()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var (near, far) = await ReadersAsync(stage);
        await SendAsync(stage, "orders-lake", 500);
        var mesh = stage.Node.Get<ValidityMesh>();

        Assert.Equal(ValidityState.Suspect, mesh.Find(far.Id)!.State);
        Assert.Equal([stage.Product.Id, near.Id, far.Id], mesh.Find(far.Id)!.Upstream[0].Path);
        await SettleAsync(stage);
        Assert.Equal(ValidityState.Suspect, await StoredAsync(stage, far.Id));
        Assert.Equal(0, (await stage.Node.Get<SettleValidity>().ExecuteAsync(new SettleCommand(), Actor.System, Ct)).Value);

        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        await SendAsync(stage, "orders-lake", 0);
        await SettleAsync(stage);
        Assert.Equal(ValidityState.Unknown, await StoredAsync(stage, far.Id));
    }

    [Fact]
    public async Task What_recovered_on_another_node_is_not_put_on_record_as_broken_by_one_that_has_not_heard_of_it()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var (_, far) = await ReadersAsync(stage);
        await SendAsync(stage, "orders-lake", 500);
        await SettleAsync(stage);
        await using var other = await CatalogNode.OpenAsync(database, stage.Clock);
        await other.Get<ValidityMesh>().RefreshAllAsync(Ct);
        Assert.Equal(ValidityState.Suspect, other.Get<ValidityMesh>().Find(far.Id)!.State);

        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        await SendAsync(stage, "orders-lake", 0);
        await SettleAsync(stage);
        // It reads the reader anew before it hears of what is upstream.
        await other.Get<ValidityMesh>().RefreshAsync([far.Id], Ct);
        Assert.Contains(far.Id, other.Get<ValidityMesh>().Unrecorded.Select(s => s.Facts.Id));
        Assert.True((await other.Get<SettleValidity>().ExecuteAsync(new SettleCommand(), Actor.System, Ct)).IsOk);

        Assert.Equal(ValidityState.Unknown, await StoredAsync(stage, far.Id));
        Assert.Equal(ValidityState.Unknown, other.Get<ValidityMesh>().Find(far.Id)!.State);
    }

    [Fact]
    public async Task What_turns_together_is_stored_once_and_told_in_one_notice()
    {
        const int Readers = 150;
        await using var stage = await AccessStage.SetAsync(database);
        var contract = $"all-{stage.Domain.Key}";
        await using (var work = stage.Node.Works.Open())
        {
            for (var i = 0; i < Readers; i++) work.Add((DataProduct)A.DataProduct($"{stage.Domain.Key}/reader-{i:D3}", stage.Domain).OwnedBy(stage.Team).WithInput("in", contract).WithOutput("out"));
            var product = await work.ProductAsync(stage.Key, Ct);
            product!.Ports[0].Apply(new PortSheet { Direction = PortDirection.Output, Name = product.Ports[0].Name, PortVersion = product.Ports[0].PortVersion, ContractId = contract }, 0);
            Assert.Null(await work.SaveAsync(Ct));
        }
        await stage.Node.Get<ValidityMesh>().RefreshAllAsync(Ct);
        foreach (var lost in new[] { 500, 0, 600 })
        {
            stage.Clock.Advance(TimeSpan.FromHours(1));
            await SendAsync(stage, "orders-lake", lost);
            await SettleAsync(stage);
        }

        await using var db = await stage.Node.Contexts.CreateDbContextAsync(Ct);
        var readers = await db.DataProducts.Where(p => p.DomainId == stage.Domain.Id && p.Id != stage.Product.Id).Select(p => p.Id).ToListAsync(Ct);
        Assert.All(readers, r => Assert.Equal(ValidityState.Suspect, stage.Node.Get<ValidityMesh>().Find(r)!.State));
        var rows = await db.ProductValidities.Where(v => readers.Contains(v.ProductId)).ToListAsync(Ct);
        Assert.Equal(Readers, rows.Count);
        Assert.All(rows, r => Assert.Equal((ValidityState.Suspect, 3L), (r.State, r.Version)));
        Assert.Equal(Readers * 3, await db.ValidityEntries.CountAsync(e => readers.Contains(e.ProductId), Ct));
        var told = (await stage.InboxAsync(stage.Priya)).Where(i => i.Kind == TellAboutValidity.Kind && i.Sentence.StartsWith("150 data products", StringComparison.Ordinal)).ToList();
        // The way back to UNKNOWN is told too.
        Assert.Equal(["150 data products are SUSPECT", "150 data products are UNKNOWN again", "150 data products are SUSPECT"], told.Select(i => i.Sentence));
        Assert.StartsWith($"{stage.Key}, which they are built from, is INVALID. {stage.Domain.Key}/reader-000, ", told[0].Detail, StringComparison.Ordinal);
        Assert.EndsWith(" and 145 more.", told[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_told_of_products_shows_no_more_of_them_than_their_reader_may_see_now()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var (near, far) = await ReadersAsync(stage);
        await using (var work = stage.Node.Works.Open())
        {
            work.Add(new Watch(stage.Ana.PersonId!.Value, WatchKind.Domain, stage.Domain.Id.Value, stage.Clock.GetUtcNow()));
            Assert.Null(await work.SaveAsync(Ct));
        }
        await SendAsync(stage, "orders-lake", 500);
        await SettleAsync(stage);
        async Task<(InboxRow One, InboxRow Several)> ToldAsync()
        {
            var told = (await stage.Node.Get<IInboxQueries>().LatestAsync(stage.Ana, 50, Ct)).Where(i => i.Kind == TellAboutValidity.Kind).ToList();
            return (told.Single(i => i.ProductId == stage.Product.Id), told.Single(i => i.ProductId is null));
        }
        var (one, several) = await ToldAsync();
        Assert.Contains("%", one.Detail, StringComparison.Ordinal);
        Assert.Equal($"{stage.Key}, which they are built from, is INVALID. {string.Join(", ", new[] { near.Key, far.Key }.Order(StringComparer.Ordinal))}.", several.Detail);

        await ShowAsync(stage, stage.Product.Id, Visibility.Restricted);
        await ShowAsync(stage, far.Id, Visibility.Hidden);

        (one, several) = await ToldAsync();
        Assert.Null(one.Detail);
        Assert.DoesNotContain(far.Key, several.Detail, StringComparison.Ordinal);
        Assert.Contains(near.Key, several.Detail, StringComparison.Ordinal);
        await ShowAsync(stage, stage.Product.Id, Visibility.Hidden);
        Assert.StartsWith("Something you may not see, which they are built from, is INVALID.", (await stage.Node.Get<IInboxQueries>().LatestAsync(stage.Ana, 50, Ct)).Single(i => i.Kind == TellAboutValidity.Kind).Detail, StringComparison.Ordinal);
    }

    private static async Task ShowAsync(AccessStage stage, DataProductId product, Visibility visibility)
    {
        await using var db = await stage.Node.Contexts.CreateDbContextAsync(Ct);
        await db.DataProducts.Where(p => p.Id == product).ExecuteUpdateAsync(set => set.SetProperty(p => p.Visibility, visibility), Ct);
    }

    [Fact]
    public async Task A_reader_over_two_ways_who_watches_product_and_domain_is_told_once_for_each_source()
    {
        await using var stage = await AccessStage.SetAsync(database);
        string Contract(string name) => $"{name}-{stage.Domain.Key}";
        ProductBuilder Product(string name) => A.DataProduct($"{stage.Domain.Key}/{name}", stage.Domain).OwnedBy(stage.Team);
        DataProduct other = Product("returns").WithOutput("lake", Contract("returns")), left = Product("left").WithInput("in", Contract("orders")).WithOutput("out", Contract("left")),
            right = Product("right").WithInput("in", Contract("orders")).WithOutput("out", Contract("right")), end = Product("end").WithInput("a", Contract("left")).WithInput("b", Contract("right")).WithOutput("out"),
            apart = Product("apart").WithInput("in", Contract("returns")).WithOutput("out");
        await using (var work = stage.Node.Works.Open())
        {
            foreach (var each in new[] { other, left, right, end, apart }) work.Add(each);
            var product = await work.ProductAsync(stage.Key, Ct);
            product!.Ports[0].Apply(new PortSheet { Direction = PortDirection.Output, Name = product.Ports[0].Name, PortVersion = product.Ports[0].PortVersion, ContractId = Contract("orders") }, 0);
            Assert.Null(await work.SaveAsync(Ct));
        }
        await stage.Node.Get<ValidityMesh>().RefreshAllAsync(Ct);
        foreach (var (kind, subject) in new[] { (WatchKind.Product, end.Id.Value), (WatchKind.Product, apart.Id.Value), (WatchKind.Domain, stage.Domain.Id.Value), (WatchKind.Team, stage.Team!.Id.Value) })
            Assert.True((await stage.Node.Get<WatchSubject>().ExecuteAsync(new WatchSubjectCommand(kind, subject), stage.Ana, Ct)).IsOk);

        await SendAsync(stage, "orders-lake", 500);
        var broken = new SuiteResult { Suite = "nightly", Asset = "returns", RunTime = stage.Clock.GetUtcNow(), Success = true, Evaluated = 1, Successful = 1, Rows = new RowCounts(100, 50), Text = "{}", ContentHash = KeyHash.Exact(Contract("broken")) };
        Assert.True((await stage.Node.Get<RecordValidationResults>().ExecuteAsync(new ResultsSent([broken], new(stage.Domain.Key, "returns"), "lake"), stage.Priya, Ct)).IsOk);
        await SettleAsync(stage);

        var told = (await stage.Node.Get<IInboxQueries>().LatestAsync(stage.Ana, 200, Ct)).Where(i => i.Kind == TellAboutValidity.Kind).Select(i => (i.Sentence, i.Detail)).ToList();
        Assert.Equal(
            [$"{stage.Domain.Key}/apart is SUSPECT", $"{stage.Domain.Key}/orders is INVALID", $"{stage.Domain.Key}/returns is INVALID", "3 data products are SUSPECT"],
            told.Select(t => t.Sentence).OrderBy(t => t[0] == '3').ThenBy(t => t, StringComparer.Ordinal));
        Assert.Equal($"{stage.Key}, which they are built from, is INVALID. {stage.Domain.Key}/end, {stage.Domain.Key}/left, {stage.Domain.Key}/right.", told.Single(t => t.Sentence[0] == '3').Detail);
        // The same again tells nobody again.
        await SettleAsync(stage);
        Assert.Equal(4, (await stage.Node.Get<IInboxQueries>().LatestAsync(stage.Ana, 200, Ct)).Count(i => i.Kind == TellAboutValidity.Kind));
    }

    [Fact]
    public async Task Another_suites_result_turns_a_product_at_the_time_that_it_ran()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await SendAsync(stage, "orders-lake", 0);
        await SendAsync(stage, "orders-sql", 0);
        stage.Clock.Advance(TimeSpan.FromMinutes(30));
        // Judged now, after the next one ran and before it came in.
        await SendAsync(stage, "orders-sql", 1);

        await SendAsync(stage, "orders-lake", 400, ahead: TimeSpan.FromMinutes(-10));

        Assert.Equal((ValidityState.Invalid, stage.Clock.GetUtcNow().AddMinutes(-10)), (State(stage).State, stage.Node.Get<ValidityMesh>().Find(stage.Product.Id)!.Since));
    }

    [Fact]
    public async Task An_override_is_seen_with_its_reason_and_ends_by_itself()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await SendAsync(stage, "orders-lake", 500);
        await SendAsync(stage, "orders-sql", 0);
        var set = stage.Node.Get<OverrideValidity>();
        var until = stage.Clock.GetUtcNow().AddHours(2);

        Assert.IsType<Refusal.Forbidden>((await set.ExecuteAsync(new OverrideCommand(stage.Key, ValidityState.Valid, "No", until), stage.Ana, Ct)).Refusal);
        Assert.IsType<Refusal.Invalid>((await set.ExecuteAsync(new OverrideCommand(stage.Key, ValidityState.Suspect, "No", until), stage.Priya, Ct)).Refusal);
        Assert.True((await set.ExecuteAsync(new OverrideCommand(stage.Key, ValidityState.Valid, "Being repaired", until), stage.Priya, Ct)).IsOk);
        Assert.Equal((ValidityState.Valid, Verdict.Allow), (State(stage).State, stage.Node.Get<ValidityMesh>().Find(stage.Product.Id)!.Known.ByHand ? Verdict.Allow : Verdict.Block));
        Assert.Equal(until, stage.Node.Get<ValidityMesh>().Find(stage.Product.Id)!.ValidUntil);

        stage.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, (await stage.Node.Get<TurnDueProducts>().ExecuteAsync(new TurnDueCommand(), Actor.System, Ct)).Value);
        Assert.Equal(ValidityState.Invalid, State(stage).State);
    }

    [Fact]
    public async Task A_policy_of_the_port_wins_over_the_product_and_judges_at_once()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await SendAsync(stage, "orders-lake", 500);
        await SendAsync(stage, "orders-sql", 0);
        var set = stage.Node.Get<SetValidityPolicy>();

        Assert.True((await set.ExecuteAsync(new SetPolicyCommand(stage.Key, null, null, new PolicyValues { Limit = 100 }, "Stricter", null), stage.Priya, Ct)).IsOk);
        Assert.Equal(100, stage.Node.Get<ValidityMesh>().Find(stage.Product.Id)!.Known.Reasons[0].Limit);
        Assert.True((await set.ExecuteAsync(new SetPolicyCommand(stage.Key, "orders-lake", null, new PolicyValues { Limit = 600 }, "The source drops test orders", "Finance"), stage.Priya, Ct)).IsOk);
        Assert.Equal(ValidityState.Valid, State(stage).State);
        Assert.IsType<Refusal.Forbidden>((await set.ExecuteAsync(new SetPolicyCommand(null, null, null, new PolicyValues { Limit = 0 }, "No", null), stage.Priya, Ct)).Refusal);
    }

    [Fact]
    public async Task What_matches_nothing_waits_until_somebody_decides_and_the_rule_takes_the_next_one()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var asset = $"orders-{stage.Domain.Key}";
        var waiting = await SendAsync(stage, null, 500, asset);
        Assert.True(waiting.Waits);
        await stage.Node.DrainAsync();

        var decided = await stage.Node.Get<MatchResult>().ExecuteAsync(new MatchDecision(waiting.Id, stage.Key, "orders-lake"), stage.Priya, Ct);
        Assert.Equal(1, decided.Value);
        Assert.Equal(ValidityState.Invalid, State(stage).State);
        stage.Clock.Advance(TimeSpan.FromHours(1));
        Assert.False((await SendAsync(stage, null, 1, asset)).Waits);
        Assert.IsType<Refusal.Conflict>((await stage.Node.Get<MatchResult>().ExecuteAsync(new MatchDecision(waiting.Id, stage.Key, "orders-lake"), stage.Priya, Ct)).Refusal);
    }

    [Fact]
    public async Task A_result_from_the_future_is_kept_and_not_used()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await SendAsync(stage, "orders-lake", 900, ahead: TimeSpan.FromHours(2));

        Assert.Equal(ValidityState.Unknown, State(stage).State);
        Assert.True((await stage.Node.Get<IResultQueries>().ListAsync(stage.Ana, stage.Key, new ResultFilter(), new PageRequest(null), Ct)).Value!.Items.Single().Early);
    }

    private static (ValidityState? State, Verdict Verdict) State(AccessStage stage)
    {
        var standing = stage.Node.Get<ValidityMesh>().Find(stage.Product.Id)!;
        return (standing.State, standing.Verdict);
    }

    private static async Task<TakenResult> SendAsync(AccessStage stage, string? port, long lost, string asset = "orders", TimeSpan ahead = default)
    {
        var at = stage.Clock.GetUtcNow() + ahead;
        var result = new SuiteResult
        {
            Suite = "nightly", DataSource = "lake", Asset = asset, RunTime = at, Success = true, Evaluated = 1, Successful = 1, Rows = new RowCounts(10_000, 10_000 - lost),
            Expectations = [new CheckedExpectation { Type = "expect_column_to_exist", Outcome = ExpectationOutcome.Passed, Columns = ["order_id"] }],
            Text = "{}", ContentHash = KeyHash.Exact($"{stage.Key}{port}{lost}{asset}{at:O}"),
        };
        var sent = await stage.Node.Get<RecordValidationResults>().ExecuteAsync(new ResultsSent([result], port is null ? null : stage.Key, port), stage.Priya, Ct);
        return Assert.Single(sent.Value!);
    }

    private static async Task SettleAsync(AccessStage stage)
    {
        var settled = await stage.Node.Get<SettleValidity>().ExecuteAsync(new SettleCommand(), Actor.System, Ct);
        Assert.True(settled.IsOk, settled.Refusal?.Sentence);
        await stage.Node.DrainAsync();
    }

    private static async Task<ValidityState> StoredAsync(AccessStage stage, DataProductId product)
    {
        await using var db = await stage.Node.Contexts.CreateDbContextAsync(Ct);
        return await db.ProductValidities.Where(v => v.ProductId == product).Select(v => v.State).SingleAsync(Ct);
    }

    /// <summary>Two products, one built from the other and that from the stage's own.</summary>
    private static async Task<(DataProduct Near, DataProduct Far)> ReadersAsync(AccessStage stage)
    {
        var (first, second) = ($"first-{stage.Domain.Key}", $"second-{stage.Domain.Key}");
        DataProduct near = A.DataProduct($"{stage.Domain.Key}/near", stage.Domain).WithInput("in", first).WithOutput("out", second);
        DataProduct far = A.DataProduct($"{stage.Domain.Key}/far", stage.Domain).WithInput("in", second).WithOutput("out");
        await using var work = stage.Node.Works.Open();
        work.Add(near);
        work.Add(far);
        var product = await work.ProductAsync(stage.Key, Ct);
        product!.Ports[0].Apply(new PortSheet { Direction = PortDirection.Output, Name = product.Ports[0].Name, PortVersion = product.Ports[0].PortVersion, ContractId = first }, 0);
        Assert.Null(await work.SaveAsync(Ct));
        await stage.Node.Get<ValidityMesh>().RefreshAllAsync(Ct);
        return (near, far);
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteValidityFlowTests(SqliteDatabase database) : ValidityFlowTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresValidityFlowTests(PostgresDatabase database) : ValidityFlowTests(database), IClassFixture<PostgresDatabase>;
