using System.Reflection;
using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Everybody;

/// <summary>Every page that the portal routes to, seen by somebody who uses it, in the light and in the dark, wide and on a phone.</summary>
public sealed class EveryPageTests(BrowserFixture browser, PortalFactory portal) : PersonaJourney(browser, portal)
{
    private const string Nobody = "nobody";

    /// <summary>The template of the route, who looks, and where. "list => selector" follows the first such link of a list, and from there the next.</summary>
    private static readonly (string Template, string Who, string Address)[] Places =
    [
        ("/signin", Nobody, "signin"),
        ("/no-access", Nobody, "no-access"),
        ("/", "Ana Ruiz", ""),
        ("/products", "Ana Ruiz", "products"),
        ("/products/{Domain}/{Name}", "Ana Ruiz", "products/customer/support-cases"),
        ("/products/{Domain}/{Name}/request", "Ana Ruiz", "products/customer/support-cases/request"),
        ("/products/{Domain}/{Name}/docs/{Slug}", "Ana Ruiz", "products/sales/orders/docs/how-to-join"),
        ("/access", "Ana Ruiz", "access"),
        ("/search", "Ana Ruiz", "search"),
        ("/search", "Ana Ruiz", "search?q=customer"),
        ("/search/saved/{Id:guid}", "Ana Ruiz", "search/saved/01980000-0000-7000-8000-000000000000"),
        ("/lineage", "Ana Ruiz", "lineage"),
        ("/quality", "Ana Ruiz", "quality"),
        ("/products/{Domain}/{Name}/{Tab}", "Ana Ruiz", "products/sales/orders/quality"),
        ("/lineage/impact", "Ana Ruiz", "jobs => main a[href^='/jobs/view'] => main a[href^='/lineage/impact']"),
        ("/jobs", "Ana Ruiz", "jobs"),
        ("/jobs/view", "Ana Ruiz", "jobs => main a[href^='/jobs/view']"),
        ("/lineage/review", "Marta Lindqvist", "lineage/review"),
        ("/lineage/propose", "Ana Ruiz", "lineage/propose"),
        ("/contracts", "Ana Ruiz", "contracts"),
        ("/contracts/{Id}", "Ana Ruiz", "contracts/orders-sql"),
        ("/datasets", "Ana Ruiz", "datasets"),
        ("/datasets/view", "Ana Ruiz", "datasets => main a[href^='/datasets/view']"),
        ("/domains", "Ana Ruiz", "domains"),
        ("/quality/mesh", "Ana Ruiz", "quality/mesh"),
        ("/quality/mesh", "Ana Ruiz", "quality/mesh?domain=sales&gap=Contract"),
        ("/quality/gate", "Ana Ruiz", "quality/gate"),
        ("/quality/rules", "Ana Ruiz", "quality/rules"),
        ("/quality/rules", "Priya Nair", "quality/rules?product=sales/orders"),
        ("/quality/unmatched/{Id:guid}", "Priya Nair", "inbox?kind=unmatched-result => main a[href*='open='] => main a[href^='/quality/unmatched/']"),
        ("/products/{Domain}/{Name}/{Tab}", "Priya Nair", "products/sales/orders/quality?show=all"),
        ("/products/{Domain}/{Name}/results", "Ana Ruiz", "products/sales/orders/results"),
        ("/products/{Domain}/{Name}/results/{Id:guid}", "Ana Ruiz", "products/sales/orders/results => main a[href*='/results/']"),
        ("/products/{Domain}/{Name}/results/{Id:guid}", "Ana Ruiz", "products/sales/orders/quality => main a[href*='expectation=']"),
        ("/products/{Domain}/{Name}/results/{Id:guid}", "Ana Ruiz", "products/sales/orders/results => main a[href*='against=']"),
        ("/incidents", "Ana Ruiz", "incidents"),
        ("/incidents/{Id:guid}", "Ana Ruiz", "incidents => main a[href^='/incidents/']"),
        ("/domains/{Key}", "Ana Ruiz", "domains/sales"),
        ("/glossary", "Ana Ruiz", "glossary"),
        ("/glossary/{Key}", "Ana Ruiz", "glossary/order"),
        ("/tags", "Ana Ruiz", "tags"),
        ("/tags/{Word}", "Ana Ruiz", "tags/GDPR"),
        ("/teams", "Ana Ruiz", "teams"),
        ("/teams/{Key}", "Ana Ruiz", "teams/order-management"),
        ("/people", "Ana Ruiz", "people"),
        ("/people/{Id:guid}", "Ana Ruiz", "people => main a[href^='/people/']"),
        ("/activity", "Ana Ruiz", "activity"),
        ("/api-docs", "Ana Ruiz", "api-docs"),
        ("/not-found", "Ana Ruiz", "products/sales/nothing"),
        ("/", "Priya Nair", ""),
        ("/inbox", "Priya Nair", "inbox"),
        ("/products/register", "Priya Nair", "products/register"),
        ("/products/register", "Priya Nair", "products/register?as=yaml"),
        ("/products/{Domain}/{Name}", "Priya Nair", "products/sales/orders"),
        ("/products/{Domain}/{Name}/{Tab}", "Priya Nair", "products/sales/orders/docs"),
        ("/products/{Domain}/{Name}/{Tab}", "Priya Nair", "products/sales/orders/ports"),
        ("/products/{Domain}/{Name}/{Tab}", "Priya Nair", "products/sales/orders/contract"),
        ("/products/{Domain}/{Name}/{Tab}", "Priya Nair", "products/sales/orders/consumers"),
        ("/products/{Domain}/{Name}/{Tab}", "Priya Nair", "products/sales/orders/access"),
        ("/products/{Domain}/{Name}/{Tab}", "Priya Nair", "products/sales/orders/activity"),
        ("/products/{Domain}/{Name}/{Tab}", "Priya Nair", "products/sales/orders/sources"),
        ("/products/{Domain}/{Name}/edit", "Priya Nair", "products/sales/orders/edit"),
        ("/products/{Domain}/{Name}/edit", "Priya Nair", "products/sales/orders/edit?as=yaml"),
        ("/products/{Domain}/{Name}/docs-new", "Priya Nair", "products/sales/orders/docs-new"),
        ("/products/{Domain}/{Name}/docs/{Slug}/edit", "Priya Nair", "products/sales/orders/docs/overview/edit"),
        ("/products/{Domain}/{Name}/docs/{Slug}/revisions", "Priya Nair", "products/sales/orders/docs/overview/revisions"),
        ("/domains/{Key}/edit", "Marta Lindqvist", "domains/sales/edit"),
        ("/teams/{Key}/edit", "Marta Lindqvist", "teams/order-management/edit"),
        ("/glossary/{Key}/edit", "Marta Lindqvist", "glossary/order/edit"),
        ("/glossary-new", "Marta Lindqvist", "glossary-new"),
        ("/teams-new", "Marta Lindqvist", "teams-new"),
        ("/domains-new", "Ingrid Solberg", "domains-new"),
        ("/admin/people", "Ingrid Solberg", "admin/people"),
        ("/admin/tokens", "Ingrid Solberg", "admin/tokens"),
        ("/admin/certification", "Ingrid Solberg", "admin/certification"),
        ("/admin/health", "Ingrid Solberg", "admin/health"),
        ("/admin/search", "Ingrid Solberg", "admin/search?q=customer+emails"),
        ("/admin/imports", "Ingrid Solberg", "admin/imports"),
        ("/admin/imports/{Id:guid}", "Ingrid Solberg", "admin/imports => main a[href^='/admin/imports/']"),
        ("/kit", "Ingrid Solberg", "kit"),
    ];

    public static TheoryData<string> Everybody => [.. Places.Select(place => place.Who).Distinct()];

    [Fact]
    public void No_page_is_left_out()
    {
        var routed = typeof(UI.App).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);

        Assert.Empty(routed.Except(Places.Select(place => place.Template), StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Nothing_keeps_people_out_of_a_page(string who)
    {
        var page = who == Nobody ? await OpenAsync(Portal) : await SignInAsync(who);
        page.Expect("404");
        var found = new List<string>();
        foreach (var (_, _, address) in Places.Where(place => place.Who == who))
        {
            await page.GoToAsync(await AddressAsync(page, address));
            if (who != Nobody) await page.CircuitAsync();
            await page.Page.Locator("h1").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            found.AddRange(await page.ObstaclesInBothThemesAsync());
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static async Task<string> AddressAsync(PortalPage page, string address)
    {
        var steps = address.Split(" => ");
        var at = steps[0];
        foreach (var link in steps.Skip(1))
        {
            await page.GoToAsync(at);
            at = (await page.Page.Locator(link).First.GetAttributeAsync("href"))!.TrimStart('/');
        }
        return at;
    }
}
