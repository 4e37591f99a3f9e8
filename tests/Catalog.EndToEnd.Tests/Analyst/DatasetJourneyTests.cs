using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Analyst;

/// <summary>What a dataset and a job tell whoever wants to know whether to rely on them.</summary>
public sealed class DatasetJourneyTests(BrowserFixture browser, PortalFactory portal) : PersonaJourney(browser, portal)
{
    private const string Orders = "dataset:abfss://sales@hfmesh.dfs.core.windows.net:orders/orders";
    private const string Page = "datasets/view?ns=abfss%3A%2F%2Fsales%40hfmesh.dfs.core.windows.net&name=orders%2Forders";

    [Fact]
    public async Task An_analyst_reads_a_dataset_and_its_job_leaves_a_note_and_proposes_an_edge()
    {
        var ana = await SignInAsync("Ana Ruiz");
        var page = ana.Page;
        // Sent after all sixty days of the orders themselves.
        await ana.EdgesKnownAsync("board.public.orders", Ct);
        await ana.EdgesKnownAsync("price_list", Ct);
        await VisitAsync(ana, Page);
        foreach (var heading in (string[])["Fields", "Schema over time", "What runs wrote", "Runs that touched it"])
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading }).First).ToBeVisibleAsync();
        var about = page.GetByRole(AriaRole.Complementary, new() { Name = "About the dataset" });
        await Expect(about.GetByText("Order Management").First).ToBeVisibleAsync();
        await Expect(about.GetByText("orders-lake").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Impact of order_id" })).ToBeVisibleAsync();

        await about.GetByLabel("A note").FillAsync("Returns are booked a day later.");
        await about.GetByRole(AriaRole.Button, new() { Name = "Write a note" }).ClickAsync();
        await Expect(about.GetByText("Returns are booked a day later.").First).ToBeVisibleAsync();
        await Expect(about.GetByRole(AriaRole.Button, new() { Name = "Take away" })).ToBeVisibleAsync();

        await page.Locator("main table tbody tr").Filter(new() { HasText = "written by" }).First.Locator("a[href^='/jobs/view']").ClickAsync();
        await ana.CircuitAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "SQL" })).ToBeVisibleAsync();
        await Expect(page.GetByText("INSERT INTO orders.orders").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "https://code.harbourfield.example/" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "About the job" }).GetByText("orders-lake").First).ToBeVisibleAsync();
        await LookAtAsync(ana);

        await VisitAsync(ana, $"lineage/propose?from={Uri.EscapeDataString(Orders)}");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "To" }).FillAsync("price_list");
        await page.GetByRole(AriaRole.Option).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Propose the edge" }).ClickAsync();
        await Expect(page.GetByText("Say why you think that it is there").First).ToBeVisibleAsync();
        await page.GetByLabel("Why you think that it is there").FillAsync("The price list is checked against orders every night.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Propose the edge" }).ClickAsync();
        await page.WaitForURLAsync("**/lineage/review?*edge=*");
        var edge = page.GetByRole(AriaRole.Complementary, new() { Name = "Opened edge" });
        await Expect(edge.GetByText("The price list is checked against orders every night.").First).ToBeVisibleAsync();
        await Expect(edge.GetByText("Stewards of a domain at one of its ends decide").First).ToBeVisibleAsync();
        await LookAtAsync(ana);
        AssertNothingKeepsPeopleOut();
    }
}
