using Bunit;
using Catalog.UI.Components;
using MudBlazor;
using Xunit;

namespace Catalog.UI.Tests.Components;

public sealed class PickFieldTests : CatalogUiContext
{
    private static readonly PickOption[] People = [new("1", "Ana Ruiz"), new("2", "Priya Nair")];

    [Fact]
    public async Task What_is_picked_from_the_found_ones_becomes_the_value()
    {
        PickOption? picked = null;
        var popovers = Render<MudPopoverProvider>();
        var field = Render<PickField>(p => p
            .Add(f => f.Name, "person").Add(f => f.Label, "Person")
            .Add(f => f.Find, (typed, _) => Task.FromResult<IReadOnlyList<PickOption>>([.. People.Where(o => o.Text.Contains(typed, StringComparison.OrdinalIgnoreCase))]))
            .Add(f => f.ValueChanged, option => picked = option));
        Assert.Equal("f-person", field.Find("label").GetAttribute("for"));

        field.Find("input#f-person").Input("pri");
        await field.InvokeAsync(() => field.FindComponent<MudAutocomplete<PickOption>>().Instance.OpenMenuAsync());
        popovers.WaitForAssertion(() => Assert.Single(popovers.FindAll(".mud-list-item")), TimeSpan.FromSeconds(10));
        await popovers.InvokeAsync(() => popovers.Find(".mud-list-item").Click());

        Assert.Equal("2", picked?.Value);
    }
}
