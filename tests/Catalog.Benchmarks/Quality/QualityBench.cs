using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Catalog.Benchmarks.Portal;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Benchmarks.Quality;

/// <summary>The figures of <c>infra/bench.sh quality</c>: all in one process and one run, over one mesh of products.</summary>
internal sealed class QualityBench(IReadOnlyCollection<string> only)
{
    /// <summary>What can be measured by itself.</summary>
    public static string[] Parts => ["gate", "turn", "intake", "history"];

    private int missed;

    public async Task<int> RunAsync(int products, int seed)
    {
        // What is measured is the gate, not how it holds back a flood.
        Environment.SetEnvironmentVariable("Catalog__Limits__TokenRequestsPerMinute", "1000000");
        var scratch = Directory.CreateTempSubdirectory("catalog-quality-").FullName;
        try
        {
            await using var hosted = new HostedPortal();
            var address = new Uri($"http://127.0.0.1:{Ports.Free()}/");
            var services = await hosted.StartAsync(EmptyPage.Setting, "--environment=Development", $"--urls={address}", $"--Catalog:DataDirectory={scratch}", "--Catalog:Demo:Seed=false", "--Logging:LogLevel:Default=Warning");
            await new ProductMesh(services.GetRequiredService<ICatalogWorkFactory>(), products, seed).FillAsync(TimeProvider.System);
            await services.GetRequiredService<ValidityMesh>().RefreshAllAsync(CancellationToken.None);
            using var visitor = await Visitor.SignInAsync(address);
            var token = await TokenAsync(visitor.Http, "administrator", 0);
            using var sender = new HttpClient { BaseAddress = address };
            sender.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            if (Asked("gate"))
            {
                var tokens = new List<string>();
                for (var i = 0; i < GateLoad.Tokens; i++) tokens.Add(await TokenAsync(visitor.Http, "gate", i));
                Print(await new GateLoad(new Callers(address, tokens), products).MeasureAsync());
            }
            if (Asked("turn")) Print(await new Turning(services, visitor.Http, sender).MeasureAsync());
            if (Asked("intake")) Print(await new Sending(sender, products).MeasureAsync());
            if (Asked("history")) Print(await new Histories(services, visitor.Http, sender).MeasureAsync());
            return missed == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<string> TokenAsync(HttpClient administrator, string role, int number)
    {
        using var made = await administrator.PostAsJsonAsync("api/v1/tokens", new { name = $"bench-{role}-{number}", role });
        made.EnsureSuccessStatusCode();
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
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
