using System.Text;
using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Owner;

/// <summary>The owner of an INVALID product sees what it is made from and whom it hurts, and takes the picture along.</summary>
public sealed class LineageJourneyTests(BrowserFixture browser, PortalFactory portal) : PersonaJourney(browser, portal)
{
    private const string Orders = "product:sales/orders";
    private const string Profiles = "product:customer/profiles";
    private const string OrdersTable = "dataset:abfss://sales@hfmesh.dfs.core.windows.net:orders/orders";

    [Fact]
    public async Task An_owner_sees_whom_her_product_hurts_and_sends_a_colleague_the_very_picture()
    {
        var priya = await SignInAsync("Priya Nair");
        await priya.KnownAsync(OrdersTable, 5, Ct);
        await VisitAsync(priya, $"lineage?root={Uri.EscapeDataString(Orders)}&level=product");
        var lineage = new LineageView(priya);
        await lineage.ReadyAsync();
        var before = await lineage.SnapshotAsync();
        Assert.All(before.Edges, edge => Assert.True(before.Find(edge[0]).X < before.Find(edge[1]).X, $"{edge[0]} stands right of {edge[1]}"));
        AssertNoneOverlaps(before);

        await (await lineage.CardAsync(Orders)).Locator(".ln-name").ClickAsync();
        await Expect(lineage.Details.GetByRole(AriaRole.Heading, new() { Name = "sales/orders" })).ToBeVisibleAsync();
        await lineage.Details.GetByRole(AriaRole.Button, new() { Name = "What it comes from" }).ClickAsync();
        await Expect(lineage.Said).ToContainTextAsync("causes:");
        Assert.Contains((await lineage.SnapshotAsync()).Highlighted, edge => edge[0] == Profiles && edge[1] == Orders);
        await lineage.Details.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await lineage.Details.GetByRole(AriaRole.Button, new() { Name = "Impact" }).ClickAsync();
        await Expect(lineage.Said).ToContainTextAsync("impact:");
        var seen = await lineage.SnapshotAsync();
        Assert.All(seen.Highlighted, edge => Assert.NotEqual(Profiles, edge[0]));
        Assert.NotEmpty(seen.Highlighted);
        await LookAtAsync(priya);

        // The address says all of it: it survives a reload, and a colleague sees the same.
        await priya.Page.WaitForURLAsync("**impact=down**");
        await priya.Page.ReloadAsync();
        await lineage.ReadyAsync();
        await lineage.UntilAsync("s.highlighted.length === a", seen.Highlighted.Count);
        Assert.Equal(Orders, (await lineage.SnapshotAsync()).Selected);
        AssertNothingKeepsPeopleOut();
    }

    [Fact]
    public async Task An_owner_takes_the_picture_along_as_drawing_table_and_text()
    {
        var priya = await SignInAsync("Priya Nair");
        await priya.KnownAsync(OrdersTable, 5, Ct);
        await VisitAsync(priya, $"lineage?root={Uri.EscapeDataString(Orders)}&level=product");
        var lineage = new LineageView(priya);
        await lineage.ReadyAsync();
        var nodes = (await lineage.SnapshotAsync()).Nodes.Where(n => n.Kind != "stack").ToList();

        var svg = Encoding.UTF8.GetString(await lineage.ExportAsync("SVG"));
        Assert.Contains("<title>Lineage of sales/orders</title>", svg, StringComparison.Ordinal);
        Assert.Contains("/products/sales/orders\"", svg, StringComparison.Ordinal);
        var png = await lineage.ExportAsync("PNG");
        Assert.Equal((byte[])[0x89, 0x50, 0x4E, 0x47], png[..4]);
        var csv = Encoding.UTF8.GetString(await lineage.ExportAsync("CSV of nodes"));
        Assert.Equal(nodes.Count + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("sales/orders", Encoding.UTF8.GetString(await lineage.ExportAsync("Mermaid")), StringComparison.Ordinal);
        Assert.StartsWith("digraph", Encoding.UTF8.GetString(await lineage.ExportAsync("DOT")), StringComparison.Ordinal);
        Assert.Contains("product:customer/profiles,product:sales/orders", Encoding.UTF8.GetString(await lineage.ExportAsync("CSV of edges")), StringComparison.Ordinal);
    }

    private static void AssertNoneOverlaps(LineageView.Snapshot seen)
    {
        foreach (var (a, i) in seen.Nodes.Select((n, i) => (n, i)))
            Assert.DoesNotContain(seen.Nodes.Skip(i + 1), b => a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height);
    }
}
