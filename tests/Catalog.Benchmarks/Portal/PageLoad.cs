using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Catalog.Benchmarks.Portal;

/// <summary>What a browser that was never here loads for a page of the published portal, and what its first HTML already shows.</summary>
internal sealed partial class PageLoad(Browser browser, Visitor visitor)
{
    /// <summary><paramref name="content"/> says whether the first HTML shows what the page is about.</summary>
    public async Task<IReadOnlyList<Figure>> MeasureAsync(string name, string path, Func<string, bool> content)
    {
        var html = await visitor.Http.GetStringAsync(path);
        var answers = new ConcurrentQueue<IResponse>();
        var profile = await browser.ProfileAsync(visitor);
        var page = await Browser.OpenAsync(profile, new Uri(visitor.Http.BaseAddress!, path), page => page.Response += (_, answer) => answers.Enqueue(answer));
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        // The circuit's own negotiation is no asset.
        var assets = answers.Where(a => !a.Url.Contains("/_blazor", StringComparison.Ordinal)).ToList();
        double script = 0;
        foreach (var answer in assets.Where(a => a.Request.ResourceType == "script" && !Foreign().IsMatch(a.Url))) script += (await answer.Request.SizesAsync()).ResponseBodySize;
        foreach (var twice in assets.GroupBy(a => a.Url).Where(g => g.Count() > 1)) await Console.Error.WriteLineAsync($"{name}: {twice.Count()} times {twice.Key}");
        await profile.DisposeAsync();
        return
        [
            new Figure($"{name}-content-in-first-html", content(html) ? 1 : 0, "bool", 1, AtMost: false),
            new Figure($"{name}-own-script", script / 1024, "KB", 60),
            new Figure($"{name}-assets-twice", assets.Count - assets.DistinctBy(a => a.Url).Count(), "assets", 0),
        ];
    }

    [GeneratedRegex("/_framework/|/_content/MudBlazor/", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Foreign();
}
