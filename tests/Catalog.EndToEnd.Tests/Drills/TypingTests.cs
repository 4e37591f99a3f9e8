using System.Diagnostics;
using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Drills;

/// <summary>Somebody types while the portal dies or is restarted: nothing typed is lost.</summary>
[Trait("Category", "Drill")]
public sealed class TypingTests(BrowserFixture browser) : Journey(browser)
{
    private const string Form = "products/sales/orders/docs-new";
    private const string Words = "Orders are counted once a day, before six.";
    private const int Pages = 20;

    [Fact]
    public async Task What_was_typed_before_and_after_a_kill_stands_in_the_form_when_the_portal_is_back_and_is_offered_later()
    {
        await using var portal = await PortalProcess.StartAsync(Ct);
        for (var round = 0; round < Drill.Rounds; round++)
        {
            var page = (await OpenAsync(portal.Url)).Expect("WebSocket").Expect("ERR_CONNECTION_REFUSED").Expect("Failed to").Expect("Connection").Expect("connection");
            await page.SignInAsync("Priya Nair", Form);
            await page.CircuitAsync();
            var text = page.Page.Locator("textarea[name=markdown]");
            await page.Page.Locator("[name=title]").FillAsync($"Round {round}");
            var typing = text.PressSequentiallyAsync(Words, new LocatorPressSequentiallyOptions { Delay = 25 });
            await Task.Delay(new Random(round).Next(200, 900), Ct);
            await portal.KillAsync();
            await typing;
            await page.CircuitLostAsync();
            await Drill.UntilAsync("the draft is kept", () => page.Page.EvaluateAsync<bool>("words => Object.values(localStorage).some(draft => draft.includes(words))", Words), () => StandsAsync(page.Page));
            await portal.StartAgainAsync(Ct);

            // The page comes back by itself; nobody opens it again.
            await page.CircuitAsync();
            await Assertions.Expect(text).ToHaveValueAsync(Words);
            await Assertions.Expect(page.Page.Locator("[name=title]")).ToHaveValueAsync($"Round {round}");

            // Who leaves and opens it later is asked.
            await page.GoToAsync(Form);
            await page.CircuitAsync();
            await Assertions.Expect(text).ToHaveValueAsync("");
            await page.Page.Locator("[data-draft-restore]").ClickAsync();
            await Assertions.Expect(text).ToHaveValueAsync(Words);
        }
    }

    [Fact]
    public async Task Open_pages_survive_a_restart_and_are_alive_again_within_seconds()
    {
        await using var portal = await PortalProcess.StartAsync(Ct);
        var first = (await OpenAsync(portal.Url)).Expect("WebSocket").Expect("ERR_CONNECTION_REFUSED").Expect("Failed to").Expect("Connection").Expect("connection");
        await first.SignInAsync("Priya Nair", Form);
        var pages = new List<IPage> { first.Page };
        while (pages.Count < Pages)
        {
            var page = await first.Page.Context.NewPageAsync();
            await page.GotoAsync(new Uri(portal.Url, Form).ToString());
            pages.Add(page);
        }
        foreach (var page in pages) await PreviewAsync(page, "Before the restart.");

        var began = Stopwatch.GetTimestamp();
        Assert.Equal(0, await portal.TerminateAsync(Ct));
        var stopped = Stopwatch.GetElapsedTime(began);
        await portal.StartAgainAsync(Ct);
        var ready = Stopwatch.GetElapsedTime(began);
        await Task.WhenAll(pages.Select(page => PreviewAsync(page, " And after it.")));
        Drill.Measured("restart-stop-20-pages", stopped);
        Drill.Measured("restart-ready", ready);
        Drill.Measured("restart-20-pages-alive", Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(5));

        foreach (var page in pages) await Assertions.Expect(page.Locator("textarea[name=markdown]")).ToHaveValueAsync("Before the restart. And after it.");
    }

    /// <summary>What there is instead: in the form, in what is kept, and under the caret.</summary>
    private static Task<string> StandsAsync(IPage page) => page.EvaluateAsync<string>("""
        () => JSON.stringify({
          at: location.href,
          heading: document.querySelector("main h1")?.textContent,
          fields: [...document.querySelectorAll("input[name=title], textarea")].map(field => `${field.name}: ${field.value}`),
          caret: `${document.activeElement?.tagName} ${document.activeElement?.getAttribute("name")}`,
          connection: document.querySelector("#components-reconnect-modal")?.dataset.state,
          kept: { ...localStorage },
        })
        """);

    /// <summary>Types, and waits until the server has shown it in the preview: the page is alive.</summary>
    private static async Task PreviewAsync(IPage page, string words)
    {
        await page.Locator("textarea[name=markdown]").PressSequentiallyAsync(words);
        await Assertions.Expect(page.Locator(".preview")).ToContainTextAsync(words.Trim());
    }
}
