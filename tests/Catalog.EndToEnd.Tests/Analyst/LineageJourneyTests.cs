using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Analyst;

/// <summary>From a column of a product to everything that it feeds.</summary>
public sealed class LineageJourneyTests(BrowserFixture browser, PortalFactory portal) : PersonaJourney(browser, portal)
{
    private const string Profiles = "dataset:abfss://customer@hfmesh.dfs.core.windows.net:profiles/profiles";

    private static readonly PageWaitForFunctionOptions Often = new() { PollingInterval = 100 };

    [Fact]
    public async Task An_analyst_follows_a_column_to_what_it_feeds_and_reads_the_job_on_the_way()
    {
        var ana = await SignInAsync("Ana Ruiz");
        await ana.KnownAsync(Profiles, 5, Ct);
        await VisitAsync(ana, $"lineage?root={Uri.EscapeDataString(Profiles)}&level=dataset");
        await ana.Page.EvaluateAsync("() => window.__lineage.ready()");
        await ana.Page.EvaluateAsync("id => { window.__lineage.setClock(); window.__lineage.look({ ...window.__lineage.snapshot().camera, zoom: 1 }); window.__lineage.reveal(id); }", Profiles);
        var card = ana.Page.Locator($"[data-testid='lineage-node'][data-node-id='{Profiles}']");
        await card.Locator("[data-act='columns']").ClickAsync();
        await card.Locator("[data-act='field'][data-field='customer_id']").ClickAsync();
        await Expect(card.Locator("[data-act='field'][data-field='customer_id']")).ToHaveAttributeAsync("aria-pressed", "true");

        await card.Locator(".ln-name").ClickAsync();
        var details = ana.Page.GetByRole(AriaRole.Complementary, new() { Name = "Details" });
        await details.GetByRole(AriaRole.Button, new() { Name = "Impact of customer_id" }).ClickAsync();
        await details.GetByRole(AriaRole.Link, new() { Name = "As a list, and tell the owners" }).ClickAsync();
        await ana.Page.WaitForURLAsync("**/lineage/impact?*column=customer_id*");
        await ana.CircuitAsync();
        await Expect(ana.Page.GetByRole(AriaRole.Heading, new() { Name = "Impact of customer_id of profiles/profiles" })).ToBeVisibleAsync();
        await Expect(ana.Page.Locator("main table tbody tr").First).ToBeVisibleAsync();
        // She looks after nothing here, so that she tells nobody.
        await Expect(ana.Page.GetByRole(AriaRole.Button, new() { Name = "Tell the owners" })).ToHaveCountAsync(0);
        await LookAtAsync(ana);

        await VisitAsync(ana, "jobs?q=build_orders");
        await ana.Page.Locator("main a[href^='/jobs/view']").First.ClickAsync();
        await Expect(ana.Page.GetByRole(AriaRole.Heading, new() { Name = "build_orders" })).ToBeVisibleAsync();
        await Expect(ana.Page.Locator("svg[aria-label*='runs']")).ToBeVisibleAsync();
        await LookAtAsync(ana);
        AssertNothingKeepsPeopleOut();
    }

    [Fact]
    public async Task The_picture_stands_before_there_is_a_circuit_and_goes_on_when_it_comes()
    {
        var ana = await SignInAsync("Ana Ruiz");
        await ana.KnownAsync(Profiles, 5, Ct);
        var held = new TaskCompletionSource();
        await ana.Page.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await ana.GoToAsync($"lineage?root={Uri.EscapeDataString(Profiles)}&level=dataset");
        var view = new LineageView(ana);
        await view.ReadyAsync();
        await Expect(ana.Page.Locator(".wait")).ToBeHiddenAsync();
        await view.Viewport.FocusAsync();
        await ana.Page.Keyboard.PressAsync("Home");
        await FocusedAsync(ana, Profiles);

        held.SetResult();
        await ana.CircuitAsync();
        Assert.Equal(Profiles, (await view.SnapshotAsync()).Focused);
        await Expect(view.Viewport).ToHaveCountAsync(1);
        await Expect(view.Viewport).ToBeFocusedAsync();
        await ana.Page.Keyboard.PressAsync("ArrowRight");
        await view.UntilAsync("s.focused !== a", Profiles);
        await LookAtAsync(ana);
        AssertNothingKeepsPeopleOut();
    }

    [Fact]
    public async Task The_keyboard_alone_leads_from_a_dataset_through_the_graph_to_its_impact()
    {
        var ana = await SignInAsync("Ana Ruiz");
        await ana.KnownAsync(Profiles, 5, Ct);
        await VisitAsync(ana, $"lineage?root={Uri.EscapeDataString(Profiles)}&level=dataset");
        await ana.Page.EvaluateAsync("() => window.__lineage.ready()");
        await ana.Page.GetByRole(AriaRole.Application).FocusAsync();
        var keys = ana.Page.Keyboard;

        await keys.PressAsync("Home");
        await FocusedAsync(ana, Profiles);
        await keys.PressAsync("ArrowRight");
        await ana.Page.WaitForFunctionAsync("id => window.__lineage.snapshot().focused !== id", Profiles, Often);
        await keys.PressAsync("ArrowLeft");
        await FocusedAsync(ana, Profiles);
        await keys.PressAsync("Enter");
        await Expect(ana.Page.GetByRole(AriaRole.Complementary, new() { Name = "Details" })).ToBeVisibleAsync();
        await keys.PressAsync("i");
        await Expect(ana.Page.GetByTestId("lineage-live")).ToContainTextAsync("datasets");
        var list = ana.Page.GetByRole(AriaRole.Link, new() { Name = "As a list, and tell the owners" });
        await list.FocusAsync();
        await keys.PressAsync("Enter");
        await ana.Page.WaitForURLAsync("**/lineage/impact?*");
        await Expect(ana.Page.GetByRole(AriaRole.Heading, new() { Name = "Impact of profiles/profiles" })).ToBeVisibleAsync();
        AssertNothingKeepsPeopleOut();
    }

    [Fact]
    public async Task Every_key_does_what_the_list_of_keys_says_and_a_screen_reader_hears_it()
    {
        var ana = await SignInAsync("Ana Ruiz");
        await ana.KnownAsync(Profiles, 5, Ct);
        await VisitAsync(ana, $"lineage?root={Uri.EscapeDataString(Profiles)}&level=dataset");
        var (lineage, keys) = (new LineageView(ana), ana.Page.Keyboard);
        await lineage.ReadyAsync();
        for (var i = 0; i < 120 && await ana.Page.EvaluateAsync<string?>("document.activeElement.getAttribute('role')") != "application"; i++) await keys.PressAsync("Tab");
        await Expect(lineage.Viewport).ToBeFocusedAsync();
        var whole = (await lineage.SnapshotAsync()).Nodes.Count;

        await keys.PressAsync("Home");
        await FocusedAsync(ana, Profiles);
        var name = await lineage.Viewport.GetAttributeAsync("aria-activedescendant");
        Assert.Matches("^Dataset profiles/profiles, product .+, VALID, \\d+ upstream, \\d+ downstream", await ana.Page.Locator($"[id='{name}']").GetAttributeAsync("aria-label") ?? "");
        await keys.PressAsync("ArrowRight");
        await lineage.UntilAsync("s.focused !== a", Profiles);
        var first = (await lineage.SnapshotAsync()).Focused!;
        await keys.PressAsync("ArrowDown");
        await lineage.UntilAsync("s.focused !== a", first);
        await keys.PressAsync("ArrowUp");
        await FocusedAsync(ana, first);
        await keys.PressAsync("ArrowLeft");
        await FocusedAsync(ana, Profiles);

        foreach (var (fold, unfold) in ((string, string)[])[("-", "+"), ("Control+ArrowLeft", "Control+ArrowRight")])
        {
            await keys.PressAsync(fold);
            await lineage.UntilAsync("s.nodes.length < a", whole);
            await Expect(lineage.Said).ToContainTextAsync("folded");
            await keys.PressAsync(unfold);
            await lineage.UntilAsync("s.nodes.length === a", whole);
        }

        await keys.PressAsync("c");
        var card = await lineage.CardAsync(Profiles);
        await Expect(card.Locator("[data-act='field']").First).ToBeVisibleAsync();
        await Expect(card.Locator(".ln-foot")).ToContainTextAsync("10 of 24");
        await keys.PressAsync("c");
        await Expect(card.Locator("[data-act='field']")).ToHaveCountAsync(0);

        await keys.PressAsync("i");
        await Expect(lineage.Said).ToContainTextAsync("impact:");
        await keys.PressAsync("Escape");
        await lineage.UntilAsync("s.highlighted.length === 0");

        await keys.PressAsync("/");
        await Expect(ana.Page.GetByTestId("lineage-find")).ToBeFocusedAsync();
        await keys.TypeAsync("segments/segments");
        await Expect(lineage.Said).ToContainTextAsync("1 node found");
        await keys.PressAsync("Enter");
        await Expect(lineage.Viewport).ToBeFocusedAsync();
        Assert.EndsWith("segments/segments", (await lineage.SnapshotAsync()).Selected, StringComparison.Ordinal);
        await keys.PressAsync("Escape");

        await keys.PressAsync("f");
        await lineage.UntilAsync("s.visible.length === s.nodes.length || s.camera.zoom < 0.5");
        await keys.PressAsync("t");
        await Expect(ana.Page.GetByTestId("lineage-table")).ToBeFocusedAsync();
        Assert.Equal(whole, await lineage.Rows.CountAsync());
        await LookAtAsync(ana);
        await keys.PressAsync("t");
        await Expect(lineage.Viewport).ToBeFocusedAsync();
        AssertNothingKeepsPeopleOut();
    }

    private static Task FocusedAsync(PortalPage page, string id) => page.Page.WaitForFunctionAsync("id => window.__lineage.snapshot().focused === id", id, Often);
}
