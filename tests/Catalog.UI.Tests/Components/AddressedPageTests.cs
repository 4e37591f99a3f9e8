using Bunit;
using Catalog.Core.People;
using Catalog.UI.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.Components;

public sealed class AddressedPageTests : CatalogUiContext
{
    private readonly NavigationManager navigation;

    public AddressedPageTests()
    {
        SignIn(new Actor { Name = "Ana Ruiz", SignedIn = true });
        navigation = Services.GetRequiredService<NavigationManager>();
    }

    [Fact]
    public async Task Who_goes_on_before_a_page_is_read_sees_the_next_one_alone()
    {
        navigation.NavigateTo("slow");
        var page = Render<Page>();
        var slow = page.Instance.Reads["slow"];

        navigation.NavigateTo("next");
        page.Render();
        Assert.True(slow.Given.IsCancellationRequested);
        // What gives up late has read what nobody wants to see any more.
        slow.Answer.SetResult("slow");
        await UntilAsync(() => page.Instance.Reads.ContainsKey("next"));
        Assert.DoesNotContain("slow", page.Markup, StringComparison.Ordinal);
        page.Instance.Reads["next"].Answer.SetResult("next");

        page.WaitForAssertion(() => Assert.Equal("next", page.Markup));
    }

    [Fact]
    public async Task All_who_ask_while_it_is_read_are_answered_by_one_more_reading()
    {
        navigation.NavigateTo("one");
        var page = Render<Page>();
        page.Instance.Reads["one"].Answer.SetResult("first");
        page.WaitForAssertion(() => Assert.Equal("first", page.Markup));

        page.Instance.Reads.Clear();
        var asked = Enumerable.Range(0, 5).Select(_ => page.InvokeAsync(page.Instance.AgainAsync)).ToList();
        var running = page.Instance.Reads["one"];
        Assert.Equal(1, page.Instance.Count);
        running.Answer.SetResult("second");
        await UntilAsync(() => page.Instance.Count == 2);
        page.Instance.Reads["one"].Answer.SetResult("third");

        await Task.WhenAll(asked);
        Assert.Equal("third", page.Markup);
        Assert.Equal(2, page.Instance.Count);
    }

    // Reading alone renders nothing.
    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var left = 2000; left > 0 && !holds(); left--) await Task.Delay(5, Xunit.TestContext.Current.CancellationToken);
        Assert.True(holds());
    }

    public sealed class Page : AddressedPage<string>
    {
        public Dictionary<string, (TaskCompletionSource<string> Answer, CancellationToken Given)> Reads { get; } = [];

        public int Count { get; private set; } = -1;

        public async Task AgainAsync()
        {
            await ReloadAsync();
            StateHasChanged();
        }

        protected override Task<string?> ReadAsync(CancellationToken ct)
        {
            var answer = new TaskCompletionSource<string>();
            Reads[new Uri(Navigation.Uri).AbsolutePath[1..]] = (answer, ct);
            Count++;
            return answer.Task!;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Data);
    }
}
