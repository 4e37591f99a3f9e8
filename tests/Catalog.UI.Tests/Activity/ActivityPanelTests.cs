using Bunit;
using Catalog.Core.Activity;
using Catalog.TestKit.Time;
using Catalog.UI.Activity;
using Xunit;

namespace Catalog.UI.Tests.Activity;

public sealed class ActivityPanelTests : CatalogUiContext
{
    [Fact]
    public void The_key_inside_a_sentence_leads_to_the_product_and_is_said_once()
    {
        var panel = Shown(Row("certified sales/orders as good"), showProduct: true);

        Assert.Equal("/products/sales/orders", Assert.Single(panel.FindAll("a.key")).GetAttribute("href"));
        Assert.Equal("Priya Nair certified sales/orders as good", panel.Find("li p").TextContent.Trim());
    }

    [Fact]
    public void A_sentence_without_the_key_is_followed_by_it()
    {
        var panel = Shown(Row("changed the purpose"), showProduct: true);

        Assert.Equal("Priya Nair changed the purpose, sales/orders", panel.Find("li p").TextContent.Trim());
    }

    [Fact]
    public void On_the_products_own_page_the_key_is_not_a_link_to_itself() =>
        Assert.Empty(Shown(Row("certified sales/orders as good"), showProduct: false).FindAll("a.key"));

    [Fact]
    public void Only_what_did_not_happen_in_the_portal_says_where()
    {
        Assert.DoesNotContain("portal", Shown(Row("changed the purpose"), false).Find("li").TextContent, StringComparison.Ordinal);
        Assert.Contains("by import", Shown(Row("changed the purpose") with { Via = ActivityVia.Import }, false).Find("li").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("incident", "incident-opened", "because its state turned")]
    [InlineData("grant", "ended", "because its time was over")]
    [InlineData("product", "registered", "by import")]
    [InlineData("policy", "policy", "by a rule of the catalog")]
    public void What_the_catalog_did_says_what_made_it(string subject, string verb, string words) =>
        Assert.Contains(words, Shown(Row("did something") with { Via = ActivityVia.System, SubjectKind = subject, Verb = verb }, false).Find("li").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Old_and_new_are_shown_only_to_those_who_may_read_them()
    {
        var row = Row("changed the purpose") with { Changes = [new FieldChange("purpose", "old", null)] };

        Assert.Contains("nothing", Shown(row, false).Find("details ins").TextContent, StringComparison.Ordinal);
        var masked = Shown(row with { Masked = true }, false);
        Assert.Empty(masked.FindAll("details"));
        Assert.Contains("not open to you", masked.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<ActivityPanel> Shown(ActivityRow row, bool showProduct) => Render<ActivityPanel>(p => p.Add(a => a.Rows, [row]).Add(a => a.ShowProduct, showProduct));

    private static ActivityRow Row(string sentence) => new(
        ActivityEntryId.From(Guid.Parse("00000000-0000-7000-8000-000000000001")), FixedClock.Beginning, null, "Priya Nair", ActivityVia.Portal,
        "product", Guid.Empty, "sales/orders", null, "sales/orders", "updated", sentence, [], false);
}
