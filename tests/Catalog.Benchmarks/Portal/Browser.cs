using System.Reflection;
using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Microsoft.Playwright;

namespace Catalog.Benchmarks.Portal;

/// <summary>A Chromium, and pages in it that are waited for until their circuit has drawn them.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Browser> StartAsync()
    {
        var driver = typeof(Browser).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PlaywrightDriver").Value;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", driver);
        var started = await Playwright.CreateAsync();
        return new Browser(started, await Chromium.LaunchAsync(started));
    }

    /// <summary>A profile with nothing cached; signed in when a visitor is given.</summary>
    public async Task<IBrowserContext> ProfileAsync(Visitor? visitor = null)
    {
        var profile = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        if (visitor is not null) await profile.AddCookiesAsync(visitor.Cookies.Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        return profile;
    }

    /// <summary>Opens a page and waits until its circuit has drawn it.</summary>
    public static async Task<IPage> OpenAsync(IBrowserContext profile, Uri address, Action<IPage>? watch = null)
    {
        var page = await profile.NewPageAsync();
        watch?.Invoke(page);
        var drawn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            if (frame.Binary is { } bytes && bytes.AsSpan().IndexOf("JS.RenderBatch"u8) >= 0) drawn.TrySetResult();
        };
        await page.GotoAsync(address.ToString());
        await drawn.Task.WaitAsync(Patience);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
