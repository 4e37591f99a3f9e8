using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Catalog.EndToEnd.Tests.Fixtures.Browser;

/// <summary>One Chromium for all browser tests.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser, started for the first test that needs it.</summary>
    public async Task<IBrowser> BrowserAsync()
    {
        await _starting.WaitAsync();
        try
        {
            return _browser ??= await LaunchAsync();
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <inheritdoc />
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _starting.Dispose();
    }

    private async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(PortalPage.Patience);
        _playwright ??= await Playwright.CreateAsync();
        return await Chromium.LaunchAsync(_playwright);
    }
}
