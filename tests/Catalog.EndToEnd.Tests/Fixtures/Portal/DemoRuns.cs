using Catalog.EndToEnd.Tests.Fixtures.Browser;

namespace Catalog.EndToEnd.Tests.Fixtures.Portal;

/// <summary>The runs of the demo mesh become a graph by themselves, a moment after the portal is ready.</summary>
internal static class DemoRuns
{
    /// <summary>Waits until edges with this in a name of theirs are known, and so everything that was sent before them.</summary>
    public static async Task EdgesKnownAsync(this PortalPage page, string name, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        const string Ask = "async name => (await (await fetch('/api/v1/edges?q=' + encodeURIComponent(name))).json()).items.length";
        while (await page.Page.EvaluateAsync<int>(Ask, name) == 0) await Task.Delay(200, patience.Token);
    }

    /// <summary>Waits until so many products are known to be made from a node.</summary>
    public static async Task KnownAsync(this PortalPage page, string node, int products, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        const string Ask = "async id => (await (await fetch('/api/v1/lineage/impact?node=' + encodeURIComponent(id))).json()).totals?.products ?? 0";
        while (await page.Page.EvaluateAsync<int>(Ask, node) < products) await Task.Delay(200, patience.Token);
    }
}
