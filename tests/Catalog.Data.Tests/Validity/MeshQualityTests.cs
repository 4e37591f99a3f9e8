using Catalog.Core.DataProducts;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Data.Tests.Access;
using Catalog.TestKit.Databases;
using Xunit;

namespace Catalog.Data.Tests.Validity;

/// <summary>The quality of a domain, over a real database.</summary>
public abstract class MeshQualityTests(DatabaseFixture database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_domain_tells_its_states_coverage_and_what_its_products_lack()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await SendAsync(stage, 500);
        var quality = stage.Node.Get<IMeshQualityQueries>();

        var figures = await quality.SummaryAsync(stage.Ana, stage.Domain.Key, Ct);
        Assert.Equal((1, 2, 1), (figures.Products, figures.Ports, figures.CheckedPorts));
        Assert.Equal(1, figures.States[ValidityState.Invalid]);
        Assert.Equal((1, 0, 0, 1), (figures.Gaps[QualityGap.Contract], figures.Gaps[QualityGap.Owner], figures.Gaps[QualityGap.Results], figures.Gaps[QualityGap.Documentation]));
        var lacking = Assert.Single((await quality.GapsAsync(stage.Ana, stage.Domain.Key, QualityGap.Contract, new PageRequest(null), Ct)).Items);
        Assert.Equal((stage.Key.ToString(), stage.Team!.Name, false, true, true, false, 2, 1), (lacking.Key, lacking.Team, lacking.Contract, lacking.Owner, lacking.Results, lacking.Documentation, lacking.Ports, lacking.CheckedPorts));
        Assert.Single(lacking.Unchecked);
        Assert.Equal((1, lacking.Key), (figures.Gaps[QualityGap.Checks], Assert.Single((await quality.GapsAsync(stage.Ana, stage.Domain.Key, QualityGap.Checks, new PageRequest(null), Ct)).Items).Key));
        Assert.Empty((await quality.GapsAsync(stage.Ana, stage.Domain.Key, QualityGap.Owner, new PageRequest(null), Ct)).Items);

        stage.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal([new Offender(stage.Key.ToString(), 1, TimeSpan.FromHours(3), true)], await quality.OffendersAsync(stage.Ana, stage.Domain.Key, stage.Clock.GetUtcNow().AddDays(-1), 5, Ct));
    }

    [Fact]
    public async Task States_need_no_access_and_what_is_lacking_does()
    {
        await using var stage = await AccessStage.SetAsync(database, Visibility.Restricted);
        await SendAsync(stage, 500);
        var quality = stage.Node.Get<IMeshQualityQueries>();

        var figures = await quality.SummaryAsync(stage.Ana, stage.Domain.Key, Ct);
        Assert.Equal((0, 0, 0, 1), (figures.Products, figures.Ports, figures.Gaps.Values.Sum(), figures.States[ValidityState.Invalid]));
        await stage.Node.Get<ValidityMesh>().EnsureAsync(Ct);
        Assert.Equal(ValidityState.Invalid, StandingView.Of(stage.Node.Get<ValidityMesh>().Find(stage.Product.Id), stage.Node.Get<ValidityMesh>(), stage.Ana, System.Globalization.CultureInfo.InvariantCulture, at => $"{at:u}")!.State);
        Assert.Single(await quality.OffendersAsync(stage.Ana, stage.Domain.Key, stage.Clock.GetUtcNow().AddDays(-1), 5, Ct));
        Assert.Empty((await quality.GapsAsync(stage.Ana, stage.Domain.Key, null, new PageRequest(null), Ct)).Items);
        Assert.Single(await quality.SpansAsync(stage.Ana, stage.Domain.Key, stage.Clock.GetUtcNow().AddDays(-1), Ct));
        Assert.Equal(1, (await quality.SummaryAsync(stage.Priya, stage.Domain.Key, Ct)).Products);
    }

    [Fact]
    public async Task What_is_hidden_is_in_no_figure()
    {
        await using var stage = await AccessStage.SetAsync(database, Visibility.Hidden);
        await SendAsync(stage, 500);
        var quality = stage.Node.Get<IMeshQualityQueries>();

        var figures = await quality.SummaryAsync(stage.Ana, stage.Domain.Key, Ct);
        Assert.Equal((0, 0), (figures.Products, figures.States.Values.Sum()));
        Assert.Empty(await quality.SpansAsync(stage.Ana, stage.Domain.Key, stage.Clock.GetUtcNow().AddDays(-1), Ct));
        Assert.Equal(1, (await quality.SummaryAsync(stage.Priya, stage.Domain.Key, Ct)).States[ValidityState.Invalid]);
    }

    private static async Task SendAsync(AccessStage stage, long lost)
    {
        var at = stage.Clock.GetUtcNow();
        var result = new SuiteResult
        {
            Suite = "nightly", DataSource = "lake", Asset = "orders", RunTime = at, Success = true, Evaluated = 1, Successful = 1, Rows = new RowCounts(10_000, 10_000 - lost),
            Expectations = [], Text = "{}", ContentHash = KeyHash.Exact($"{stage.Key}{lost}{at:O}"),
        };
        Assert.True((await stage.Node.Get<RecordValidationResults>().ExecuteAsync(new ResultsSent([result], stage.Key, "orders-lake"), stage.Priya, Ct)).IsOk);
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteMeshQualityTests(SqliteDatabase database) : MeshQualityTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresMeshQualityTests(PostgresDatabase database) : MeshQualityTests(database), IClassFixture<PostgresDatabase>;
