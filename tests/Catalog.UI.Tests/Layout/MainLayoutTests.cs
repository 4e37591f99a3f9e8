using Bunit;
using Catalog.Core.People;
using Catalog.UI.Layout;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.Layout;

public sealed class MainLayoutTests : CatalogUiContext
{
    private static readonly Actor Analyst = new() { Name = "Ana Ruiz", SignedIn = true };

    [Fact]
    public void The_rail_shows_what_is_registered_and_nothing_else()
    {
        Services.AddNavigation(NavigationEntries.Home, NavigationEntries.Products, NavigationEntries.Admin(10, "Health", "health", UI.Components.Icons.Health));
        SignIn(Analyst);

        Assert.Equal(["Home", "Products"], Rail(Render<MainLayout>()));
    }

    [Fact]
    public void Administration_is_for_administrators()
    {
        Services.AddNavigation(NavigationEntries.Home, NavigationEntries.Admin(10, "Health", "health", UI.Components.Icons.Health));
        SignIn(Analyst with { Administrator = true });

        Assert.Equal(["Home", "Health"], Rail(Render<MainLayout>()));
    }

    [Fact]
    public async Task The_bell_counts_what_waits_and_counts_again_when_told()
    {
        var inbox = new Inbox { Waiting = 3 };
        Services.AddNavigation(NavigationEntries.Inbox).AddSingleton<IBellCount>(inbox);
        SignIn(Analyst);
        var layout = Render<MainLayout>();
        Assert.Contains("3 waiting", layout.Find("header .bell summary").TextContent, StringComparison.Ordinal);

        inbox.Waiting = 0;
        await layout.InvokeAsync(Services.GetRequiredService<BellState>().MayHaveChanged);

        layout.WaitForAssertion(() => Assert.DoesNotContain("waiting", layout.Find("header .bell summary").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_signed_in_sees_neither_rail_nor_search()
    {
        Services.AddNavigation(NavigationEntries.Home);
        SignIn(Actor.Anonymous);

        var layout = Render<MainLayout>();

        Assert.Empty(layout.FindAll("nav"));
        Assert.Empty(layout.FindAll("form"));
    }

    [Fact]
    public void A_page_that_fails_leaves_the_shell_standing_and_the_next_page_works()
    {
        Services.AddNavigation(NavigationEntries.Home);
        SignIn(Analyst);
        var fails = true;
        var layout = Render<MainLayout>(p => p.Add(l => l.Body, builder =>
        {
            if (fails) throw new InvalidOperationException("boom");
            builder.AddContent(0, "fine again");
        }));
        Assert.Contains("This page failed", layout.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Single(layout.FindAll(".rail"));

        fails = false;
        Services.GetRequiredService<NavigationManager>().NavigateTo("/elsewhere");

        layout.WaitForAssertion(() => Assert.Contains("fine again", layout.Find("main").TextContent, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Rail(IRenderedComponent<MainLayout> layout) => layout.FindAll(".rail a").Select(link => link.TextContent);

    private sealed class Inbox : IBellCount
    {
        public int Waiting { get; set; }

        public Task<int> CountAsync(Actor actor, CancellationToken ct) => Task.FromResult(Waiting);
    }
}
