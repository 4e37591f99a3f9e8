using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Owner;

/// <summary>Before something changes, those who build on it hear of it.</summary>
public sealed class ImpactJourneyTests(BrowserFixture browser, PortalFactory portal) : PersonaJourney(browser, portal)
{
    private const string Profiles = "dataset:abfss://customer@hfmesh.dfs.core.windows.net:profiles/profiles";
    private const string Orders = "dataset:abfss://sales@hfmesh.dfs.core.windows.net:orders/orders";

    [Fact]
    public async Task An_owner_sees_whom_a_change_touches_and_tells_them_once()
    {
        var priya = await SignInAsync("Priya Nair");
        await priya.KnownAsync(Orders, 4, Ct);
        await VisitAsync(priya, $"lineage/impact?node={Uri.EscapeDataString(Orders)}");
        await Expect(priya.Page.GetByRole(AriaRole.Heading, new() { Name = "Who is touched" })).ToBeVisibleAsync();

        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Tell the owners" }).ClickAsync();
        var dialog = priya.Page.Locator("dialog#tell");
        await LookAtAsync(priya);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Tell the owners" }).ClickAsync();
        await Expect(dialog.GetByText("Say what is about to change").First).ToBeVisibleAsync();
        await dialog.GetByLabel("What is about to change, and when").FillAsync("From 1 March net_amount is in euros.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Tell the owners" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(priya.Page.GetByText("Told ").First).ToBeVisibleAsync();

        await VisitAsync(priya, "activity");
        await Expect(priya.Page.GetByText("downstream that orders/orders is about to change").First).ToBeVisibleAsync();
        AssertNothingKeepsPeopleOut();
    }

    [Fact]
    public async Task What_changes_upstream_stands_in_the_inbox_of_the_owner_and_leads_to_what_it_touches()
    {
        var ingrid = await SignInAsync("Ingrid Solberg");
        await ingrid.KnownAsync(Profiles, 5, Ct);
        const string Tell = "async body => (await fetch('/api/v1/lineage/impact/tell', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).status";
        Assert.Equal(200, await ingrid.Page.EvaluateAsync<int>(Tell, new { node = Profiles, words = "customer_id becomes a number on 1 March." }));

        var priya = await SignInAsync("Priya Nair");
        await VisitAsync(priya, "inbox?shelf=notices&kind=lineage-impact");
        await priya.Page.GetByText("Ingrid Solberg says that profiles/profiles is about to change").First.ClickAsync();
        var entry = priya.Page.GetByRole(AriaRole.Complementary, new() { Name = "Opened entry" });
        await Expect(entry.GetByText("customer_id becomes a number on 1 March.")).ToBeVisibleAsync();
        await entry.GetByRole(AriaRole.Link, new() { Name = "Look at it" }).ClickAsync();
        await Expect(priya.Page.GetByRole(AriaRole.Heading, new() { Name = "Impact of profiles/profiles" })).ToBeVisibleAsync();
        await priya.Page.GetByRole(AriaRole.Link, new() { Name = "Owner", Exact = true }).ClickAsync();
        await priya.Page.WaitForURLAsync("**/lineage/impact?*sort=owner*");
        await Expect(priya.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Owner" })).ToHaveAttributeAsync("aria-sort", "ascending");
        await LookAtAsync(priya);
        AssertNothingKeepsPeopleOut();
    }
}
