using System.Diagnostics;
using System.Text;
using Catalog.Benchmarks.Portal;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.People;
using Catalog.Data.Lineage;
using Catalog.TestKit.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Benchmarks.Lineage;

/// <summary>The part of <c>infra/bench.sh lineage</c> that needs a portal: reading, following, taking in, and the page that draws.</summary>
internal sealed class LineageBench(string published, IReadOnlyCollection<string> only)
{
    /// <summary>What can be measured by itself.</summary>
    public static string[] Parts => ["memory", "read", "follow", "intake-single", "intake-batch", "namespaces", "drawing"];

    private int missed;

    public async Task<int> RunAsync(int datasets, int seed, TimeSpan intake, int namespaces)
    {
        // What is measured is the intake, not how it holds back a flood.
        Environment.SetEnvironmentVariable("Catalog__Limits__LineageEventsPerSecond", "1000000");
        Environment.SetEnvironmentVariable("Catalog__Limits__TokenRequestsPerMinute", "1000000");
        var scratch = Directory.CreateTempSubdirectory("catalog-lineage-").FullName;
        try
        {
            if (Asked("memory")) Print([Memory.Measure()]);
            if (Asked("read") || Asked("follow")) await HostedAsync(Path.Combine(scratch, "graph"), datasets, seed);
            if (Asked("intake-single")) Print(await IntakeAsync(Path.Combine(scratch, "single"), (url, token, folder, _) => new Intake(url, token, folder, intake).SingleAsync()));
            if (Asked("intake-batch")) Print(await IntakeAsync(Path.Combine(scratch, "batch"), (url, token, folder, _) => new Intake(url, token, folder, intake).BatchAsync()));
            if (Asked("namespaces")) Print(await IntakeAsync(Path.Combine(scratch, "namespaces"), (url, token, _, process) => new Namespaces(url, token, process).MeasureAsync(namespaces)));
            if (Asked("drawing")) Print(await new Drawing(published, Directory.CreateDirectory(Path.Combine(scratch, "drawing")).FullName).MeasureAsync());
            return missed == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task HostedAsync(string data, int datasets, int seed)
    {
        Directory.CreateDirectory(data);
        using var elsewhere = new PublishedPortal(published, data);
        using var sql = new SqlLog(data);
        await using var hosted = new HostedPortal();
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}/");
        var services = await hosted.StartAsync("--environment=Development", $"--urls={address}", $"--Catalog:DataDirectory={data}", "--Catalog:Demo:Seed=false", "--Logging:LogLevel:Default=Warning");
        await FillAsync(services, new LayeredEvents(datasets, seed));
        var moment = await services.GetRequiredService<ILineageMoments>().CurrentAsync(CancellationToken.None);
        if (Asked("read"))
        {
            var reading = new Reading(moment);
            Print(await reading.WalkAsync());
            Print(reading.View());
            using var visitor = await Visitor.SignInAsync(address);
            Print(await reading.MarquezAsync(visitor.Http, sql));
        }
        if (!Asked("follow")) return;
        var following = new Following(services);
        Print([await following.HereAsync()]);
        var (process, _) = await elsewhere.StartAsync();
        using (var visitor = await Visitor.SignInAsync(elsewhere.Url)) Print([await following.ThereAsync(visitor.Http)]);
        await PublishedPortal.TerminateAsync(process);
    }

    private async Task<IReadOnlyList<Figure>> IntakeAsync(string data, Func<Uri, string, string, Process, Task<IReadOnlyList<Figure>>> measure)
    {
        Directory.CreateDirectory(data);
        using var portal = new PublishedPortal(published, data);
        var (process, _) = await portal.StartAsync();
        var token = (await portal.RunAsync("token", "create", "--name", "bench", "--role", "administrator")).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim();
        var figures = await measure(portal.Url, token, data, process);
        await PublishedPortal.TerminateAsync(process);
        return figures;
    }

    private static async Task FillAsync(IServiceProvider services, LayeredEvents events)
    {
        var (take, reader, projector) = (services.GetRequiredService<TakeLineage>(), services.GetRequiredService<ILineageReader>(), services.GetRequiredService<LineageProjector>());
        foreach (var some in events.All().Chunk(1000))
            await take.ExecuteAsync([.. some.Select(e => reader.Read(Encoding.UTF8.GetBytes(e)))], Actor.Verb("bench"), CancellationToken.None);
        while (await projector.WaitingAsync(CancellationToken.None) > 0) await Task.Delay(200);
        // What was learned last is in the graph too.
        await services.GetRequiredService<LineageMoments>().FollowLogAsync(CancellationToken.None);
    }

    private bool Asked(string part) => only.Count == 0 || only.Contains(part);

    private void Print(IEnumerable<Figure> figures)
    {
        foreach (var figure in figures)
        {
            Console.WriteLine(figure);
            if (!figure.Holds) missed++;
        }
    }
}
