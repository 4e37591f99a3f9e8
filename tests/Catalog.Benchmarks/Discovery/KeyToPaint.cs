using Catalog.Benchmarks.Portal;
using Microsoft.Playwright;

namespace Catalog.Benchmarks.Discovery;

/// <summary>
/// From a key press to the frame that shows its suggestions, in a real browser. A key whose question was given up for a
/// newer one waits until the newer one's answer is painted.
/// </summary>
internal sealed class KeyToPaint(SearchPortal portal, int documents, Action<Figure> print)
{
    private const double MostToPaint = 100;
    private const float BetweenKeys = 120;

    private static readonly string[] Typed = ["customer order", "invoice germany", "forecast daily", "warehouse stock", "fraud score", "shipment events", "payment history", "custmoer"];

    /// <summary>What the sheet holds always belongs to what stands in the box, so each drawing answers all keys so far. The message comes after the frame's painting.</summary>
    private const string Watch = """
        () => {
            const pressed = [];
            window.painted = [];
            const after = new MessageChannel();
            let answered = [];
            after.port1.onmessage = () => { const now = performance.now(); window.painted.push(...answered.splice(0).map(at => now - at)); };
            document.addEventListener("keydown", e => { if (e.target.id === "omni" && e.key.length === 1) pressed.push(e.timeStamp); }, { capture: true });
            new MutationObserver(changes => {
                if (!changes.some(c => c.target.id === "omni-sheet" && c.addedNodes.length > 0)) return;
                const keys = pressed.splice(0);
                requestAnimationFrame(() => { answered.push(...keys); after.port2.postMessage(null); });
            }).observe(document.body, { childList: true, subtree: true });
        }
        """;

    public async Task MeasureAsync()
    {
        await using var browser = await Browser.StartAsync();
        var profile = await browser.ProfileAsync(portal.Visitor);
        var page = await Browser.OpenAsync(profile, portal.Visitor.Http.BaseAddress!);
        // The first round warms the server and the browser.
        await TypeAsync(page);
        await page.EvaluateAsync(Watch);
        await TypeAsync(page);
        await TypeAsync(page);
        await page.WaitForTimeoutAsync(500);
        var painted = new Samples();
        foreach (var milliseconds in await page.EvaluateAsync<double[]>("window.painted")) painted.Add(milliseconds);
        var keys = 2 * Typed.Sum(text => text.Length);
        if (painted.Count < keys * 0.95) throw new InvalidOperationException($"Of {keys} keys, {painted.Count} were answered.");
        Console.WriteLine(FormattableString.Invariant($"# key to paint over {documents:N0}: p50 {painted.P50:0} ms, p95 {painted.P95:0} ms, p99 {painted.P99:0} ms ({painted.Count} keys, one each {BetweenKeys} ms)"));
        print(new Figure($"search-key-to-paint-p95-{documents}", painted.P95, "ms", MostToPaint));
        await profile.DisposeAsync();
    }

    private static async Task TypeAsync(IPage page)
    {
        var box = page.Locator("#omni");
        foreach (var text in Typed)
        {
            await box.ClickAsync();
            await box.PressSequentiallyAsync(text, new LocatorPressSequentiallyOptions { Delay = BetweenKeys });
            await page.WaitForTimeoutAsync(BetweenKeys);
            await box.FillAsync("");
        }
    }
}
