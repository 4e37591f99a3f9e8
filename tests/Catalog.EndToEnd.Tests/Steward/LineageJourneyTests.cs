using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Steward;

/// <summary>A steward goes from the estate down to what is wrong in it.</summary>
public sealed class LineageJourneyTests(BrowserFixture browser, PortalFactory portal) : PersonaJourney(browser, portal)
{
    private const string Orders = "product:sales/orders";
    private const string Consents = "product:customer/consents";
    private const string OrdersTable = "dataset:abfss://sales@hfmesh.dfs.core.windows.net:orders/orders";

    [Fact]
    public async Task A_steward_goes_from_the_estate_to_what_is_wrong_and_to_the_way_there()
    {
        var marta = await SignInAsync("Marta Lindqvist");
        await marta.KnownAsync(OrdersTable, 5, Ct);
        await VisitAsync(marta, "lineage");
        var lineage = new LineageView(marta);
        await lineage.ReadyAsync();
        Assert.All((await lineage.SnapshotAsync()).Nodes, node => Assert.Equal("domain", node.Kind));
        // Whoever comes for the first time is told what is seen and what to do.
        await Expect(marta.Page.GetByRole(AriaRole.Heading, new() { Name = "Lineage of the mesh" })).ToBeVisibleAsync();
        await Expect(marta.Page.GetByText("Choose one to see what it is connected to")).ToBeVisibleAsync();

        await lineage.Host.GetByRole(AriaRole.Button, new() { Name = "Product", Exact = true }).ClickAsync();
        await lineage.UntilAsync("s.nodes.some(n => n.id === a)", Orders);
        var whole = (await lineage.SnapshotAsync()).Nodes.Count;

        // What is wrong, and how much of the estate is left out.
        await lineage.Host.Locator("summary", new() { HasText = "Filter" }).ClickAsync();
        await lineage.Host.GetByLabel("State", new() { Exact = true }).SelectOptionAsync("INVALID");
        await lineage.UntilAsync("s.nodes.length < a", whole);
        Assert.True((await lineage.SnapshotAsync()).Has(Orders));
        await Expect(lineage.Host.Locator(".ln-shown")).ToContainTextAsync("left out by the filter");
        await lineage.Host.GetByRole(AriaRole.Button, new() { Name = "Clear", Exact = true }).ClickAsync();
        await lineage.UntilAsync("s.nodes.length === a", whole);
        await marta.Page.Keyboard.PressAsync("Escape");

        // The way between two.
        await (await lineage.CardAsync(Consents)).Locator(".ln-name").ClickAsync();
        await lineage.Details.GetByLabel("The way to").FillAsync("sales/orders");
        await lineage.Details.GetByLabel("The way to").PressAsync("Enter");
        await Expect(lineage.Details).ToContainTextAsync("on the way");
        var way = (await lineage.SnapshotAsync()).Highlighted;
        Assert.Contains(way, edge => edge[0] == Consents);
        Assert.Contains(way, edge => edge[1] == Orders);
        await LookAtAsync(marta);

        await lineage.Details.GetByRole(AriaRole.Button, new() { Name = "All ways between them" }).ClickAsync();
        await lineage.UntilAsync("s.nodes.length < a", whole);
        await Expect(lineage.Host.Locator(".ln-shown")).ToContainTextAsync("only what lies between the two");
        AssertNothingKeepsPeopleOut();
    }

    [Fact]
    public async Task What_is_folded_comes_back_in_place_and_the_node_stays_under_the_hand()
    {
        var marta = await SignInAsync("Marta Lindqvist");
        await marta.KnownAsync(OrdersTable, 5, Ct);
        await VisitAsync(marta, $"lineage?root={Uri.EscapeDataString(Orders)}&level=product");
        var lineage = new LineageView(marta);
        await lineage.ReadyAsync();
        var card = await lineage.CardAsync(Orders);
        var (before, place) = (await lineage.SnapshotAsync(), await lineage.PlaceAsync(Orders));

        await card.HoverAsync();
        await card.Locator(".ln-less.ln-down").ClickAsync();
        await lineage.UntilAsync("s.nodes.length < a", before.Nodes.Count);
        await Expect(lineage.Said).ToContainTextAsync("folded");
        await Expect(lineage.Host.Locator(".ln-shown")).ToContainTextAsync("folded by you");
        AssertStands(place, await lineage.PlaceAsync(Orders));
        await card.Locator(".ln-more.ln-down").ClickAsync();
        await lineage.UntilAsync("s.nodes.length === a", before.Nodes.Count);
        AssertStands(place, await lineage.PlaceAsync(Orders));
    }

    [Fact]
    public async Task On_a_phone_the_list_comes_first_and_the_graph_on_request()
    {
        var marta = await SignInAsync("Marta Lindqvist");
        await marta.KnownAsync(OrdersTable, 5, Ct);
        await marta.Page.SetViewportSizeAsync(390, 844);
        await VisitAsync(marta, $"lineage?root={Uri.EscapeDataString(Orders)}&level=product");
        var lineage = new LineageView(marta);
        await lineage.ReadyAsync();

        Assert.Equal((await lineage.SnapshotAsync()).Nodes.Count, await lineage.Rows.CountAsync());
        await LookAtAsync(marta);
        await lineage.Host.GetByRole(AriaRole.Button, new() { Name = "Graph" }).ClickAsync();
        await Expect(lineage.Viewport).ToBeVisibleAsync();
        await LookAtAsync(marta);
        AssertNothingKeepsPeopleOut();
    }

    private static void AssertStands((double X, double Y) before, (double X, double Y) after) =>
        Assert.True(Math.Abs(before.X - after.X) < 1 && Math.Abs(before.Y - after.Y) < 1, $"It moved from {before} to {after}.");
}
