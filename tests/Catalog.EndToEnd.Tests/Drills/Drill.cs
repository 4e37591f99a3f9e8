using System.Diagnostics;
using System.Globalization;
using System.Text;
using Catalog.EndToEnd.Tests.Running;
using Xunit;

namespace Catalog.EndToEnd.Tests.Drills;

/// <summary>What drills have in common: how often, and the change that they make while something is broken.</summary>
internal static class Drill
{
    public static readonly Dictionary<string, string> Unseeded = new() { ["Catalog:Demo:Seed"] = "false" };

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>3, or what CATALOG_DRILL_ROUNDS says (infra/drills.sh runs more).</summary>
    public static int Rounds => int.Parse(Environment.GetEnvironmentVariable("CATALOG_DRILL_ROUNDS") ?? "3", CultureInfo.InvariantCulture);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Makes a product, or gives it another purpose.</summary>
    public static async Task<HttpResponseMessage> PutAsync(HttpClient http, int number, string purpose)
    {
        using var document = new StringContent(Documents.Product(number, purpose), Encoding.UTF8, "application/yaml");
        return await http.PutAsync(new Uri($"api/v1/products/logistics/parcels-{number}", UriKind.Relative), document, Ct);
    }

    /// <summary>Asks until it holds; fails with what was waited for. Patience is for the busiest machine: it costs only where something is broken. <paramref name="otherwise"/> says what there is instead.</summary>
    public static async Task UntilAsync(string what, Func<Task<bool>> holds, Func<Task<string>>? otherwise = null)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(began) >= Patience) Assert.Fail($"Not within {Patience.TotalSeconds} s: {what}. {(otherwise is null ? "" : await otherwise())}");
            await Task.Delay(50, Ct);
        }
    }

    /// <summary>Prints a figure beside its target. A drill does not fail for it: how fast it is depends on what else the machine does.</summary>
    public static void Measured(string name, TimeSpan took, TimeSpan? target = null)
    {
        var verdict = target is { } most ? string.Create(CultureInfo.InvariantCulture, $" <={most.TotalSeconds} {(took <= most ? "ok" : "miss")}") : "";
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {took.TotalSeconds:0.0} s{verdict}"));
    }
}
