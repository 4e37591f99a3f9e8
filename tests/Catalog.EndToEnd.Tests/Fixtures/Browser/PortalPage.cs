using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Catalog.TestKit.Standards;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Fixtures.Browser;

/// <summary>
/// A browser page that keeps watch: a request that leaves the portal, an error on the console, an uncaught exception and a
/// violation of the content security policy are faults, and a journey with faults fails.
/// </summary>
public sealed partial class PortalPage
{
    private const string ReportViolations =
        "document.addEventListener('securitypolicyviolation', e => console.error(`policy violation: ${e.violatedDirective} ${e.blockedURI}`))";

    /// <summary>The page that came as HTML looks like the one that the circuit draws in its place.</summary>
    private const string MarkWhatCameAsHtml = "document.addEventListener('DOMContentLoaded', () => document.querySelector('main')?.setAttribute('data-as-html', ''))";

    /// <summary>How long a page may take for anything: a wait ends as soon as it is fulfilled, so that only a broken page needs all of it.</summary>
    internal const float Patience = 60_000;

    /// <summary>A trace shows each step as it was. It costs a third of what the pages themselves cost, so it is made where a failure is looked into.</summary>
    private static readonly bool Traced = Environment.GetEnvironmentVariable("CATALOG_TEST_TRACE") == "1";

    private static readonly string[] Accessibility = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly List<string> _expected = [];
    private readonly List<Uri> _hosts;
    private readonly IBrowserContext _context;
    private bool _measuring;
    private volatile IWebSocket? _line;
    private volatile bool _live;

    private PortalPage(IBrowserContext context, IPage page, Uri portal)
    {
        _context = context;
        Page = page;
        Portal = portal;
        _hosts = [portal];
    }

    /// <summary>Playwright's page.</summary>
    public IPage Page { get; }

    /// <summary>The portal it looks at.</summary>
    public Uri Portal { get; }

    /// <summary>What went wrong that no test expected.</summary>
    public IEnumerable<string> Faults => _faults.Where(fault => !_expected.Exists(part => fault.Contains(part, StringComparison.Ordinal)));

    internal static async Task<PortalPage> OpenAsync(IBrowser browser, Uri portal, int width, ColorScheme theme, string? storageState)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 844 : 900 },
            ColorScheme = theme,
            Locale = "en-GB",
            TimezoneId = "Europe/Berlin",
            StorageState = storageState,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        context.SetDefaultNavigationTimeout(Patience);
        await context.AddInitScriptAsync(ReportViolations);
        await context.AddInitScriptAsync(MarkWhatCameAsHtml);
        if (Traced) await context.Tracing.StartAsync(new TracingStartOptions { Screenshots = true, Snapshots = true });
        var opened = new PortalPage(context, await context.NewPageAsync(), portal);
        opened.Watch();
        return opened;
    }

    /// <summary>Allows requests to a second host, as sign-in needs it.</summary>
    public PortalPage AllowHost(Uri host)
    {
        _hosts.Add(host);
        return this;
    }

    /// <summary>Says that faults with this text are what the test is about (a dead server, a refused page).</summary>
    public PortalPage Expect(string partOfFault)
    {
        _expected.Add(partOfFault);
        return this;
    }

    /// <summary>Opens an address of the portal.</summary>
    public Task<IResponse?> GoToAsync(string path)
    {
        Leave();
        return Page.GotoAsync(new Uri(Portal, path).ToString());
    }

    /// <summary>Signs in as a persona of the demo and goes on to an address.</summary>
    public async Task SignInAsync(string persona, string path)
    {
        await GoToAsync($"signin?returnUrl={Uri.EscapeDataString("/" + path)}");
        Leave();
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = persona }).ClickAsync();
        await Page.WaitForURLAsync(new Uri(Portal, path).ToString(), new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
    }

    /// <summary>Waits until the page that was opened last, or came back last, answers to more than links: its circuit has rendered it, and nothing on it loads any more.</summary>
    public async Task CircuitAsync()
    {
        await UntilAsync(() => _live, "The page has no circuit.");
        // What it draws first may be the head alone.
        await Page.Locator("main:not([data-as-html])").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        // The one in the kit is a picture of itself.
        await Assertions.Expect(Page.Locator(".wait:not(.kit *)")).ToHaveCountAsync(0);
    }

    /// <summary>Waits until the page has lost its circuit.</summary>
    public Task CircuitLostAsync() => UntilAsync(() => !_live, "The page still has its circuit.");

    private static async Task UntilAsync(Func<bool> holds, string otherwise)
    {
        var began = Stopwatch.GetTimestamp();
        while (!holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromMilliseconds(Patience), otherwise);
            await Task.Delay(20);
        }
    }

    /// <summary>What keeps people out of this page: findings of axe, and sideways scrolling on a phone.</summary>
    public async Task<IReadOnlyList<string>> ObstaclesAsync()
    {
        var found = new List<string>(await AxeAsync());
        var wide = Page.ViewportSize!;
        await ResizeAsync(390, 844);
        var (needs, has) = (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await Page.EvaluateAsync<int>("document.documentElement.clientWidth"));
        if (needs > has) found.Add($"scrolls sideways at 390: needs {needs}");
        await ResizeAsync(wide.Width, wide.Height);
        return [.. found.Select(what => $"{new Uri(Page.Url).PathAndQuery}: {what}")];
    }

    /// <summary>The same in the light and in the dark.</summary>
    public async Task<IReadOnlyList<string>> ObstaclesInBothThemesAsync()
    {
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        var found = await ObstaclesAsync();
        // The themes differ in nothing but colours.
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        return [.. found, .. (await AxeAsync("rule", ["color-contrast"])).Select(what => $"{new Uri(Page.Url).PathAndQuery} in the dark: {what}")];
    }

    /// <summary>Runs axe with the rules of WCAG 2.2 AA over what is on the screen.</summary>
    public async Task AssertAccessibleAsync() => Assert.Empty(await AxeAsync());

    private Task<string[]> AxeAsync() => AxeAsync("tag", Accessibility);

    /// <summary>In the page itself, once there: no page has frames whose findings another page would have to put together.</summary>
    private async Task<string[]> AxeAsync(string type, string[] values)
    {
        // Axe puts a style sheet of its own into the page, which the policy rightly refuses.
        _measuring = true;
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window")) await Page.EvaluateAsync(Axe);
        var found = await Page.EvaluateAsync<string[]>("""
            async runOnly => {
              const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
              return violations.map(rule => `${rule.id}: ${rule.help} at ${rule.nodes.slice(0, 3).map(node => node.html).join(' | ')}`);
            }
            """, new { type, values });
        _measuring = false;
        return found;
    }

    /// <summary>Takes a picture of the whole page into artifacts/test/screenshots.</summary>
    public Task ScreenshotAsync(string name) => Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Repository.PathTo("artifacts", "test", "screenshots", FileName(name) + ".png"),
        FullPage = true,
        Animations = ScreenshotAnimations.Disabled,
    });

    internal async Task CloseAsync(string? keepAs)
    {
        try
        {
            if (keepAs is not null) await KeepAsync(Repository.PathTo("artifacts", "test", "browser", FileName(keepAs)));
        }
        finally
        {
            await _context.DisposeAsync();
        }
    }

    private async Task KeepAsync(string path)
    {
        if (Traced) await _context.Tracing.StopAsync(new TracingStopOptions { Path = path + ".zip" });
        if (Page.IsClosed) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path + ".html", await Page.ContentAsync());
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = path + ".png" });
    }

    /// <summary>Done when the page is drawn in its new size: one that is resized again before that may not be drawn any more at all.</summary>
    private async Task ResizeAsync(int width, int height)
    {
        await Page.SetViewportSizeAsync(width, height);
        // Looked at with each frame.
        await Page.WaitForFunctionAsync("() => true");
    }

    private void Watch()
    {
        _context.Request += (_, request) => CheckHost(request.Url);
        _context.Page += (_, page) => page.WebSocket += (_, socket) => CheckHost(socket.Url);
        Page.WebSocket += (_, socket) =>
        {
            CheckHost(socket.Url);
            _line = socket;
            // Sent when the browser has drawn what the circuit rendered: before that, the page is still the one that came as HTML.
            socket.FrameSent += (_, frame) =>
            {
                if (_line == socket && frame.Binary is { } bytes && bytes.AsSpan().IndexOf("OnRenderCompleted"u8) >= 0)
                    _live = true;
            };
            socket.Close += (_, _) =>
            {
                if (_line == socket) Leave();
            };
        };
        _context.WebError += (_, error) => _faults.Enqueue("exception: " + error.Error);
        _context.Console += (_, message) =>
        {
            if (message.Type == "error" && !(_measuring && (message.Text.StartsWith("Applying inline style", StringComparison.Ordinal) || message.Text == "policy violation: style-src-elem inline")))
                _faults.Enqueue($"console: {message.Text} ({message.Location})");
        };
    }

    /// <summary>From here on, what the line of the page before still brings does not count.</summary>
    private void Leave() => (_line, _live) = (null, false);

    private void CheckHost(string url)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https" or "ws" or "wss"
            && !_hosts.Exists(host => host.Authority == uri.Authority))
            _faults.Enqueue("left the host: " + url);
    }

    private static string FileName(string name)
    {
        var safe = NotInFileNames().Replace(name, "-");
        return safe.Length <= 120 ? safe : safe[^120..];
    }

    [GeneratedRegex("[^A-Za-z0-9._-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInFileNames();
}
