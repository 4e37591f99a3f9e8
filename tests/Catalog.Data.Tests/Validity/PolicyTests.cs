using Catalog.Core.DataProducts;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Data.Tests.Access;
using Catalog.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.Validity;

/// <summary>Rules: what of them stands in the trail, and which version of a port they and results are for.</summary>
public abstract class PolicyTests(DatabaseFixture database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_trail_has_every_value_that_changed_before_and_after()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var set = stage.Node.Get<SetValidityPolicy>();
        Assert.True((await set.ExecuteAsync(new SetPolicyCommand(stage.Key, null, null, new PolicyValues { Limit = 250, Critical = ["customer_id"] }, "Stricter", "Finance"), stage.Priya, Ct)).IsOk);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = new PolicyValues { Limit = 250, Promise = TimeSpan.FromHours(24), Critical = ["customer_id", "amount"], Verdicts = new Dictionary<ValidityState, Verdict> { [ValidityState.Stale] = Verdict.Block } };
        Assert.True((await set.ExecuteAsync(new SetPolicyCommand(stage.Key, null, null, second, "Reports run at 7", " Audit "), stage.Priya, Ct)).IsOk);

        await using var db = await stage.Node.Contexts.CreateDbContextAsync(Ct);
        var trail = (await db.ActivityEntries.AsNoTracking().Where(a => a.ProductId == stage.Product.Id && a.Verb == "policy").ToListAsync(Ct)).OrderBy(a => a.At).Select(a => a.Changes.Select(c => (c.Field, c.Old, c.New))).ToList();
        Assert.Equal([("limit", null, "2.5 %"), ("critical", null, "customer_id"), ("agreed with", null, "Finance"), ("why", null, "Stricter")], trail[0]);
        Assert.Equal([("promise", null, "24 hours"), ("critical", "customer_id", "customer_id, amount"), ("verdicts", null, "BLOCK for STALE"), ("agreed with", "Finance", "Audit"), ("why", null, "Reports run at 7")], trail[1]);
    }

    [Fact]
    public async Task Rules_and_overrides_are_set_at_the_same_time_and_neither_is_refused()
    {
        await using var stage = await AccessStage.SetAsync(database);
        const int Rounds = 15;

        await Task.WhenAll(Task.Run(RuleAsync, Ct), Task.Run(OverrideAsync, Ct));

        async Task RuleAsync()
        {
            for (var round = 0; round < Rounds; round++)
            {
                var values = new PolicyValues { Verdicts = new Dictionary<ValidityState, Verdict> { [ValidityState.Unknown] = round % 2 == 0 ? Verdict.Block : Verdict.Warn } };
                var done = await stage.Node.Get<SetValidityPolicy>().ExecuteAsync(new SetPolicyCommand(stage.Key, null, null, values, $"Round {round}", null), stage.Priya, Ct);
                Assert.True(done.IsOk, done.Refusal?.Sentence);
            }
        }

        async Task OverrideAsync()
        {
            for (var round = 0; round < Rounds; round++)
            {
                var state = round % 2 == 0 ? ValidityState.Invalid : ValidityState.Stale;
                var done = await stage.Node.Get<OverrideValidity>().ExecuteAsync(new OverrideCommand(stage.Key, state, "As agreed", stage.Clock.GetUtcNow().AddHours(1)), stage.Priya, Ct);
                Assert.True(done.IsOk, done.Refusal?.Sentence);
            }
        }
    }

    [Fact]
    public async Task Without_a_version_the_newest_of_a_port_is_meant_everywhere()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await using (var work = stage.Node.Works.Open())
        {
            var product = (await work.ProductAsync(stage.Key, Ct))!;
            product.Apply(new ProductSheet { Status = "active", Ports = [.. new[] { "9.0.0", "10.0.0", "2" }.Select(v => new PortSheet { Direction = PortDirection.Output, Name = "lake", PortVersion = v })] }, stage.Clock.GetUtcNow(), stage.Clock);
            Assert.Null(await work.SaveAsync(Ct));
        }
        await using var db = await stage.Node.Contexts.CreateDbContextAsync(Ct);
        var newest = await db.Ports.Where(p => p.ProductId == stage.Product.Id && p.PortVersion == "10.0.0").Select(p => p.Id).SingleAsync(Ct);

        var result = new SuiteResult { Suite = "nightly", Asset = "lake", RunTime = stage.Clock.GetUtcNow(), Success = true, Evaluated = 1, Successful = 1, Text = "{}", ContentHash = KeyHash.Exact($"{stage.Key} versions") };
        Assert.Equal(newest, Assert.Single((await stage.Node.Get<RecordValidationResults>().ExecuteAsync(new ResultsSent([result], stage.Key, "lake"), stage.Priya, Ct)).Value!).PortId);
        Assert.True((await stage.Node.Get<SetValidityPolicy>().ExecuteAsync(new SetPolicyCommand(stage.Key, "lake", null, new PolicyValues { Limit = 100 }, "Stricter", null), stage.Priya, Ct)).IsOk);
        Assert.True(await db.ValidityPolicies.AnyAsync(p => p.Scope == PolicyScope.Port && p.SubjectId == newest.Value, Ct));
        var asked = (await stage.AskAsync(port: "lake")).Value;
        Assert.Equal(newest, await db.AccessRequests.Where(r => r.Id == asked).Select(r => r.PortId).SingleAsync(Ct));
    }

    [Fact]
    public async Task A_product_is_found_by_a_key_it_had_without_asking_the_store()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var old = stage.Key;
        Assert.True((await stage.Node.Get<MoveProduct>().ExecuteAsync(new ProductMove(stage.Key, stage.Domain.Key, "sales orders", null), stage.Marta, Ct)).IsOk);
        var mesh = stage.Node.Get<ValidityMesh>();
        await mesh.RefreshAllAsync(Ct);

        Assert.Equal(stage.Product.Id, mesh.Find(old)?.Facts.Id);
        mesh.Lost();
        Assert.Equal(stage.Product.Id, (await mesh.FindAsync(old, Ct))?.Facts.Id);
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqlitePolicyTests(SqliteDatabase database) : PolicyTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresPolicyTests(PostgresDatabase database) : PolicyTests(database), IClassFixture<PostgresDatabase>;
