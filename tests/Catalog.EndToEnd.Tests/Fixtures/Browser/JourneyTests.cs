using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Catalog.TestKit.Standards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Catalog.EndToEnd.Tests.Fixtures.Browser;

/// <summary>The watch that journeys rely on: each kind of fault must be noticed.</summary>
public sealed class JourneyTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly Uri _site = new($"http://127.0.0.1:{Loopback.FreePort()}/");
    private WebApplication? _app;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(_site.ToString());
        _app = builder.Build();
        _app.MapGet("/favicon.ico", () => Results.NoContent());
        _app.MapGet("/{*page}", (HttpContext http, string? page) =>
        {
            http.Response.Headers.ContentSecurityPolicy = page == "policy" ? "script-src 'self'" : "";
            return Results.Content($"<!doctype html><html lang=\"en\"><title>x</title><main><h1>x</h1>{Body(page)}</main></html>", "text/html");
        });
        await _app.StartAsync();
    }

    public ValueTask DisposeAsync() => _app!.DisposeAsync();

    [Theory]
    [InlineData("fine", null)]
    [InlineData("elsewhere", "left the host: http://127.0.0.1:1/x.png")]
    [InlineData("error", "console: oh")]
    [InlineData("exception", "exception: Error: no")]
    [InlineData("policy", "console: policy violation: script-src")]
    public async Task A_fault_of_the_page_is_noticed(string path, string? fault)
    {
        var page = await PortalPage.OpenAsync(await browser.BrowserAsync(), _site, 1440, Microsoft.Playwright.ColorScheme.Light, null);
        await page.GoToAsync(path);
        // What happened while the page loaded has been told before this is answered.
        await page.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        var faults = page.Faults.ToList();
        await page.CloseAsync(keepAs: null);

        if (fault is null)
            Assert.Empty(faults);
        else
            Assert.Contains(faults, found => found.StartsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_test_leaves_what_its_page_looked_like_and_held()
    {
        var page = await PortalPage.OpenAsync(await browser.BrowserAsync(), _site, 1440, Microsoft.Playwright.ColorScheme.Light, null);
        await page.GoToAsync("fine");

        await page.CloseAsync(keepAs: "kept for the test of it");

        var kept = Repository.PathTo("artifacts", "test", "browser", "kept-for-the-test-of-it");
        var (html, picture) = (await File.ReadAllTextAsync(kept + ".html", TestContext.Current.CancellationToken), new FileInfo(kept + ".png").Length);
        foreach (var ending in (string[])[".html", ".png", ".zip"]) File.Delete(kept + ending);
        Assert.Contains("<p>fine</p>", html, StringComparison.Ordinal);
        Assert.True(picture > 0);
    }

    [Fact]
    public async Task A_control_without_a_name_is_not_accessible()
    {
        var page = await PortalPage.OpenAsync(await browser.BrowserAsync(), _site, 390, Microsoft.Playwright.ColorScheme.Dark, null);
        await page.GoToAsync("fine");
        await page.AssertAccessibleAsync();
        await page.GoToAsync("nameless");

        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(page.AssertAccessibleAsync);
        await page.CloseAsync(keepAs: null);
    }

    private static string Body(string? page) => page switch
    {
        "elsewhere" => "<img alt=\"\" src=\"http://127.0.0.1:1/x.png\">",
        "error" => "<script>console.error('oh')</script>",
        "exception" => "<script>throw new Error('no')</script>",
        "policy" => "<script>document.title = 'y'</script>",
        "nameless" => "<button></button>",
        _ => "<p>fine</p>",
    };
}
