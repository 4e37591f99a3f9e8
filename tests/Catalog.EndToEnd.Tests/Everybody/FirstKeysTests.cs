using Catalog.Core.People;
using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Everybody;

/// <summary>Somebody types as soon as the page is there, while its circuit has yet to read what it shows: no key is lost.</summary>
public sealed class FirstKeysTests(BrowserFixture browser, FirstKeysTests.SlowPortal portal) : Journey(browser), IClassFixture<FirstKeysTests.SlowPortal>
{
    [Fact]
    public async Task What_is_typed_while_the_circuit_takes_the_page_over_is_in_the_form_and_is_saved()
    {
        var page = await OpenAsync(portal.Url);
        var begun = new TaskCompletionSource();
        await page.Page.RouteAsync("**/_blazor/negotiate*", async circuit =>
        {
            await begun.Task;
            await circuit.ContinueAsync();
        });
        await page.SignInAsync("Ingrid Solberg", "domains-new");
        await page.Page.Locator("[name=name]").FillAsync("Logistics");
        var text = page.Page.Locator("textarea[name=description]");
        await text.EvaluateAsync("field => { window.first = field; field.focus(); }");
        var typed = "";
        await TypeAsync("all of it, ");
        begun.SetResult();
        while (await page.Page.EvaluateAsync<bool>("() => first.isConnected || document.querySelector('textarea[name=description]') === null")) await TypeAsync("who/has? ");
        await TypeAsync("and more");

        await Assertions.Expect(text).ToHaveValueAsync(typed);
        await Assertions.Expect(text).ToBeFocusedAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Make the domain" }).ClickAsync();
        await page.Page.WaitForURLAsync("**/domains/logistics");
        await Assertions.Expect(page.Page.Locator("main")).ToContainTextAsync(typed);

        async Task TypeAsync(string words)
        {
            Assert.True(typed.Length < 20_000, "The circuit did not take the page over.");
            typed += words;
            await page.Page.Keyboard.TypeAsync(words, new() { Delay = 10 });
        }
    }

    /// <summary>A portal that takes a while to say who is asking, as over a database that is far away.</summary>
    public sealed class SlowPortal : PortalFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Catalog:Demo:Seed", "false");
            builder.ConfigureTestServices(services =>
            {
                var quick = services.Last(service => service.ServiceType == typeof(IActorSource)).ImplementationType!;
                services.AddScoped<IActorSource>(provider => new SlowActors((IActorSource)ActivatorUtilities.CreateInstance(provider, quick)));
            });
        }
    }

    private sealed class SlowActors(IActorSource quick) : IActorSource
    {
        public async ValueTask<Actor> CurrentAsync(CancellationToken ct)
        {
            await Task.Delay(500, ct);
            return await quick.CurrentAsync(ct);
        }
    }
}
