using Bunit;
using Catalog.Core.Activity;
using Catalog.Core.People;
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
        Assert.Contains("by an import", Shown(Row("changed the purpose") with { Via = ActivityVia.Import }, false).Find("li").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("incident", "incident-opened", "because its state turned")]
    [InlineData("grant", "ended", "because its time was over")]
    [InlineData("product", "registered", "by an import")]
    [InlineData("contract", "conflicting", "by an import")]
    [InlineData("team", "member-added", "by an import")]
    [InlineData("person", "joined", "at the sign-in")]
    [InlineData("policy", "policy", null)]
    public void What_the_catalog_did_says_what_made_it(string subject, string verb, string? words)
    {
        var panel = Shown(Row("did something") with { ActorName = Actor.System.Name, Via = ActivityVia.System, SubjectKind = subject, Verb = verb }, false);

        Assert.Equal("The catalog did something", panel.Find("li p").TextContent.Trim());
        Assert.Equal(words, panel.FindAll(".via").SingleOrDefault()?.TextContent);
        Assert.NotEmpty(panel.FindAll(".av svg"));
    }

    [Fact]
    public void What_came_over_the_command_line_names_its_verb_as_the_way_and_not_as_who()
    {
        var import = Shown(Row("registered it") with { ActorName = Actor.Verb("import").Name, Via = ActivityVia.Verb }, false);
        var restore = Shown(Row("registered it") with { ActorName = Actor.Verb("restore").Name, Via = ActivityVia.Verb }, false);

        Assert.Equal("The command line registered it", import.Find("li p").TextContent.Trim());
        Assert.Equal("by an import", import.Find(".via").TextContent);
        Assert.Equal("by the verb restore", restore.Find(".via").TextContent);
    }

    [Theory]
    [InlineData("asked", "by an import")]
    [InlineData("revoked", "noted by the catalog")]
    public void What_the_catalog_noted_of_a_person_is_that_persons_deed(string verb, string words)
    {
        var panel = Shown(Row("asked for access") with { Via = ActivityVia.System, SubjectKind = "access-request", Verb = verb }, false);

        Assert.Equal("Priya Nair asked for access", panel.Find("li p").TextContent.Trim());
        Assert.Equal(words, panel.Find(".via").TextContent);
    }

    [Theory]
    [InlineData("docs/how-to-join", "page how to join")]
    [InlineData("ports/output/orders-sql/2.3.0/description", "description of port orders-sql 2.3.0")]
    [InlineData("agreed with", "agreed with")]
    public void What_changed_is_named_in_words(string field, string words)
    {
        var panel = Shown(Row("changed it") with { Changes = [new FieldChange(field, null, "new")] }, false);

        Assert.Equal($"What changed: {words}", panel.Find("summary").TextContent);
        Assert.Equal(words, panel.Find("dt").TextContent);
    }

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
