using System.Diagnostics;
using Microsoft.Playwright;

namespace Catalog.Benchmarks.Portal;

/// <summary>Twenty people write while the published portal is restarted; each page must go on by itself with all its words.</summary>
internal sealed class GracefulRestart(PublishedPortal portal, Browser browser, Visitor visitor)
{
    private const int Pages = 20;
    private const string Before = "Written before";
    private const string After = " and after";
    private const float Patience = 30_000;

    /// <summary>Answers with the process that runs afterwards.</summary>
    public async Task<Process> MeasureAsync(Process process, string product, Action<IEnumerable<Figure>> print)
    {
        var profile = await browser.ProfileAsync(visitor);
        var pages = new List<IPage>();
        while (pages.Count < Pages)
        {
            pages.Add(await Browser.OpenAsync(profile, new Uri(portal.Url, $"products/{product}/docs-new")));
            if (!await WriteAsync(pages[^1], Before)) throw new TimeoutException("A page did not answer before the restart.");
        }

        var began = Stopwatch.GetTimestamp();
        await PublishedPortal.TerminateAsync(process);
        var stopped = Stopwatch.GetElapsedTime(began);
        var (again, ready) = await portal.StartAsync();
        var back = Stopwatch.GetTimestamp();
        var lives = await Task.WhenAll(pages.Select(page => WriteAsync(page, After)));
        var alive = Stopwatch.GetElapsedTime(back);
        var lost = 0;
        foreach (var page in pages)
            if (await Text(page).InputValueAsync() != Before + After) lost++;
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"restart: stopped {stopped.TotalSeconds:0.00} s, ready {ready.TotalSeconds:0.00} s, then {lives.Count(l => l)} of {Pages} pages alive after {alive.TotalSeconds:0.00} s"));
        await profile.DisposeAsync();
        print([new Figure("restart-20-pages-alive", alive.TotalSeconds, "s", 5), new Figure("restart-20-pages-lost", lost, "pages", 0)]);
        return again;
    }

    /// <summary>Writes, and waits until the portal has shown it in the preview: the page lives.</summary>
    private static async Task<bool> WriteAsync(IPage page, string words)
    {
        try
        {
            await Assertions.Expect(page.Locator("#components-reconnect-modal[open]")).ToHaveCountAsync(0, new() { Timeout = Patience });
            await Text(page).FillAsync(await Text(page).InputValueAsync() + words);
            await Assertions.Expect(page.Locator(".preview")).ToContainTextAsync(words.Trim(), new() { Timeout = Patience });
            return true;
        }
        catch (PlaywrightException)
        {
            // Not within the patience; the figure says so.
            return false;
        }
    }

    private static ILocator Text(IPage page) => page.Locator("textarea[name=markdown]");
}
