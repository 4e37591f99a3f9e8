using System.Net;
using Catalog.Connectors.Files;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data;
using Catalog.Data.Lineage;
using Catalog.Server.Hosting;
using Catalog.Server.Tests.Fixtures;
using Catalog.Server.Tests.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace Catalog.Server.Tests.Hosting;

/// <summary>The demo mesh comes in whole, also when loading it was broken off, and never into what is somebody's.</summary>
public sealed class DemoSeederTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_broken_off_is_loaded_to_the_end_once()
    {
        await using var host = new PortalHost();
        await BreakOffAsync(host);

        Assert.True(await host.Get<DemoSeeder>().TrySeedAsync(Ct));
        var (products, results, rules) = await HeldAsync(host);
        Assert.True(results > 100, $"{results} results");
        Assert.True(await host.Get<DemoSeeder>().TrySeedAsync(Ct));

        Assert.Equal((products, results, rules), await HeldAsync(host));
        await using var work = host.Get<ICatalogWorkFactory>().Open();
        Assert.True(await work.InTrailAsync(DemoResults.Loaded, Ct));
    }

    [Fact]
    public async Task What_was_checked_this_morning_was_loaded_in_the_night_before()
    {
        await using var host = new PortalHost();
        await BreakOffAsync(host);
        Assert.True(await host.Get<DemoSeeder>().TrySeedAsync(Ct));

        var page = await host.Get<IProductPageQueries>().PageAsync(new DataProductKey("sales", "orders"), Actor.System, Ct);

        var now = host.Get<TimeProvider>().GetUtcNow();
        Assert.All(page!.Ports.Where(p => p.Direction == PortDirection.Output), port => Assert.InRange(now - port.LoadedAt!.Value, TimeSpan.Zero, TimeSpan.FromHours(28.5)));
    }

    [Fact]
    public async Task Runs_are_sent_also_when_somebody_asked_for_lineage_before_the_mesh_was_in()
    {
        await using var host = new PortalHost();
        await host.Get<ILineageMoments>().CurrentAsync(Ct);

        Assert.True(await host.Get<DemoSeeder>().TrySeedAsync(Ct));

        await using var log = await host.Get<IDbContextFactory<CatalogDbContext>>().OpenLogAsync(Ct);
        Assert.True(await log.LineageLog.CountAsync(Ct) > 500);
    }

    [Fact]
    public async Task A_catalog_that_holds_anything_else_is_left_alone()
    {
        await using var host = new PortalHost();
        await BreakOffAsync(host);
        using var administrator = await host.SignedInAsync("ingrid.solberg", Ct);
        await administrator.PutDocumentAsync("/api/v1/products/sales/own", "apiVersion: v1.0.0\nkind: DataProduct\nid: own\nname: Own\nstatus: active\ndomain: sales\n", Ct).IsAsync(HttpStatusCode.Created, Ct);

        Assert.True(await host.Get<DemoSeeder>().TrySeedAsync(Ct));

        Assert.Equal(0, (await HeldAsync(host)).Results);
        Assert.Contains("stays out", (await host.Get<DemoSeeder>().CheckHealthAsync(new HealthCheckContext(), Ct)).Description, StringComparison.Ordinal);
    }

    /// <summary>The process ended when the documents were in and nothing else.</summary>
    private static async Task BreakOffAsync(PortalHost host)
    {
        while (!(await host.Anonymous().GetAsync(new Uri("/healthz/ready", UriKind.Relative), Ct)).IsSuccessStatusCode) await Task.Delay(100, Ct);
        var clock = host.Get<TimeProvider>();
        await using var files = new DatedFiles(PathFiles.OfFolder(DemoSeeder.Folder, DemoSeeder.Name), clock.GetUtcNow());
        Assert.True((await host.Get<RunImport>().ExecuteAsync(new RunImport.Command(CatalogId.New<ImportRunId>(clock), files), Actor.System, Ct)).IsOk);
    }

    private static async Task<(int Products, int Results, int Rules)> HeldAsync(PortalHost host)
    {
        await using var db = await host.Get<IDbContextFactory<CatalogDbContext>>().CreateDbContextAsync(Ct);
        return (await db.DataProducts.CountAsync(Ct), await db.ValidationResults.CountAsync(Ct), await db.MatchRules.CountAsync(Ct));
    }
}
