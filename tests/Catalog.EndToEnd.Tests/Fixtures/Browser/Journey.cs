using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Fixtures.Browser;

/// <summary>
/// The base of every browser test: it opens pages, closes them, and fails the test when one of them did what no page may
/// do. A failed test leaves a picture and the HTML of its pages in artifacts/test/browser, and with CATALOG_TEST_TRACE=1 all its steps.
/// </summary>
public abstract class Journey(BrowserFixture browser) : IAsyncLifetime
{
    private readonly List<PortalPage> _pages = [];

    /// <summary>Ends with the test.</summary>
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <inheritdoc />
    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        var faults = _pages.SelectMany(page => page.Faults).ToList();
        var failed = faults.Count > 0 || TestContext.Current.TestState?.Result == TestResult.Failed;
        for (var i = 0; i < _pages.Count; i++)
            await _pages[i].CloseAsync(failed ? $"{TestContext.Current.Test!.TestDisplayName}-{i + 1}" : null);

        GC.SuppressFinalize(this);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    /// <summary>A new page in a browser profile of its own, as a new visitor has it.</summary>
    protected async Task<PortalPage> OpenAsync(
        Uri portal, int width = 1440, ColorScheme theme = ColorScheme.Light, string? storageState = null)
    {
        var page = await PortalPage.OpenAsync(await browser.BrowserAsync(), portal, width, theme, storageState);
        _pages.Add(page);
        return page;
    }

    /// <summary>Takes a picture of a page in both themes at 1440 and at 390 pixels into artifacts/test/screenshots.</summary>
    protected async Task TakePicturesAsync(Uri portal, string path, string name, string? storageState = null)
    {
        foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            foreach (var width in (int[])[1440, 390])
            {
                var page = await OpenAsync(portal, width, theme, storageState);
                await page.GoToAsync(path);
                await page.ScreenshotAsync($"{name}-{theme.ToString().ToLowerInvariant()}-{width}");
            }
        }
    }
}
