using System.Text.Json;
using Microsoft.Playwright;

namespace Catalog.EndToEnd.Tests.Fixtures.Browser;

/// <summary>The lineage view of a page. What is asserted is its model (<c>window.__lineage</c>), as what is off the screen has no elements.</summary>
public sealed class LineageView(PortalPage page)
{
    private static readonly PageWaitForFunctionOptions Often = new() { PollingInterval = 50 };

    public ILocator Host => page.Page.GetByTestId("lineage");
    public ILocator Viewport => page.Page.GetByRole(AriaRole.Application);
    public ILocator Details => page.Page.GetByRole(AriaRole.Complementary, new() { Name = "Details" });
    /// <summary>What is said to those who do not see the picture change.</summary>
    public ILocator Said => page.Page.GetByTestId("lineage-live");
    public ILocator Rows => page.Page.GetByTestId("lineage-table").Locator("tbody tr");

    /// <summary>Waits until the picture stands, and ends all motion.</summary>
    public async Task ReadyAsync()
    {
        await Host.And(page.Page.Locator("[data-state=ready]")).WaitForAsync();
        await page.Page.EvaluateAsync("async () => { await window.__lineage.ready(); window.__lineage.setClock(); }");
    }

    public async Task<Snapshot> SnapshotAsync() => (await page.Page.EvaluateAsync<JsonElement>("() => window.__lineage.snapshot()")).Deserialize<Snapshot>(JsonSerializerOptions.Web)!;

    /// <summary>Waits until a condition over the snapshot <c>s</c>, written as the browser reads it, holds; <paramref name="argument"/> is <c>a</c>.</summary>
    public Task UntilAsync(string condition, object? argument = null) => page.Page.WaitForFunctionAsync($"a => {{ const s = window.__lineage.snapshot(); return {condition}; }}", argument, Often);

    /// <summary>The card of a node, brought into view.</summary>
    public async Task<ILocator> CardAsync(string id)
    {
        await page.Page.EvaluateAsync("id => window.__lineage.reveal(id)", id);
        var card = page.Page.Locator($"[data-testid='lineage-node'][data-node-id='{id}']:not([hidden])");
        await card.WaitForAsync();
        return card;
    }

    /// <summary>Where a node stands on the screen.</summary>
    public async Task<(double X, double Y)> PlaceAsync(string id)
    {
        var place = await page.Page.EvaluateAsync<JsonElement>("id => window.__lineage.locate(id)", id);
        return (place.GetProperty("x").GetDouble(), place.GetProperty("y").GetDouble());
    }

    /// <summary>Saves the picture by the export menu and reads what came.</summary>
    public async Task<byte[]> ExportAsync(string format)
    {
        var download = await page.Page.RunAndWaitForDownloadAsync(async () =>
        {
            await Host.Locator("summary", new() { HasText = "Export" }).ClickAsync();
            await Host.GetByRole(AriaRole.Button, new() { Name = format, Exact = true }).ClickAsync();
        });
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>What the view knows: all of it, whether it is on the screen or not.</summary>
    public sealed record Snapshot(IReadOnlyList<Node> Nodes, IReadOnlyList<IReadOnlyList<string>> Edges, IReadOnlyList<string> Visible, IReadOnlyList<IReadOnlyList<string>> Highlighted, string? Selected, string? Focused, Camera Camera)
    {
        public Node Find(string id) => Nodes.Single(n => n.Id == id);
        public bool Has(string id) => Nodes.Any(n => n.Id == id);
    }

    public sealed record Node(string Id, string Kind, double X, double Y, double Width, double Height);

    public sealed record Camera(double X, double Y, double Zoom);
}
