using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Steward;

/// <summary>A steward works through what waits for her without touching the mouse.</summary>
public sealed class LineageReviewJourneyTests(BrowserFixture browser, PortalFactory portal) : PersonaJourney(browser, portal)
{
    private const string Orders = "dataset:abfss://sales@hfmesh.dfs.core.windows.net:orders/orders";
    private const string Board = "dataset:postgres://bi.harbourfield.example:5432:board.public.orders";
    private const string Guess = "Columns of board.public.orders may come from orders/orders";

    [Fact]
    public async Task A_steward_reads_the_evidence_asks_accepts_takes_back_and_rejects_by_keyboard_alone()
    {
        var ana = await SignInAsync("Ana Ruiz");
        await ana.EdgesKnownAsync("board.public.orders", Ct);
        await ProposeAsync(ana, Board, Orders, "The board corrects orders at night.");
        var marta = await SignInAsync("Marta Lindqvist");
        var (page, keys) = (marta.Page, marta.Page.Keyboard);
        await VisitAsync(marta, "inbox?kind=lineage-edge");
        await Expect(page.GetByText(Guess)).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.GetByText("Ana Ruiz proposes the edge")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await MoveToAsync(marta, Guess);
        await keys.PressAsync("Enter");
        var entry = page.GetByRole(AriaRole.Complementary, new() { Name = "Opened entry" });
        await Expect(entry.GetByRole(AriaRole.Heading, new() { Name = "What speaks for it" })).ToBeVisibleAsync();
        await Expect(entry.GetByText("The job copy_orders_to_board")).ToBeVisibleAsync();
        await Expect(entry.GetByRole(AriaRole.Heading, new() { Name = "What speaks against it" })).ToBeVisibleAsync();
        await LookAtAsync(marta);

        await entry.GetByLabel("Reason, or question").FocusAsync();
        await keys.TypeAsync("Does the board keep the cents?");
        await keys.PressAsync("Escape");
        await keys.PressAsync("q");
        await Expect(entry.GetByText("asked by Marta Lindqvist")).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Expect(entry).ToHaveCountAsync(0);

        await MoveToAsync(marta, Guess);
        await keys.PressAsync("x");
        await Expect(page.GetByText("1 selected")).ToBeVisibleAsync();
        await keys.PressAsync("a");
        await Expect(Row(marta, Guess)).ToHaveCountAsync(0);
        await keys.PressAsync("z");
        await Expect(Row(marta, Guess)).ToHaveCountAsync(1);

        await MoveToAsync(marta, Guess);
        await keys.PressAsync("Shift+X");
        await Expect(page.GetByText("2 selected")).ToBeVisibleAsync();
        await page.GetByLabel("One reason for all").FocusAsync();
        await keys.TypeAsync("The board is a copy, nothing comes back from it.");
        await keys.PressAsync("Escape");
        await keys.PressAsync("d");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nothing to decide" })).ToBeVisibleAsync();

        await VisitAsync(marta, "lineage/review?review=rejected");
        await Expect(page.GetByText("The board is a copy, nothing comes back from it.").First).ToBeVisibleAsync();
        await VisitAsync(marta, "activity");
        await Expect(page.GetByText("rejected the edge").First).ToBeVisibleAsync();
        await VisitAsync(ana, "inbox?shelf=notices");
        await Expect(ana.Page.GetByText("Marta Lindqvist rejected your edge").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        AssertNothingKeepsPeopleOut();
    }

    private static ILocator Row(PortalPage page, string text) => page.Page.Locator("li[data-row]").Filter(new() { HasText = text });

    /// <summary>Presses J until the row is the current one.</summary>
    private static async Task MoveToAsync(PortalPage page, string text)
    {
        await page.Page.EvaluateAsync("document.querySelector('[data-row][data-current]')?.removeAttribute('data-current')");
        for (var presses = 0; presses < 20; presses++)
        {
            await page.Page.Keyboard.PressAsync("j");
            if (await Row(page, text).GetAttributeAsync("data-current") is not null) return;
        }
        Assert.Fail($"J never came to {text}.");
    }

    private static async Task ProposeAsync(PortalPage page, string from, string to, string reason)
    {
        const string Send = "async body => (await fetch('/api/v1/edges', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).status";
        Assert.Equal(201, await page.Page.EvaluateAsync<int>(Send, new { from, to, reason }));
    }
}
