using System.Globalization;
using System.Text.RegularExpressions;
using Catalog.Benchmarks.Scale;
using Catalog.Core.DataProducts;

namespace Catalog.Benchmarks.Portal;

/// <summary>The figures of <c>infra/bench.sh portal</c>, over the generated mesh, from published output.</summary>
internal sealed partial class PortalBench(string published)
{
    /// <summary>Prints a line for each figure; answers 1 when one misses its target.</summary>
    public async Task<int> RunAsync(MeshShape shape)
    {
        var scratch = Directory.CreateTempSubdirectory("catalog-bench-").FullName;
        var missed = 0;
        try
        {
            var (mesh, data) = (Path.Combine(scratch, "mesh"), Path.Combine(scratch, "data"));
            new MeshGenerator(shape).Write(mesh);
            var portal = new PublishedPortal(published, data);

            var says = await portal.RunAsync("import", Path.Combine(mesh, "products"));
            Print([new Figure("import-rate", double.Parse(Rate().Match(says).Groups["rate"].Value, CultureInfo.InvariantCulture), "documents/s", 500, AtMost: false)]);

            // The first start also warms the disk's cache; the second is measured.
            var (first, _) = await portal.StartAsync();
            await StopAsync(first);
            var (process, ready) = await portal.StartAsync();
            await Task.Delay(TimeSpan.FromSeconds(10));
            Print([new Figure("ready", ready.TotalSeconds, "s", 3), new Figure("memory-at-rest", PublishedPortal.ResidentMegabytes(process), "MB", 250)]);

            using (var http = await portal.SignInAsync())
            {
                var key = await FirstAsync(http);
                var bytes = new PageBytes(http);
                Print(await bytes.MeasureAsync("product-list", "products", $"/products/{key}"));
                Print(await bytes.MeasureAsync("product-page", $"products/{key}", key));
                await StopAsync(process);

                using var hosted = new HostedPortal();
                var services = await hosted.StartAsync("--environment", "Development", "--urls", portal.Url.ToString(), $"--Catalog:DataDirectory={data}", "--Catalog:Demo:Seed=false", "--Logging:LogLevel:Default=Warning");
                await Task.Delay(TimeSpan.FromSeconds(3));
                var time = new ServerTime(hosted, services, http);
                Print(await time.ProductListAsync());
                Print(await time.ProductPageAsync(DataProductKey.TryParse(key, out var parsed) ? parsed : throw new InvalidOperationException(key)));
            }
            return missed == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        void Print(IEnumerable<Figure> figures)
        {
            foreach (var figure in figures)
            {
                Console.WriteLine(figure);
                if (!figure.Holds) missed++;
            }
        }
    }

    private static async Task<string> FirstAsync(HttpClient http) => Address().Match(await http.GetStringAsync("products")).Groups["key"].Value is { Length: > 0 } key
        ? key
        : throw new InvalidOperationException("The product list shows no product.");

    private static async Task StopAsync(System.Diagnostics.Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex("\\((?<rate>\\d+) documents/s\\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rate();

    [GeneratedRegex("href=\"/?products/(?<key>[a-z0-9-]+/[a-z0-9-]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
