using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Catalog.Core.Documentation;
using Catalog.Core.Notifications;
using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Owner;

/// <summary>An owner makes a product known, writes about it and lets another one go.</summary>
public sealed class ProductLifeJourneyTests(BrowserFixture browser, PortalFactory portal) : PersonaJourney(browser, portal)
{
    [Fact]
    public async Task An_owner_registers_a_product_and_takes_an_older_text_of_its_overview_back()
    {
        var priya = await SignInAsync("Priya Nair");
        var page = priya.Page;
        await VisitAsync(priya, "products/register");
        await page.Locator("[name=title]").FillAsync("Gift cards");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Domain" }).FillAsync("sal");
        await page.GetByRole(AriaRole.Option, new() { Name = "Sales", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Owning team" }).FillAsync("order");
        await page.GetByRole(AriaRole.Option, new() { Name = "Order Management" }).ClickAsync();
        await page.Locator("[name=purpose]").FillAsync("Gift cards sold and what is left on them.");
        var next = page.GetByRole(AriaRole.Button, new() { Name = "Next", Exact = true });
        await next.ClickAsync();
        await page.GetByText("A port is where people read it.").WaitForAsync();
        await LookAtAsync(priya);
        await next.ClickAsync();
        await page.Locator("textarea[name=overview]").FillAsync("One row per gift card.");
        await next.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Register sales/gift-cards" }).ClickAsync();
        await page.WaitForURLAsync("**/products/sales/gift-cards");
        await Expect(page.GetByText("You are in the owning team")).ToBeVisibleAsync();
        await Expect(page.GetByText("One row per gift card.")).ToBeVisibleAsync();

        await VisitAsync(priya, "products/sales/gift-cards/docs/overview/edit");
        await page.Locator("textarea[name=markdown]").FillAsync("One row per gift card and day.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/edit", StringComparison.Ordinal));

        await VisitAsync(priya, "products/sales/gift-cards/docs/overview/revisions?revision=1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore revision 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Revision 3" }).WaitForAsync();
        await VisitAsync(priya, "products/sales/gift-cards");
        await Expect(page.GetByText("One row per gift card.", new() { Exact = true })).ToBeVisibleAsync();
        await VisitAsync(priya, "products/sales/gift-cards/activity");
        AssertNothingKeepsPeopleOut();
    }

    [Fact]
    public async Task Who_forgets_a_field_is_led_to_it()
    {
        var priya = await SignInAsync("Priya Nair");
        await VisitAsync(priya, "products/register");
        await priya.Page.SetViewportSizeAsync(390, 844);
        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Next", Exact = true }).ClickAsync();
        await Expect(priya.Page.Locator("input[name=title]")).ToBeFocusedAsync();
        await Expect(priya.Page.Locator("input[name=title]")).ToBeInViewportAsync();
        await priya.Page.SetViewportSizeAsync(1440, 900);

        await VisitAsync(priya, "products/sales/orders/edit");
        await priya.Page.Locator("input[name=title]").FillAsync("");
        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(priya.Page.Locator("input[name=title]")).ToBeFocusedAsync();
        await Expect(priya.Page.GetByText("Give it a name.").First).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Who_presses_Save_twice_writes_over_nobody_and_sees_why()
    {
        var priya = await SignInAsync("Priya Nair");
        await VisitAsync(priya, "products/sales/orders/edit");
        var ingrid = await SignInAsync("Ingrid Solberg");
        await VisitAsync(ingrid, "products/sales/orders/edit");
        await ingrid.Page.Locator("textarea[name=purpose]").FillAsync("What Ingrid wrote.");
        await ingrid.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await ingrid.Page.WaitForURLAsync("**/products/sales/orders");

        await priya.Page.Locator("textarea[name=purpose]").FillAsync("What Priya wrote.");
        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).DblClickAsync();

        var said = priya.Page.Locator(".note.suspect", new() { HasText = "Ingrid Solberg changed this" });
        await Expect(said).ToBeInViewportAsync();
        await Expect(said).ToBeFocusedAsync();
        await VisitAsync(ingrid, "products/sales/orders");
        await Expect(ingrid.Page.GetByText("What Ingrid wrote.").First).ToBeVisibleAsync();

        await said.GetByRole(AriaRole.Button, new() { Name = "Save mine over it" }).ClickAsync();
        await priya.Page.WaitForURLAsync("**/products/sales/orders");
        await Expect(priya.Page.GetByText("What Priya wrote.").First).ToBeVisibleAsync();
        AssertNothingKeepsPeopleOut();
    }

    [Fact]
    public async Task What_was_typed_over_a_version_that_others_saved_over_is_not_lost_with_the_page()
    {
        var priya = await SignInAsync("Priya Nair");
        await VisitAsync(priya, "products/sales/orders/edit");
        var ingrid = await SignInAsync("Ingrid Solberg");
        var purpose = priya.Page.Locator("textarea[name=purpose]");
        await purpose.FillAsync("What Priya typed.");
        await priya.Page.WaitForFunctionAsync("() => Object.values(localStorage).some(draft => draft.includes('What Priya typed.'))");
        await VisitAsync(ingrid, "products/sales/orders/edit");
        await ingrid.Page.Locator("textarea[name=purpose]").FillAsync("What Ingrid saved.");
        await ingrid.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await ingrid.Page.WaitForURLAsync("**/products/sales/orders");
        await VisitAsync(priya, "products/sales/orders/edit");

        await Expect(priya.Page.Locator("[data-draft-over]")).ToBeVisibleAsync();
        await Expect(purpose).Not.ToHaveValueAsync("What Priya typed.");
        await LookAtAsync(priya);
        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Restore it" }).ClickAsync();
        await Expect(purpose).ToHaveValueAsync("What Priya typed.");
        AssertNothingKeepsPeopleOut();
    }

    [Fact]
    public async Task What_an_owner_writes_appears_before_the_eyes_of_a_reader_who_does_nothing()
    {
        var ana = await SignInAsync("Ana Ruiz");
        await VisitAsync(ana, "products/sales/orders");
        await ana.Page.EvaluateAsync("() => { window.sameDocument = true; }");

        var priya = await SignInAsync("Priya Nair");
        await VisitAsync(priya, "products/sales/orders/docs/overview/edit");
        await priya.Page.Locator("textarea[name=markdown]").FillAsync("Written while somebody reads.");
        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Expect(ana.Page.GetByText("Written while somebody reads.")).ToBeVisibleAsync();
        Assert.True(await ana.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        AssertNothingKeepsPeopleOut();
    }

    [Fact]
    public async Task What_is_written_while_a_page_travels_to_its_circuit_appears_on_it()
    {
        using var writer = await Visitor.SignInAsync(Portal, "ingrid.solberg");
        var ana = await SignInAsync("Ana Ruiz");
        var written = new TaskCompletionSource();
        using var heard = Inside.GetRequiredService<ICatalogFeed>().Subscribe(happened => happened is DocumentationWritten { By: "Ingrid Solberg" }, _ =>
        {
            written.TrySetResult();
            return Task.CompletedTask;
        });
        await ana.Page.RouteAsync("**/_blazor/negotiate*", async circuit =>
        {
            await written.Task;
            await circuit.ContinueAsync();
        });
        await ana.GoToAsync("products/inventory/suppliers");
        await Expect(ana.Page.Locator("main h1").First).ToBeVisibleAsync();

        using var answer = await writer.PutAsJsonAsync("api/v1/products/inventory/suppliers/docs/overview", new { markdown = "Written on the way." }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await ana.CircuitAsync();

        await Expect(ana.Page.GetByText("Written on the way.")).ToBeVisibleAsync();

        // The same while it sleeps, as in a tab that nobody looks at.
        await ana.Page.EvaluateAsync("() => Blazor.pauseCircuit()");
        await ana.CircuitLostAsync();
        using var later = await writer.PutAsJsonAsync("api/v1/products/inventory/suppliers/docs/overview", new { markdown = "Written in its sleep." }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
        await ana.Page.Locator("[data-resume]").EvaluateAsync("button => button.click()");
        await ana.CircuitAsync();

        await Expect(ana.Page.GetByText("Written in its sleep.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_owner_deprecates_a_product_and_decides_from_the_keyboard()
    {
        var priya = await SignInAsync("Priya Nair");
        await VisitAsync(priya, "products/sales/returns");
        var dialog = await ManageAsync(priya, "Deprecate");
        await LookAtAsync(priya);
        await dialog.Locator("[name=end]").FillAsync(TimeProvider.System.GetUtcNow().AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await dialog.Locator("[name=replacement]").FillAsync("sales/orders");
        await dialog.Locator("footer .btn.p").ClickAsync();
        await Expect(priya.Page.GetByText("Deprecated.", new() { Exact = true })).ToBeVisibleAsync();

        await VisitAsync(priya, "inbox");
        var rows = priya.Page.Locator("[data-row]").Filter(new() { HasText = "Ana Ruiz asks" });
        await Expect(rows).ToHaveCountAsync(1);
        await priya.Page.Keyboard.PressAsync("j");
        await priya.Page.Keyboard.PressAsync("Enter");
        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).WaitForAsync();
        await priya.Page.Keyboard.PressAsync("a");
        await Expect(rows).ToHaveCountAsync(0);
        AssertNothingKeepsPeopleOut();
    }
}
