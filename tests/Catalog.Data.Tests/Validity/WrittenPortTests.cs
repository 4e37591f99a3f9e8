using System.Text;
using Catalog.Connectors.OpenLineage;
using Catalog.Core.DataProducts;
using Catalog.Core.Lineage;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Data.Lineage;
using Catalog.Data.Tests.Access;
using Catalog.Data.Tests.Storage;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.Data.Tests.Validity;

/// <summary>What runs that wrote a port's dataset say about it: how old it is, and which rows a load lost.</summary>
public abstract class WrittenPortTests(DatabaseFixture database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_counts_for_the_result_that_names_it_whichever_comes_first(bool resultFirst)
    {
        await using var stage = await StageAsync();
        var (began, ended) = (stage.Clock.GetUtcNow().AddMinutes(-10), stage.Clock.GetUtcNow().AddMinutes(-2));
        await LearnAsync(stage, Run(stage, "before", began.AddHours(-20), 10_000, 10_000));
        await LearnAsync(stage, Run(stage, "own", began, null, null, "START"));
        var result = Result(stage, began.AddMinutes(5), "own");
        if (resultFirst) await SendAsync(stage, result);
        await LearnAsync(stage, Run(stage, "own", ended, 10_000, 9_600));
        if (!resultFirst) await SendAsync(stage, result);
        await stage.Node.DrainAsync();

        var judged = await JudgedAsync(stage);
        Assert.Equal((ValidityState.Invalid, LossSource.Run, 400, 10_000), (judged.Own, judged.Loss[0].Source, judged.Loss[0].Lost, judged.Loss[0].Total));
        Assert.Equal(400, (await stage.Node.Get<IResultQueries>().ListAsync(stage.Priya, stage.Key, new ResultFilter(), new PageRequest(null), Ct)).Value!.Items.Single(r => r.Port == "orders-lake").Loss?.Lost);
    }

    [Fact]
    public async Task A_result_is_not_measured_by_an_older_run_once_its_own_is_known()
    {
        await using var stage = await StageAsync();
        var began = stage.Clock.GetUtcNow().AddMinutes(-10);
        await LearnAsync(stage, Run(stage, "before", began.AddHours(-20), 10_000, 9_000));
        await SendAsync(stage, Result(stage, began.AddMinutes(5), "own"));
        Assert.Equal(ValidityState.Invalid, (await JudgedAsync(stage)).Own);

        await LearnAsync(stage, Run(stage, "own", began, null, null, "START"));
        await stage.Node.DrainAsync();

        Assert.Equal((ValidityState.Valid, 0), ((await JudgedAsync(stage)).Own, (await JudgedAsync(stage)).Loss.Count));
    }

    [Fact]
    public async Task A_result_that_comes_while_an_older_one_is_measured_anew_is_not_judged_away()
    {
        await using var stage = await StageAsync();
        var began = stage.Clock.GetUtcNow().AddMinutes(-10);
        await LearnAsync(stage, Run(stage, "own", began, null, null, "START"));
        await SendAsync(stage, Result(stage, began.AddMinutes(5), "own"));
        await stage.Node.DrainAsync();
        await LearnAsync(stage, Run(stage, "own", began.AddMinutes(8), 10_000, 9_990));
        stage.Clock.Advance(TimeSpan.FromMinutes(1));

        var space = stage.Domain.Key;
        await using var db = await stage.Node.Contexts.CreateDbContextAsync(Ct);
        var position = await db.DatasetSightings.Where(s => db.Datasets.Any(d => d.Number == s.Number && d.Namespace == space && d.Name == "orders")).MaxAsync(s => s.Touched, Ct);
        await using var inner = stage.Node.Works.Open();
        var broken = Result(stage, stage.Clock.GetUtcNow()) with { Rows = new RowCounts(10_000, 9_000) };
        var work = InterruptedWork.Over(inner, nameof(ICatalogWork.CheckedSuitesAsync), () => SendAsync(stage, [broken], "orders-sql"));
        await new JudgeProducts(stage.Clock).HandleAsync(new LineageLearned(position) { EventId = Guid.CreateVersion7(stage.Clock.GetUtcNow()), At = stage.Clock.GetUtcNow() }, work, Ct);

        Assert.NotNull(await work.SaveAsync(Ct));
        Assert.True(((InterruptedWork)(object)work).Interrupted);
        Assert.Equal(ValidityState.Invalid, (await JudgedAsync(stage)).Own);
    }

    [Fact]
    public async Task Results_of_the_past_are_measured_by_the_runs_of_their_own_time()
    {
        const int Runs = 330;
        await using var stage = await StageAsync();
        var first = stage.Clock.GetUtcNow().AddHours(-Runs - 1);
        await LearnAsync(stage, [.. Enumerable.Range(0, Runs).Select(i => Run(stage, $"run {i}", first.AddHours(i), 10_000, i == 0 ? 9_000 : 10_000))]);

        await SendAsync(stage, [Result(stage, first.AddMinutes(5)), Result(stage, first.AddHours(1).AddMinutes(5)), Result(stage, first.AddHours(Runs - 1).AddMinutes(5))]);

        var losses = (await stage.Node.Get<IResultQueries>().ListAsync(stage.Priya, stage.Key, new ResultFilter(null, "orders-lake"), new PageRequest(null), Ct)).Value!.Items.Select(r => (r.Loss?.Source, r.Loss?.Lost));
        Assert.Equal([(LossSource.Run, 0L), (LossSource.Run, 0L), (LossSource.Run, 1_000L)], losses.Select(l => (l.Source!.Value, l.Lost!.Value)));
    }

    [Fact]
    public async Task The_page_of_a_product_says_when_its_data_was_loaded_to_who_may_read_details()
    {
        await using var stage = await StageAsync();
        var ended = stage.Clock.GetUtcNow().AddMinutes(-2);
        await LearnAsync(stage, Run(stage, "before", ended.AddHours(-20), 10_000, 10_000), Run(stage, "own", ended, 10_000, 10_000), Run(stage, "next", ended.AddMinutes(1), null, null, "START"));
        var pages = stage.Node.Get<IProductPageQueries>();

        var shown = (await pages.PageAsync(stage.Key, stage.Priya, Ct))!.Ports.Single(p => p.Name == "orders-lake");

        Assert.Equal(ended, shown.LoadedAt);
        await using (var work = stage.Node.Works.Open())
        {
            (await work.ProductAsync(stage.Product.Id, Ct))!.Show(Visibility.Restricted, stage.Clock.GetUtcNow());
            Assert.Null(await work.SaveAsync(Ct));
        }
        Assert.All((await pages.PageAsync(stage.Key, stage.Ana, Ct))!.Ports, port => Assert.Null(port.LoadedAt));
    }

    [Fact]
    public async Task What_was_written_and_never_checked_is_stale_when_it_is_older_than_promised()
    {
        await using var stage = await StageAsync(checkedPort: false);
        await LearnAsync(stage, Run(stage, "daily", stage.Clock.GetUtcNow(), 10, 10));
        await stage.Node.DrainAsync();
        await using (var db = await stage.Node.Contexts.CreateDbContextAsync(Ct)) Assert.False(await db.ProductValidities.AnyAsync(v => v.ProductId == stage.Product.Id, Ct));

        Assert.True((await stage.Node.Get<SetValidityPolicy>().ExecuteAsync(new SetPolicyCommand(null, null, stage.Domain.Key, new PolicyValues { Promise = TimeSpan.FromHours(24) }, "Daily", null), stage.Marta, Ct)).IsOk);
        await stage.Node.DrainAsync();
        Assert.Equal(ValidityState.Unknown, (await JudgedAsync(stage)).Own);
        stage.Clock.Advance(TimeSpan.FromHours(25));
        await stage.Node.Get<TurnDueProducts>().ExecuteAsync(new TurnDueCommand(), Actor.System, Ct);
        Assert.Equal((ValidityState.Stale, ValidityState.Stale), ((await JudgedAsync(stage)).Own, stage.Node.Get<ValidityMesh>().Find(stage.Product.Id)!.State));

        await LearnAsync(stage, Run(stage, "the next", stage.Clock.GetUtcNow(), 10, 10));
        await stage.Node.DrainAsync();
        Assert.Equal(ValidityState.Unknown, (await JudgedAsync(stage)).Own);
    }

    [Fact]
    public async Task What_is_late_already_and_never_checked_waits_a_minute_for_its_checks_and_is_stale_then()
    {
        await using var stage = await StageAsync(checkedPort: false);
        await LearnAsync(stage, Run(stage, "old", stage.Clock.GetUtcNow().AddHours(-40), null, null));
        Assert.True((await stage.Node.Get<SetValidityPolicy>().ExecuteAsync(new SetPolicyCommand(null, null, stage.Domain.Key, new PolicyValues { Promise = TimeSpan.FromHours(30) }, "Nightly", null), stage.Marta, Ct)).IsOk);
        await stage.Node.DrainAsync();
        Assert.Equal((ValidityState.Unknown, default), ((await JudgedAsync(stage)).Own, (await JudgedAsync(stage)).JudgedAt));
        var due = (await JudgedAsync(stage)).NextTurn;

        stage.Clock.Advance(TimeSpan.FromSeconds(30));
        await LearnAsync(stage, Run(stage, "older", stage.Clock.GetUtcNow().AddHours(-44), null, null));
        await stage.Node.DrainAsync();
        Assert.Equal(due, (await JudgedAsync(stage)).NextTurn);
        stage.Clock.Advance(TimeSpan.FromSeconds(31));
        await stage.Node.Get<TurnDueProducts>().ExecuteAsync(new TurnDueCommand(), Actor.System, Ct);

        Assert.Equal((ValidityState.Stale, due!.Value), ((await JudgedAsync(stage)).Own, (await JudgedAsync(stage)).OwnSince));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(40)]
    public async Task Checks_of_days_gone_by_tell_their_history_though_a_run_and_a_promise_were_known_before_them(int hoursOld)
    {
        await using var stage = await StageAsync(checkedPort: false);
        var now = stage.Clock.GetUtcNow();
        await LearnAsync(stage, Run(stage, "the newest", now.AddHours(-hoursOld), null, null));
        Assert.True((await stage.Node.Get<SetValidityPolicy>().ExecuteAsync(new SetPolicyCommand(null, null, stage.Domain.Key, new PolicyValues { Promise = TimeSpan.FromHours(30) }, "Nightly", null), stage.Marta, Ct)).IsOk);
        await stage.Node.DrainAsync();

        await SendAsync(stage, [.. new[] { 3, 2, 1, 0 }.Select(day => Result(stage, now.AddDays(-day).AddHours(-3)) with { Rows = new RowCounts(10_000, day == 0 ? 9_000 : 10_000) })]);

        var history = (await stage.Node.Get<IValidityHistoryQueries>().HistoryAsync(stage.Ana, stage.Key, new PageRequest(null), Ct)).Value!;
        Assert.Equal([(ValidityState.Invalid, now.AddHours(-3))], history.Items.Where(e => e.State == ValidityState.Invalid).Select(e => (e.State, e.At)));
        Assert.Equal((ValidityState.Invalid, now.AddHours(-3)), ((await JudgedAsync(stage)).Own, (await JudgedAsync(stage)).OwnSince));
        // Nothing was judged while its checks were on their way.
        Assert.All(history.Items, e => Assert.True(e.At <= now.AddHours(-3), $"{e.State} at {e.At:u}"));
    }

    [Fact]
    public async Task What_one_event_brought_is_found_without_reading_all_edges()
    {
        await using var stage = await StageAsync(checkedPort: false);
        DataProduct reader = A.DataProduct($"{stage.Domain.Key}/reader", stage.Domain).WithOutput("out"), declared = A.DataProduct($"{stage.Domain.Key}/declared", stage.Domain).WithInput("in", $"c-{stage.Domain.Key}").WithOutput("out");
        await using (var work = stage.Node.Works.Open())
        {
            work.Add(reader);
            work.Add(declared);
            var product = await work.ProductAsync(stage.Key, Ct);
            product!.Ports[0].Apply(new PortSheet { Direction = PortDirection.Output, Name = product.Ports[0].Name, PortVersion = product.Ports[0].PortVersion, ContractId = $"c-{stage.Domain.Key}" }, 0);
            Assert.Null(await work.SaveAsync(Ct));
        }
        string Copy(string job, string from, string to) => $$$"""
            {"eventType":"COMPLETE","eventTime":"{{{stage.Clock.GetUtcNow():O}}}","producer":"p","schemaURL":"s","run":{"runId":"{{{job}}} {{{stage.Domain.Key}}}"},"job":{"namespace":"{{{stage.Domain.Key}}}","name":"{{{job}}}"},
             "inputs":[{"namespace":"{{{stage.Domain.Key}}}","name":"{{{from}}}"}],"outputs":[{"namespace":"{{{stage.Domain.Key}}}","name":"{{{to}}}"}]}
            """;
        await LearnAsync(stage, Copy("second", "staging", "report"));
        await using var db = await stage.Node.Contexts.CreateDbContextAsync(Ct);
        var space = stage.Domain.Key;
        var dataset = await db.Datasets.SingleAsync(d => d.Namespace == space && d.Name == "report", Ct);
        db.Add(new PortDataset(reader.Ports[0].Id, dataset.Id));
        await db.SaveChangesAsync(Ct);
        var lineages = stage.Node.Services.GetServices<IProductEdgeQueries>().ToList();
        LineageLearned Learned(long to) => new(to) { EventId = Guid.CreateVersion7(stage.Clock.GetUtcNow()), At = stage.Clock.GetUtcNow() };
        ProductChanged Changed(DataProduct product) => new(product.Id, product.Key, ProductChange.Updated, "Priya", "changed it") { EventId = Guid.CreateVersion7(stage.Clock.GetUtcNow()), At = stage.Clock.GetUtcNow() };
        async Task<HashSet<(DataProductId, DataProductId)>> OfAsync(CatalogEvent happened) => [.. (await Task.WhenAll(lineages.Select(l => l.EdgesOfAsync([happened], Ct)))).SelectMany(e => e)];

        foreach (var lineage in lineages) await lineage.EdgesAsync(Ct);
        // Over a dataset of no product: the job that was missing connects both.
        await LearnAsync(stage, Copy("first", "orders", "staging"));
        await stage.Node.Get<LineageMoments>().FollowLogAsync(Ct);
        var position = await db.LineageEdges.MaxAsync(e => e.Touched, Ct);

        Assert.Equal([(stage.Product.Id, reader.Id)], await OfAsync(Learned(position)));
        Assert.Equal([(stage.Product.Id, declared.Id)], await OfAsync(Changed(declared)));
        Assert.Equal([(stage.Product.Id, declared.Id)], await OfAsync(Changed(stage.Product)));
        Assert.Empty(await OfAsync(Learned(position + 1)));
        foreach (var lineage in lineages) Assert.Contains(await lineage.EdgesAsync(Ct), e => e.From == stage.Product.Id);
    }

    [Theory]
    [InlineData("facets")]
    [InlineData("outputFacets")]
    public async Task What_a_run_asserted_is_a_result_also_when_others_ran_before_anybody_looked(string place)
    {
        await using var stage = await StageAsync(checkedPort: false);
        var ran = stage.Clock.GetUtcNow().AddMinutes(-10);
        string Wrote(string run, DateTimeOffset at, string facets) => Run(stage, run, at, null, null).Replace("\"outputFacets\":{}", facets, StringComparison.Ordinal);

        await LearnAsync(stage, Wrote("asserting", ran, $"\"{place}\":" + """{"dataQualityAssertions":{"assertions":[{"assertion":"not_null","column":"order_id","success":true}]}}"""));
        await LearnAsync(stage, Wrote("silent", ran.AddMinutes(5), "\"outputFacets\":{}"));
        await stage.Node.DrainAsync();

        var result = Assert.Single((await stage.Node.Get<IResultQueries>().ListAsync(stage.Priya, stage.Key, new ResultFilter(), new PageRequest(null), Ct)).Value!.Items);
        Assert.Equal(("load", ran), (result.Suite, result.RunTime));
    }

    [Fact]
    public async Task What_one_of_thousands_of_datasets_behind_a_port_asserts_is_a_result()
    {
        const int Partitions = 2100;
        await using var stage = await StageAsync(checkedPort: false);
        string Wrote(string run, string facets) => $$$"""
            {"eventType":"COMPLETE","eventTime":"{{{stage.Clock.GetUtcNow():O}}}","producer":"p","schemaURL":"s","run":{"runId":"{{{run}}} {{{stage.Domain.Key}}}"},"job":{"namespace":"{{{stage.Domain.Key}}}","name":"load"},
             "outputs":[{{{string.Join(',', Enumerable.Range(0, Partitions).Select(i => $$$"""{"namespace":"{{{stage.Domain.Key}}}","name":"day {{{i}}}","facets":{{{(i == Partitions / 2 ? facets : "{}")}}}}"""))}}}]}
            """;
        await LearnAsync(stage, Wrote("first", "{}"));
        await using (var db = await stage.Node.Contexts.CreateDbContextAsync(Ct))
        {
            var space = stage.Domain.Key;
            var port = stage.Product.Ports.Single(p => p.Name == "orders-lake").Id;
            db.AddRange((await db.Datasets.Where(d => d.Namespace == space && d.Name.StartsWith("day ")).Select(d => d.Id).ToListAsync(Ct)).Select(id => new PortDataset(port, id)));
            await db.SaveChangesAsync(Ct);
        }

        await LearnAsync(stage, Wrote("second", """{"dataQualityAssertions":{"assertions":[{"assertion":"not_null","column":"order_id","success":true}]}}"""));
        await stage.Node.DrainAsync();

        var result = Assert.Single((await stage.Node.Get<IResultQueries>().ListAsync(stage.Priya, stage.Key, new ResultFilter(), new PageRequest(null), Ct)).Value!.Items);
        Assert.Equal(("load", "orders-lake"), (result.Suite, result.Port));
    }

    /// <summary>The stage, with a dataset behind <c>orders-lake</c>, and a result of the other port.</summary>
    private async Task<AccessStage> StageAsync(bool checkedPort = true)
    {
        var stage = await AccessStage.SetAsync(database, more: services => services.AddSingleton<ILineageReader, OpenLineageReader>());
        await LearnAsync(stage, Run(stage, "first", stage.Clock.GetUtcNow().AddYears(-1), null, null, "START"));
        await using (var db = await stage.Node.Contexts.CreateDbContextAsync(Ct))
        {
            var space = stage.Domain.Key;
            var dataset = await db.Datasets.SingleAsync(d => d.Namespace == space && d.Name == "orders", Ct);
            db.Add(new PortDataset(stage.Product.Ports.Single(p => p.Name == "orders-lake").Id, dataset.Id));
            await db.SaveChangesAsync(Ct);
        }
        await stage.Node.DrainAsync();
        if (checkedPort) await SendAsync(stage, [Result(stage, stage.Clock.GetUtcNow().AddMinutes(-30))], "orders-sql");
        return stage;
    }

    private static async Task<ProductValidity> JudgedAsync(AccessStage stage)
    {
        await using var db = await stage.Node.Contexts.CreateDbContextAsync(Ct);
        return await db.ProductValidities.AsNoTracking().SingleAsync(v => v.ProductId == stage.Product.Id, Ct);
    }

    private static async Task LearnAsync(AccessStage stage, params IReadOnlyList<string> events)
    {
        var reader = stage.Node.Get<ILineageReader>();
        var taken = await stage.Node.Get<TakeLineage>().ExecuteAsync([.. events.Select(e => reader.Read(Encoding.UTF8.GetBytes(e)))], Actor.Verb("test"), Ct);
        Assert.True(taken.IsOk, taken.Refusal?.Sentence);
        while (await stage.Node.Get<LineageProjector>().ProjectAsync(Ct) > 0)
        {
            // Until nothing waits.
        }
    }

    private static string Run(AccessStage stage, string run, DateTimeOffset at, long? read, long? written, string type = "COMPLETE")
    {
        var (input, output) = (read is null ? "{}" : $$$"""{"inputStatistics":{"rowCount":{{{read}}}}}""", written is null ? "{}" : $$$"""{"outputStatistics":{"rowCount":{{{written}}},"size":1}}""");
        return $$$"""
            {"eventType":"{{{type}}}","eventTime":"{{{at:O}}}","producer":"p","schemaURL":"s","run":{"runId":"{{{run}}} {{{stage.Domain.Key}}}"},"job":{"namespace":"{{{stage.Domain.Key}}}","name":"load"},
             "inputs":[{"namespace":"{{{stage.Domain.Key}}}","name":"raw","inputFacets":{{{input}}}}],"outputs":[{"namespace":"{{{stage.Domain.Key}}}","name":"orders","outputFacets":{{{output}}}}]}
            """;
    }

    private static SuiteResult Result(AccessStage stage, DateTimeOffset at, string? run = null) => new()
    {
        Suite = "nightly", Asset = "orders", RunTime = at, Success = true, Evaluated = 1, Successful = 1, LineageRun = run is null ? null : $"{run} {stage.Domain.Key}",
        Expectations = [new CheckedExpectation { Type = "expect_column_to_exist", Outcome = ExpectationOutcome.Passed, Columns = ["order_id"] }],
        Text = "{}", ContentHash = KeyHash.Exact($"{stage.Key}{run}{at:O}"),
    };

    private static Task SendAsync(AccessStage stage, SuiteResult result) => SendAsync(stage, [result]);

    private static async Task SendAsync(AccessStage stage, IReadOnlyList<SuiteResult> results, string port = "orders-lake")
    {
        var sent = await stage.Node.Get<RecordValidationResults>().ExecuteAsync(new ResultsSent(results, stage.Key, port), stage.Priya, Ct);
        Assert.True(sent.IsOk, sent.Refusal?.Sentence);
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteWrittenPortTests(SqliteDatabase database) : WrittenPortTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresWrittenPortTests(PostgresDatabase database) : WrittenPortTests(database), IClassFixture<PostgresDatabase>;
