using System.Text.Json;
using Catalog.Benchmarks.Portal;
using Microsoft.Playwright;

namespace Catalog.Benchmarks.Lineage;

/// <summary>The lineage page over graphs of 10 to 10,000 nodes, and over what dbt sent, in both themes, wide and on a phone: to be looked at.</summary>
internal sealed class Pictures(string published, string folder)
{
    private static readonly int[] Sizes = [10, 100, 1000, 10_000];

    public async Task TakeAsync(string? standards)
    {
        Directory.CreateDirectory(folder);
        await using var browser = await Browser.StartAsync();
        foreach (var size in Sizes) await OfAsync(browser, $"lineage-{size}", [.. new LayeredEvents(size * 2 / 3, 1).All()]);
        if (standards is null) return;
        var sent = Directory.GetFiles(standards, "*.events.json").Order(StringComparer.Ordinal).SelectMany(f => JsonElement.Parse(File.ReadAllText(f)).EnumerateArray()).Select(e => e.GetRawText());
        await OfAsync(browser, "lineage-dbt", [.. sent]);
    }

    private async Task OfAsync(Browser browser, string name, IReadOnlyList<string> events)
    {
        var data = Directory.CreateTempSubdirectory("catalog-pictures-").FullName;
        try
        {
            using var portal = new PublishedPortal(published, data);
            var (process, _) = await portal.StartAsync();
            using (var visitor = await Visitor.SignInAsync(portal.Url))
            {
                await Filling.SendAsync(visitor.Http, events);
                foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
                    foreach (var (what, view) in ((string, string)[])[("", "graph"), ("-table", "table")])
                        foreach (var (screen, width, height) in ((string, int, int)[])[("", 1440, 900), ("-phone", 390, 844)])
                            await TakeAsync(browser, visitor, new Uri(portal.Url, $"lineage?level=dataset&all=1&view={view}"), theme, (width, height), $"{name}{what}{screen}-{theme.ToString().ToLowerInvariant()}");
            }
            await PublishedPortal.TerminateAsync(process);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private async Task TakeAsync(Browser browser, Visitor visitor, Uri address, ColorScheme theme, (int Width, int Height) screen, string name)
    {
        await using var profile = await browser.ProfileAsync(visitor);
        var page = await Browser.OpenAsync(profile, address, p =>
        {
            p.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce }).GetAwaiter().GetResult();
            p.SetViewportSizeAsync(screen.Width, screen.Height).GetAwaiter().GetResult();
        });
        await page.WaitForSelectorAsync("[data-testid=lineage][data-state=ready]");
        await page.EvaluateAsync("() => window.__lineage.ready()");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
        Console.WriteLine(Path.Combine(folder, $"{name}.png"));
    }
}
