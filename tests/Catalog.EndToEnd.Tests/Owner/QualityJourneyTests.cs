using System.Diagnostics;
using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Owner;

/// <summary>Something broke: its owner finds out why, those behind it are told at once, and it ends.</summary>
public sealed class QualityJourneyTests(BrowserFixture browser, PortalFactory portal) : PersonaJourney(browser, portal)
{
    [Fact]
    public async Task An_owner_reads_why_looks_closely_compares_and_sets_the_state_and_the_limit()
    {
        var priya = await SignInAsync("Priya Nair");
        var page = priya.Page;
        await VisitAsync(priya, "products/sales/orders/quality");
        var verdict = page.GetByRole(AriaRole.Region, new() { Name = "Verdict" });
        await Expect(verdict).ToContainTextAsync("312 of 10,000 rows, 3.12 %, have no value in customer_id. The limit is 3 %.");
        await Expect(verdict).ToContainTextAsync("for anything that rests on customer_id");
        await Expect(verdict).ToContainTextAsync("BLOCK");

        await page.GetByRole(AriaRole.Link, new() { Name = "At least 97 % of the rows have a value in customer_id." }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Looked at closely" })).ToBeVisibleAsync();
        await Expect(page.Locator("svg.trend")).ToBeVisibleAsync();
        await LookAtAsync(priya);
        await page.GetByRole(AriaRole.Complementary, new() { Name = "Other runs" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Passed then, fails now") })).ToBeVisibleAsync();
        await LookAtAsync(priya);
        await VisitAsync(priya, "products/sales/orders/results");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Compare the run of") }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Beside the run of") })).ToBeVisibleAsync();

        await VisitAsync(priya, "products/sales/orders/quality?show=all");
        await Expect(page.GetByText("Examples are masked").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Override state" }).ClickAsync();
        await page.Locator("dialog#override [name=override-state]").SelectOptionAsync("Valid");
        await page.Locator("dialog#override [name=override-reason]").FillAsync("The stores roll back; noon is right again.");
        await LookAtAsync(priya);
        await page.Locator("dialog#override footer .btn.p").ClickAsync();
        await Expect(verdict).ToContainTextAsync("Priya Nair set it by hand until");
        await Expect(page.Locator(".phead .state svg[aria-label='set by hand']")).ToBeVisibleAsync();
        await VisitAsync(priya, "products/sales/orders");
        await Expect(page.Locator(".state-notice")).ToContainTextAsync("The stores roll back; noon is right again.");
        await VisitAsync(priya, "products/sales/orders/quality");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the override" }).ClickAsync();
        await page.Locator("dialog#override").GetByRole(AriaRole.Button, new() { Name = "End it now" }).ClickAsync();
        await Expect(verdict).ToContainTextAsync("3.12 %");

        await page.GetByRole(AriaRole.Link, new() { Name = "All rules, and setting them" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the rules of sales/orders" }).ClickAsync();
        var rules = page.Locator("dialog#policy");
        await rules.Locator("[name=policy-limit]").FillAsync("4");
        await rules.GetByRole(AriaRole.Button, new() { Name = "Set the rules" }).ClickAsync();
        await Expect(rules).ToContainTextAsync("Say why");
        await rules.Locator("[name=policy-why]").FillAsync("Till 8.2 is known and harmless for revenue.");
        await rules.Locator("[name=policy-agreed]").FillAsync("Commercial Insight");
        await LookAtAsync(priya);
        await rules.GetByRole(AriaRole.Button, new() { Name = "Set the rules" }).ClickAsync();
        await Expect(page.GetByText("At most 4 % lost")).ToBeVisibleAsync();
        await Expect(page.GetByText("agreed with Commercial Insight")).ToBeVisibleAsync();
        await VisitAsync(priya, "products/sales/orders/quality");
        await Expect(verdict).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("invalid"));
        await VisitAsync(priya, "incidents?state=closed&product=sales/orders");
        await Expect(page.GetByRole(AriaRole.Table).GetByText("sales/orders").First).ToBeVisibleAsync();

        await VisitAsync(priya, "quality/rules?product=sales/orders");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the rules of sales/orders" }).ClickAsync();
        await Expect(rules.Locator("[name=policy-limit]")).ToHaveValueAsync("4");
        await rules.Locator("[name=policy-limit]").FillAsync("");
        await rules.Locator("[name=policy-why]").FillAsync("The till is repaired.");
        await rules.GetByRole(AriaRole.Button, new() { Name = "Set the rules" }).ClickAsync();
        await Expect(page.GetByText("Everything inherited")).ToBeVisibleAsync();
        AssertNothingKeepsPeopleOut();
    }
}

/// <summary>How far trouble reaches, in a portal of its own: it repairs what the other journey looks at.</summary>
public sealed class BlastRadiusJourneyTests(BrowserFixture browser, PortalFactory portal) : PersonaJourney(browser, portal)
{
    [Fact]
    public async Task Three_steps_down_it_is_seen_why_within_a_second_without_reload_and_recovery_clears_it()
    {
        using var pipeline = await Visitor.SignInAsync(Portal, "ingrid.solberg");
        foreach (var port in (string[])["orders-lake", "orders-sql"]) await Checks.SendAsync(pipeline, "sales/orders", port, 12);
        var ana = await SignInAsync("Ana Ruiz");
        await VisitAsync(ana, "products/sales/returns/quality");
        var verdict = ana.Page.GetByRole(AriaRole.Region, new() { Name = "Verdict" });
        await Expect(verdict).ToContainTextAsync("ALLOW");
        await ana.Page.EvaluateAsync("() => { window.stayed = true }");

        var seen = new List<TimeSpan>();
        for (var round = 0; round < 3; round++)
        {
            await Checks.SendAsync(pipeline, "customer/consents", "consents-lake", 500 + round);
            var sent = Stopwatch.GetTimestamp();
            await Expect(verdict).ToContainTextAsync("customer/consents, which it is built from, is INVALID");
            seen.Add(Stopwatch.GetElapsedTime(sent));
            await Expect(ana.Page.Locator("section", new() { HasText = "How it reaches this product" }).Last).ToContainTextAsync("customer/consents → customer/profiles → sales/orders → sales/returns");
            await Checks.SendAsync(pipeline, "customer/consents", "consents-lake", round);
            await Expect(verdict).ToContainTextAsync("ALLOW");
        }

        Assert.True(await ana.Page.EvaluateAsync<bool>("() => window.stayed === true"), "The page was loaded anew.");
        // One slow round is a busy machine; a slow product is slow each time.
        Assert.True(seen.Min() < TimeSpan.FromSeconds(1), $"Seen after {string.Join(", ", seen.Select(s => $"{s.TotalMilliseconds:0} ms"))}.");
        await LookAtAsync(ana);
        AssertNothingKeepsPeopleOut();
    }
}
