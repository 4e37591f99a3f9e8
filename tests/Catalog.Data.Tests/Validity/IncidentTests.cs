using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Data.Tests.Access;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using Xunit;

namespace Catalog.Data.Tests.Validity;

/// <summary>Incidents from their beginning to their end, over a real database.</summary>
public abstract class IncidentTests(DatabaseFixture database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invalid_product_opens_one_incident_that_closes_when_it_recovers()
    {
        await using var stage = await AccessStage.SetAsync(database);
        stage.Clock.Advance(TimeSpan.FromMinutes(30));
        await SendAsync(stage, 301, TimeSpan.FromMinutes(-12));
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await SendAsync(stage, 400);

        var open = Assert.Single((await ListAsync(stage, stage.Ana, true)).Items);
        Assert.Equal((TimeSpan.FromMinutes(12), null), (open.ToDetect, open.ToRecover));
        Assert.Equal(ReasonKind.RecordLoss, open.Reasons[0].Kind);

        stage.Clock.Advance(TimeSpan.FromHours(1));
        await SendAsync(stage, 10);
        Assert.Empty((await ListAsync(stage, stage.Ana, true)).Items);
        var closed = Assert.Single((await ListAsync(stage, stage.Ana, false)).Items);
        Assert.Equal(TimeSpan.FromMinutes(132), closed.ToRecover);
        var figures = await stage.Node.Get<IIncidentQueries>().FiguresAsync(stage.Ana, new IncidentFilter(null, stage.Key), stage.Clock.GetUtcNow().AddDays(-1), Ct);
        Assert.Equal(new IncidentFigures(0, 1, TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(132)), figures);
        var trail = await stage.Node.Get<IActivityQueries>().ListAsync(stage.Priya, new ActivityFilter(Product: stage.Product.Id), new PageRequest(null), Ct);
        Assert.Contains(trail.Items, a => a.Sentence == "closed the incident: the product recovered");
    }

    [Fact]
    public async Task An_override_hides_the_state_and_leaves_the_incident_open()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await SendAsync(stage, 500);
        var until = stage.Clock.GetUtcNow().AddHours(2);
        Assert.True((await stage.Node.Get<OverrideValidity>().ExecuteAsync(new OverrideCommand(stage.Key, ValidityState.Valid, "Being repaired", until), stage.Priya, Ct)).IsOk);

        var open = Assert.Single((await ListAsync(stage, stage.Ana, true)).Items);
        var view = await stage.Node.Get<IIncidentQueries>().FindAsync(stage.Ana, open.Id, Ct);
        Assert.Equal([IncidentStep.Opened, IncidentStep.ByHand], view!.Timeline.Select(l => l.Step));
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await SendAsync(stage, 0);
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await stage.Node.Get<TurnDueProducts>().ExecuteAsync(new TurnDueCommand(), Actor.System, Ct);
        Assert.Empty((await ListAsync(stage, stage.Ana, true)).Items);
    }

    [Fact]
    public async Task Only_those_who_look_after_the_product_write_and_a_closed_one_is_not_taken()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await SendAsync(stage, 500);
        var id = (await ListAsync(stage, stage.Ana, true)).Items[0].Id;
        var write = stage.Node.Get<WriteIncident>();

        Assert.IsType<Refusal.Forbidden>((await write.ExecuteAsync(new WriteIncidentCommand(id, IncidentStep.Note, "Me too"), stage.Ana, Ct)).Refusal);
        Assert.IsType<Refusal.Invalid>((await write.ExecuteAsync(new WriteIncidentCommand(id, IncidentStep.Note, " "), stage.Priya, Ct)).Refusal);
        Assert.IsType<Refusal.Invalid>((await write.ExecuteAsync(new WriteIncidentCommand(id, IncidentStep.Closed), stage.Priya, Ct)).Refusal);
        Assert.True((await write.ExecuteAsync(new WriteIncidentCommand(id, IncidentStep.Taken), stage.Priya, Ct)).IsOk);
        Assert.True((await write.ExecuteAsync(new WriteIncidentCommand(id, IncidentStep.Note, "The source sent test orders"), stage.Priya, Ct)).IsOk);
        var view = await stage.Node.Get<IIncidentQueries>().FindAsync(stage.Ana, id, Ct);
        Assert.Equal(("Priya Nair", false), (view!.Row.Owner, view.MayWrite));
        Assert.Equal("The source sent test orders", view.Timeline[^1].Text);

        stage.Clock.Advance(TimeSpan.FromHours(1));
        await SendAsync(stage, 0);
        Assert.IsType<Refusal.Conflict>((await write.ExecuteAsync(new WriteIncidentCommand(id, IncidentStep.Taken), stage.Priya, Ct)).Refusal);
    }

    [Fact]
    public async Task A_hidden_product_has_no_incident_for_others_and_a_restricted_one_tells_no_figures()
    {
        await using var hidden = await AccessStage.SetAsync(database, Visibility.Hidden);
        await SendAsync(hidden, 500);
        var id = (await ListAsync(hidden, hidden.Priya, true)).Items[0].Id;
        Assert.Empty((await ListAsync(hidden, hidden.Ana, true)).Items);
        Assert.Null(await hidden.Node.Get<IIncidentQueries>().FindAsync(hidden.Ana, id, Ct));
        Assert.IsType<Refusal.NotFound>((await hidden.Node.Get<WriteIncident>().ExecuteAsync(new WriteIncidentCommand(id, IncidentStep.Note, "x"), hidden.Ana, Ct)).Refusal);

        await using var restricted = await AccessStage.SetAsync(database, Visibility.Restricted);
        await SendAsync(restricted, 500);
        var row = (await ListAsync(restricted, restricted.Ana, true)).Items[0];
        await restricted.Node.Get<WriteIncident>().ExecuteAsync(new WriteIncidentCommand(row.Id, IncidentStep.Note, "customer 7 is missing"), restricted.Priya, Ct);
        Assert.True(row.Masked);
        Assert.Null(row.Reasons[0].Loss);
        Assert.Equal([IncidentStep.Opened], (await restricted.Node.Get<IIncidentQueries>().FindAsync(restricted.Ana, row.Id, Ct))!.Timeline.Select(l => l.Step));
    }

    [Fact]
    public async Task Whom_it_reached_is_on_record_after_it_is_over()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var contract = $"first-{stage.Domain.Key}";
        DataProduct reader = A.DataProduct($"{stage.Domain.Key}/reader", stage.Domain).WithInput("in", contract).WithOutput("out");
        await using (var work = stage.Node.Works.Open())
        {
            work.Add(reader);
            var product = await work.ProductAsync(stage.Key, Ct);
            product!.Ports[0].Apply(new PortSheet { Direction = PortDirection.Output, Name = product.Ports[0].Name, PortVersion = product.Ports[0].PortVersion, ContractId = contract }, 0);
            Assert.Null(await work.SaveAsync(Ct));
        }
        await stage.Node.Get<ValidityMesh>().RefreshAllAsync(Ct);
        await SendAsync(stage, 500);
        await stage.Node.Get<SettleValidity>().ExecuteAsync(new SettleCommand(), Actor.System, Ct);
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await SendAsync(stage, 0);

        var row = Assert.Single((await ListAsync(stage, stage.Ana, false)).Items);
        Assert.Equal([reader.Id], (await stage.Node.Get<IIncidentQueries>().FindAsync(stage.Ana, row.Id, Ct))!.Reached);
    }

    [Fact]
    public async Task Open_ones_are_found_by_their_products_however_many_there_are_since()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await SendAsync(stage, 500);
        var incidents = stage.Node.Get<IIncidentQueries>();

        Assert.Equal(stage.Product.Id, Assert.Single(await incidents.OpenAsync(stage.Ana, [stage.Product.Id], Ct)).Product.Id);
        Assert.Empty(await incidents.OpenAsync(stage.Ana, [], Ct));
        Assert.Empty(await incidents.HoldersAsync([.. Enumerable.Range(0, 2_500).Select(_ => CatalogId.New<DataProductId>(stage.Clock)), stage.Product.Id], Ct));
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await SendAsync(stage, 0);
        Assert.Empty(await incidents.OpenAsync(stage.Ana, [stage.Product.Id], Ct));

        await using var hidden = await AccessStage.SetAsync(database, Visibility.Hidden);
        await SendAsync(hidden, 500);
        Assert.Empty(await hidden.Node.Get<IIncidentQueries>().OpenAsync(hidden.Ana, [hidden.Product.Id], Ct));
    }

    private static Task<Page<IncidentRow>> ListAsync(AccessStage stage, Actor actor, bool open) =>
        stage.Node.Get<IIncidentQueries>().ListAsync(actor, new IncidentFilter(open, stage.Key), new PageRequest(null), Ct);

    private static async Task SendAsync(AccessStage stage, long lost, TimeSpan ahead = default)
    {
        var at = stage.Clock.GetUtcNow() + ahead;
        var result = new SuiteResult
        {
            Suite = "nightly", DataSource = "lake", Asset = "orders", RunTime = at, Success = true, Evaluated = 1, Successful = 1, Rows = new RowCounts(10_000, 10_000 - lost),
            Expectations = [new CheckedExpectation { Type = "expect_column_to_exist", Outcome = ExpectationOutcome.Passed, Columns = ["order_id"] }],
            Text = "{}", ContentHash = KeyHash.Exact($"{stage.Key}{lost}{at:O}"),
        };
        Assert.True((await stage.Node.Get<RecordValidationResults>().ExecuteAsync(new ResultsSent([result], stage.Key, "orders-lake"), stage.Priya, Ct)).IsOk);
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteIncidentTests(SqliteDatabase database) : IncidentTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresIncidentTests(PostgresDatabase database) : IncidentTests(database), IClassFixture<PostgresDatabase>;
