using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Catalog.EndToEnd.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Administrator;

/// <summary>An administrator brings documents in, gives a role and opens a way in for a program.</summary>
public sealed class AdministratorJourneyTests(BrowserFixture browser, PortalFactory portal) : PersonaJourney(browser, portal)
{
    private const string Contract = """
        apiVersion: v3.0.2
        kind: DataContract
        id: parcels-1-table
        name: Parcels by day
        version: 1.0.0
        status: active
        schema:
          - name: parcels
            logicalType: object
            properties:
              - name: day
                logicalType: date
                required: true
              - name: parcels
                logicalType: integer
        """;

    [Fact]
    public async Task A_file_that_is_dropped_becomes_a_product_with_its_contract()
    {
        var ingrid = await SignInAsync("Ingrid Solberg");
        var page = ingrid.Page;
        await VisitAsync(ingrid, "admin/imports");
        var text = $"{Documents.Product(1)}\n---\n{Contract}\n";
        await page.Locator("#import-file").SetInputFilesAsync(new FilePayload { Name = "parcels.yaml", MimeType = "application/yaml", Buffer = Encoding.UTF8.GetBytes(text) });
        await page.WaitForURLAsync("**/admin/imports/*");
        await Expect(page.GetByText("The import is finished: 2 documents, 0 rejected.")).ToBeAttachedAsync();
        await LookAtAsync(ingrid);

        await VisitAsync(ingrid, "products/logistics/parcels-1/contract");
        await Expect(page.Locator("#schema")).ToBeVisibleAsync();
        await VisitAsync(ingrid, "contracts/parcels-1-table");
        AssertNothingKeepsPeopleOut();
    }

    [Fact]
    public async Task A_role_holds_at_once_and_a_token_reads_over_http()
    {
        var ingrid = await SignInAsync("Ingrid Solberg");
        var page = ingrid.Page;
        await VisitAsync(ingrid, "admin/people?q=Ana");
        await page.GetByRole(AriaRole.Button, new() { Name = "Give a role to Ana Ruiz" }).ClickAsync();
        await page.Locator("dialog#give-role input[name=role][value=Steward]").CheckAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Domain" }).FillAsync("sal");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Sales", Exact = true })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await LookAtAsync(ingrid);
        await page.GetByRole(AriaRole.Button, new() { Name = "Give the role" }).ClickAsync();
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = "Ana Ruiz" })).ToContainTextAsync("steward", new() { IgnoreCase = true });

        await VisitAsync(ingrid, "admin/tokens");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a token" }).ClickAsync();
        await page.Locator("dialog#make-token [name=name]").FillAsync("nightly-report");
        await LookAtAsync(ingrid);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the token" }).ClickAsync();
        var secret = await page.GetByRole(AriaRole.Button, new() { Name = "Copy secret of the token" }).GetAttributeAsync("data-copy");
        await LookAtAsync(ingrid);

        using var http = new HttpClient { BaseAddress = Portal };
        using var stranger = await http.GetAsync(new Uri("api/v1/products", UriKind.Relative), Ct);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using var reader = await http.GetAsync(new Uri("api/v1/products", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        Assert.Equal(HttpStatusCode.OK, reader.StatusCode);
        Assert.Contains("sales/orders", await reader.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        AssertNothingKeepsPeopleOut();
    }
}
