using Bunit;
using Catalog.UI.Components;
using Xunit;

namespace Catalog.UI.Tests.Components;

public sealed class PickFieldTests : CatalogUiContext
{
    private static readonly PickOption[] People = [new("1", "Ana Ruiz", "Analyst"), new("2", "Priya Nair"), new("3", "Priscilla Stone")];

    private string? _picked = "nothing yet";

    [Fact]
    public void The_label_belongs_to_a_field_that_says_it_opens_a_list()
    {
        var field = Shown();

        Assert.Equal("f-person", field.Find("label").GetAttribute("for"));
        Assert.Equal("combobox", field.Find("#f-person").GetAttribute("role"));
        Assert.Equal("false", field.Find("#f-person").GetAttribute("aria-expanded"));
        Assert.True(field.Find("[role=listbox]").HasAttribute("hidden"));
    }

    [Fact]
    public void What_is_clicked_becomes_the_value_and_its_name_is_shown()
    {
        var field = Shown();
        field.Find("input").Input("pri");
        Assert.Equal(["Priya Nair", "Priscilla Stone"], field.FindAll("[role=option]").Select(o => o.TextContent.Trim()));

        field.FindAll("[role=option]")[0].Click();

        Assert.Equal("2", _picked);
        Assert.Equal("Priya Nair", field.Find("input").GetAttribute("value"));
        Assert.Equal("false", field.Find("input").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Arrows_walk_the_list_and_Enter_takes_what_they_stand_on()
    {
        var field = Shown();
        field.Find("input").Input("pri");
        field.Find("input").KeyDown("ArrowDown");
        Assert.Equal("f-person-o1", field.Find("input").GetAttribute("aria-activedescendant"));

        field.Find("input").KeyDown("Enter");

        Assert.Equal("3", _picked);
    }

    [Fact]
    public void Escape_closes_the_list_and_changes_nothing()
    {
        var field = Shown();
        field.Find("input").Input("pri");

        field.Find("input").KeyDown("Escape");

        Assert.Equal("false", field.Find("input").GetAttribute("aria-expanded"));
        Assert.Equal("nothing yet", _picked);
    }

    [Fact]
    public void A_name_that_is_typed_whole_needs_no_click()
    {
        var field = Shown();
        field.Find("input").Input("ana ruiz");

        field.Find("input").Blur();

        Assert.Equal("1", _picked);
    }

    [Fact]
    public void A_name_that_fits_several_or_none_is_kept_and_complained_about()
    {
        var field = Shown();
        field.Find("input").Input("pri");

        field.Find("input").Blur();

        Assert.Null(_picked);
        Assert.Equal("pri", field.Find("input").GetAttribute("value"));
        Assert.Contains("Choose one from the list.", field.Find(".err").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_new_things_may_be_named_the_text_itself_counts()
    {
        var field = Shown(free: true);
        field.Find("input").Input("orders-next");

        field.Find("input").Blur();

        Assert.Equal("orders-next", _picked);
        Assert.Empty(field.FindAll(".err"));
    }

    [Fact]
    public void A_value_from_before_shows_its_name()
    {
        var field = Render<PickField>(p => p.Add(f => f.Name, "person").Add(f => f.Label, "Person").Add(f => f.Options, People).Add(f => f.Value, "1"));

        Assert.Equal("Ana Ruiz", field.Find("input").GetAttribute("value"));
    }

    private IRenderedComponent<PickField> Shown(bool free = false) => Render<PickField>(p => p
        .Add(f => f.Name, "person").Add(f => f.Label, "Person").Add(f => f.Free, free).Add(f => f.Options, People)
        .Add(f => f.ValueChanged, value => _picked = value));
}
