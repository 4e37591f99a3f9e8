using Catalog.Benchmarks.Portal;
using Microsoft.Playwright;

namespace Catalog.Benchmarks.Lineage;

/// <summary>The lineage page in a browser, over 1,000 nodes: how soon there is something to see, and whether moving it is ever held up.</summary>
internal sealed class Drawing(string published, string data)
{
    private const int Nodes = 1000;
    private const int Rounds = 5;

    // The moment at which the picture has been painted, and the longest task of the main thread since it was asked.
    private const string Watch = """
        addEventListener('DOMContentLoaded', () => {
          const look = () => {
            if (document.querySelector('[data-testid=lineage][data-state=ready]') === null) return requestAnimationFrame(look);
            requestAnimationFrame(() => requestAnimationFrame(() => { window.seenAt = performance.now(); }));
          };
          look();
        });
        window.longest = 0;
        new PerformanceObserver(list => { for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration); }).observe({ type: 'longtask' });
        """;

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        using var portal = new PublishedPortal(published, data);
        var (process, _) = await portal.StartAsync();
        var (seen, held) = (new List<double>(), new List<double>());
        using (var visitor = await Visitor.SignInAsync(portal.Url))
        {
            await Filling.SendAsync(visitor.Http, new LayeredEvents(Nodes * 2 / 3, 1).All());
            await using var browser = await Browser.StartAsync();
            await using var profile = await browser.ProfileAsync(visitor);
            await profile.AddInitScriptAsync(Watch);
            // The first load fills the caches, as it does once for everybody.
            for (var round = 0; round <= Rounds; round++)
            {
                var page = await Browser.OpenAsync(profile, new Uri(portal.Url, "lineage?level=dataset"));
                await page.WaitForFunctionAsync("() => window.seenAt !== undefined");
                if (round > 0) seen.Add(await page.EvaluateAsync<double>("() => window.seenAt"));
                if (round > 0) held.Add(await PanAsync(page));
                await page.CloseAsync();
            }
        }
        await PublishedPortal.TerminateAsync(process);
        return [new Figure("lineage-page-1k-visible", Shares.Median(seen), "ms", 1000), new Figure("lineage-page-1k-longest-task-while-panning", held.Max(), "ms", 50)];
    }

    private static async Task<double> PanAsync(IPage page)
    {
        await page.WaitForTimeoutAsync(300);
        await page.EvaluateAsync("() => { window.longest = 0; window.__lineage.look({ ...window.__lineage.snapshot().camera, zoom: 0.6 }); }");
        await page.WaitForTimeoutAsync(300);
        await page.EvaluateAsync("() => { window.longest = 0; }");
        await page.Mouse.MoveAsync(900, 450);
        await page.Mouse.DownAsync();
        for (var i = 1; i <= 60; i++)
        {
            var t = i / 60.0 * 2 * Math.PI;
            await page.Mouse.MoveAsync((float)(900 + (Math.Sin(t) * 350)), (float)(450 + (Math.Cos(t) * 250) - 250));
        }
        await page.Mouse.UpAsync();
        await page.WaitForTimeoutAsync(400);
        return await page.EvaluateAsync<double>("() => window.longest");
    }
}
