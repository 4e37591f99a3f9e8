using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Data.Postgres;
using Catalog.Data.Tests.Access;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.Storage;

/// <summary>What others do while a use case is at work does not make its decision wrong: it sees it, or it is not stored.</summary>
public abstract class MeanwhileTests(DatabaseFixture database)
{
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_moves_of_domains_at_once_make_no_circle()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var (a, b, c) = (A.Domain($"a-{stage.Domain.Key}"), A.Domain($"b-{stage.Domain.Key}"), A.Domain($"c-{stage.Domain.Key}"));
        await using (var work = stage.Node.Works.Open())
        {
            foreach (var domain in new[] { a, b, c }) work.Add(domain);
            b.Describe(null, c.Id, stage.Clock.GetUtcNow());
            Assert.Null(await work.SaveAsync(Ct));
        }

        // The first to store wins; who was at work meanwhile looks again, and sees the circle.
        var works = new InterruptedWorks(stage.Node.Works, nameof(ICatalogWork.SaveAsync), () => MoveAsync(stage.Node.Works, c, a, null));
        await MoveAsync(works, a, b, typeof(Refusal.Invalid));

        async Task MoveAsync(ICatalogWorkFactory through, Domain domain, Domain below, Type? refused)
        {
            var moved = await new EditDomain(through, stage.Clock).ExecuteAsync(new DomainEdit(domain.Key, domain.Name, null, below.Key), stage.Ingrid, Ct);
            Assert.Equal(refused, moved.Refusal?.GetType());
        }
    }

    [Fact]
    public async Task Two_administrators_who_go_at_once_do_not_leave_nobody()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var (mine, theirs) = (await AdministratorAsync(stage, stage.Ingrid), await AdministratorAsync(stage, stage.Marta));
        await using (var db = await stage.Node.Contexts.CreateDbContextAsync(Ct)) await db.RoleAssignments.Where(r => r.Role == Role.Administrator && r.Id != mine && r.Id != theirs).ExecuteDeleteAsync(Ct);

        var works = new InterruptedWorks(stage.Node.Works, nameof(ICatalogWork.SaveAsync), async () => Assert.True((await RevokeAsync(stage.Node.Works, theirs)).IsOk));
        Assert.IsType<Refusal.Conflict>((await RevokeAsync(works, mine)).Refusal);
        Assert.Equal("You are the last administrator. Make somebody else one first.", (await RevokeAsync(stage.Node.Works, mine)).Refusal?.Sentence);

        Task<Outcome<Done>> RevokeAsync(ICatalogWorkFactory through, RoleAssignmentId id) => new RevokeRole(through, stage.Clock).ExecuteAsync(new RevokeRoleCommand(id), stage.Ingrid, Ct);
    }

    [Fact]
    public async Task A_waiting_result_belongs_where_the_first_one_says()
    {
        await using var stage = await AccessStage.SetAsync(database);
        DataProduct other = A.DataProduct($"{stage.Domain.Key}/other", stage.Domain).OwnedBy(stage.Team).WithOutput("other-lake");
        await using (var work = stage.Node.Works.Open())
        {
            work.Add(other);
            Assert.Null(await work.SaveAsync(Ct));
        }
        var asset = $"asset of {stage.Domain.Key}";
        var result = new SuiteResult
        {
            Suite = "nightly", DataSource = "lake", Asset = asset, RunTime = stage.Clock.GetUtcNow(), Success = true, Evaluated = 1, Successful = 1,
            Expectations = [new CheckedExpectation { Type = "expect_column_to_exist", Outcome = ExpectationOutcome.Passed, Columns = ["order_id"] }], Text = "{}", ContentHash = KeyHash.Exact(asset),
        };
        var waiting = Assert.Single((await stage.Node.Get<RecordValidationResults>().ExecuteAsync(new ResultsSent([result]), stage.Priya, Ct)).Value!);

        var works = new InterruptedWorks(stage.Node.Works, nameof(ICatalogWork.SaveAsync), async () => Assert.True((await MatchAsync(stage.Node.Works, "other", "other-lake")).IsOk));
        Assert.IsType<Refusal.Conflict>((await MatchAsync(works, "orders", "orders-lake")).Refusal);

        await using var db = await stage.Node.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal(other.Ports[0].Id, (await db.ValidationResults.SingleAsync(r => r.Id == waiting.Id, Ct)).PortId);
        Assert.False(await db.CheckedSuites.AnyAsync(s => s.ProductId == stage.Product.Id, Ct));

        Task<Outcome<int>> MatchAsync(ICatalogWorkFactory through, string product, string port) =>
            new MatchResult(through, stage.Node.Get<ValidityMesh>(), stage.Clock).ExecuteAsync(new MatchDecision(waiting.Id, new DataProductKey(stage.Domain.Key, product), port, SaveRule: false), stage.Priya, Ct);
    }

    [Theory]
    [InlineData(nameof(ICatalogWork.OpenAccessRequestsAsync))]
    [InlineData(nameof(ICatalogWork.HoldingGrantsAsync))]
    public async Task What_is_approved_while_the_access_to_a_retired_product_ends_ends_with_it(string read)
    {
        await using var stage = await AccessStage.SetAsync(database);
        var asked = (await stage.AskAsync()).Value;
        await stage.Node.DrainAsync();
        var retired = new ProductChanged(stage.Product.Id, stage.Product.Key, ProductChange.Retired, "test", "retired it") { EventId = Guid.CreateVersion7(stage.Clock.GetUtcNow()), At = stage.Clock.GetUtcNow() };

        await using (var inner = stage.Node.Works.Open())
        {
            var work = InterruptedWork.Over(inner, read, ApproveAsync);
            if (!await EndAsync(work))
            {
                await using var again = stage.Node.Works.Open();
                Assert.True(await EndAsync(again));
            }
        }

        await using var look = stage.Node.Works.Open();
        Assert.Empty(await look.HoldingGrantsAsync(stage.Product.Id, stage.Clock.GetUtcNow(), Ct));
        Assert.Empty(await look.OpenAccessRequestsAsync(stage.Product.Id, Ct));

        async Task<bool> EndAsync(ICatalogWork work)
        {
            await new EndAccessToRetired(stage.Clock).HandleAsync(retired, work, Ct);
            return await work.SaveAsync(Ct) is null;
        }

        // Its decision read the product before it was retired.
        async Task ApproveAsync()
        {
            await using var work = stage.Node.Works.Open();
            var request = await work.AccessRequestAsync(asked, Ct);
            Assert.Null(request!.Decide(AccessRequestState.Approved, stage.Priya, null, stage.Clock.GetUtcNow()));
            work.Add(new Grant(CatalogId.New<GrantId>(stage.Clock), request, request.Until, stage.Priya.Name, stage.Clock.GetUtcNow()));
            Assert.Null(await work.SaveAsync(Ct));
        }
    }

    [Fact]
    public async Task What_is_asked_while_the_product_retires_is_answered()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var works = new InterruptedWorks(stage.Node.Works, nameof(ICatalogWork.SaveAsync), async () =>
        {
            Assert.True((await stage.Node.Get<RetireProduct>().ExecuteAsync(new Retirement(stage.Key, null), stage.Priya, Ct)).IsOk);
            await stage.Node.DrainAsync();
        });
        var asked = await new AskForAccess(works, stage.Node.Get<AccessRules>(), stage.Clock).ExecuteAsync(new AskForAccessCommand(stage.Key, "orders-lake", null, "Late orders", stage.Today.AddDays(30)), stage.Ana, Ct);
        Assert.True(asked.IsOk);
        await stage.Node.DrainAsync();

        await using var look = stage.Node.Works.Open();
        Assert.Equal((AccessRequestState.Denied, "The product was retired."), ((await look.AccessRequestAsync(asked.Value, Ct))!.State, (await look.AccessRequestAsync(asked.Value, Ct))!.Reason));
    }

    private static async Task<RoleAssignmentId> AdministratorAsync(AccessStage stage, Actor who)
    {
        await using var db = await stage.Node.Contexts.CreateDbContextAsync(Ct);
        if (await db.RoleAssignments.FirstOrDefaultAsync(r => r.PersonId == who.PersonId && r.Role == Role.Administrator, Ct) is { } held) return held.Id;
        var given = RoleAssignment.Administrator(CatalogId.New<RoleAssignmentId>(stage.Clock), who.PersonId!.Value, "test", stage.Clock.GetUtcNow());
        db.Add(given);
        await db.SaveChangesAsync(Ct);
        return given.Id;
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteMeanwhileTests(SqliteDatabase database) : MeanwhileTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresMeanwhileTests(PostgresDatabase database) : MeanwhileTests(database), IClassFixture<PostgresDatabase>
{
    private readonly PostgresDatabase database = database;

    [Fact]
    public async Task Who_is_given_up_because_two_wait_for_each_other_was_overtaken()
    {
        await using var stage = await AccessStage.SetAsync(database);
        DataProduct other = A.DataProduct($"{stage.Domain.Key}/other", stage.Domain);
        await using (var adding = stage.Node.Works.Open())
        {
            adding.Add(other);
            Assert.Null(await adding.SaveAsync(Ct));
        }
        // EF stores rows in the order of their keys.
        var (first, last) = stage.Product.Id.Value.CompareTo(other.Id.Value) < 0 ? (stage.Product.Id, other.Id) : (other.Id, stage.Product.Id);

        // Whom it gives up is the database's choice: mostly the one who waited first.
        for (var left = 5; ; left--)
        {
            await using var work = stage.Node.Works.Open();
            foreach (var product in await work.ProductsAsync([first, last], Ct)) work.Hold(product);
            await using var db = await stage.Node.Contexts.CreateDbContextAsync(Ct);
            await using var transaction = await db.Database.BeginTransactionAsync(Ct);
            await TouchAsync(db, last);
            var saving = Task.Run(() => work.SaveAsync(Ct), Ct);
            await UntilOneWaitsAsync(stage);
            try
            {
                await TouchAsync(db, first);
                await transaction.CommitAsync(Ct);
            }
            catch (Exception given) when (left > 0 && new PostgresProfile().IsDeadlock(given))
            {
                await transaction.RollbackAsync(Ct);
                Assert.Null(await saving);
                continue;
            }
            Assert.True((await saving)?.Overtaken);
            return;
        }
    }

    private static Task<int> TouchAsync(CatalogDbContext db, DataProductId id) => db.DataProducts.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Purpose, "Touched"), Ct);

    private static async Task UntilOneWaitsAsync(AccessStage stage)
    {
        await using var look = await stage.Node.Contexts.CreateDbContextAsync(Ct);
        while (await look.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'""").SingleAsync(Ct) == 0) await Task.Delay(10, Ct);
    }
}
