using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Catalog.Benchmarks.Portal.Rival;
using Catalog.Benchmarks.Scale;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Data;
using Catalog.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Benchmarks.Portal;

/// <summary>The figures of <c>infra/bench.sh portal</c>, over the generated mesh.</summary>
internal sealed partial class PortalBench(string published, string? kept, IReadOnlyCollection<string> only)
{
    /// <summary>What can be measured by itself.</summary>
    public static readonly string[] Parts = ["start", "load", "restart", "queries", "time", "memory"];

    private int missed;

    /// <summary>Prints a line for each figure; answers 1 when one misses its target.</summary>
    public async Task<int> RunAsync(MeshShape shape)
    {
        var scratch = Directory.CreateTempSubdirectory("catalog-bench-").FullName;
        try
        {
            var data = kept ?? Path.Combine(scratch, "data");
            using var portal = new PublishedPortal(published, data);
            if (!Directory.Exists(data)) await ImportAsync(portal, shape, Path.Combine(scratch, "mesh"));
            await using var browser = await Browser.StartAsync();
            using var visitor = await PublishedAsync(portal, browser);
            await HostedAsync(portal, data, browser, visitor);
            return missed == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task ImportAsync(PublishedPortal portal, MeshShape shape, string mesh)
    {
        new MeshGenerator(shape).Write(mesh);
        var says = await portal.RunAsync("import", Path.Combine(mesh, "products"));
        Print([new Figure("import-rate", double.Parse(Rate().Match(says).Groups["rate"].Value, CultureInfo.InvariantCulture), "documents/s", 500, AtMost: false)]);
    }

    /// <summary>What shows from outside, of the published portal.</summary>
    private async Task<Visitor> PublishedAsync(PublishedPortal portal, Browser browser)
    {
        var (process, ready) = await portal.StartAsync();
        if (Asked("start"))
        {
            // The first start makes the index of what was just imported, and tells of it; the second finds a catalog that stands, and is measured.
            var (after, _) = await AtRestAsync(process);
            await PublishedPortal.TerminateAsync(process);
            (process, ready) = await portal.StartAsync();
            var (resident, own) = await AtRestAsync(process);
            Print([new Figure("ready", ready.TotalSeconds, "s", 3), new Figure("memory-at-rest", resident, "MB", 250), new Figure("memory-at-rest-without-mapped-files", own, "MB"), new Figure("memory-after-import", after, "MB", 250)]);
        }
        var visitor = await Visitor.SignInAsync(portal.Url);
        var key = await visitor.FirstProductAsync();
        if (Asked("load"))
        {
            var load = new PageLoad(browser, visitor);
            Print(await load.MeasureAsync("product-list", "products", html => Row().Count(html) == 40));
            Print(await load.MeasureAsync("product-page", $"products/{key}", html => Port().IsMatch(html)));
        }
        if (Asked("restart")) process = await new GracefulRestart(portal, browser, visitor).MeasureAsync(process, key, Print);
        await PublishedPortal.TerminateAsync(process);
        return visitor;
    }

    /// <summary>What the start and its work needed goes back once the portal rests.</summary>
    private static async Task<(double Resident, double Own)> AtRestAsync(Process process)
    {
        await Task.Delay(TimeSpan.FromSeconds(90));
        return PublishedPortal.Megabytes(process);
    }

    /// <summary>What shows from inside, of the portal in this process.</summary>
    private async Task HostedAsync(PublishedPortal portal, string data, Browser browser, Visitor visitor)
    {
        using var sql = new SqlLog(data);
        await using var hosted = new HostedPortal();
        var services = await hosted.StartAsync(
            EmptyPage.Setting, "--environment=Development", $"--urls={portal.Url}", $"--Catalog:DataDirectory={data}", "--Catalog:Demo:Seed=false", "--Logging:LogLevel:Default=Warning");
        var reader = await ReaderAsync(services);
        var key = await visitor.FirstProductAsync();
        if (Asked("queries"))
        {
            var queries = new QueriesTwice(browser, visitor, sql);
            Print(await queries.MeasureAsync("product-list", "products"));
            Print(await queries.MeasureAsync("product-page", $"products/{key}"));
        }
        if (Asked("time"))
        {
            var time = new ServerTime(hosted, services, visitor.Http, sql, reader);
            Print(await time.ProductListAsync());
            Print(await time.ProductPageAsync(DataProductKey.TryParse(key, out var parsed) ? parsed : throw new InvalidOperationException(key)));
        }
        if (Asked("memory"))
        {
            await using var rival = await RivalPortal.StartAsync(services.GetRequiredService<IDataProductQueries>(), reader);
            Print(await new CircuitMemory(browser, visitor).MeasureAsync(new Uri(portal.Url, "products"), rival.Address));
        }
    }

    private bool Asked(string part) => only.Count == 0 || only.Contains(part);

    /// <summary>The visitor as the portal knows her.</summary>
    private static async Task<Actor> ReaderAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CatalogDbContext>>().CreateDbContextAsync();
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Subject == Visitor.Persona);
        return new Actor { PersonId = person.Id, Name = person.Name, Administrator = true, SignedIn = true };
    }

    private void Print(IEnumerable<Figure> figures)
    {
        foreach (var figure in figures)
        {
            Console.WriteLine(figure);
            if (!figure.Holds) missed++;
        }
    }

    [GeneratedRegex("\\((?<rate>\\d+) documents/s\\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rate();

    /// <summary>A port that the generator gives every product.</summary>
    [GeneratedRegex("port-0-[a-z0-9-]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Port();

    [GeneratedRegex("<tr[^>]* data-row=\"/?products/", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
