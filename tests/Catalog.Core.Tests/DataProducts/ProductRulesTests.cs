using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.TestKit.Builders;
using Xunit;

namespace Catalog.Core.Tests.DataProducts;

public sealed class ProductRulesTests
{
    private static readonly Core.Domains.Domain Sales = A.Domain("sales");

    [Theory]
    [InlineData(Lifecycle.Proposed, Lifecycle.Draft, true)]
    [InlineData(Lifecycle.Draft, Lifecycle.Active, true)]
    [InlineData(Lifecycle.Active, Lifecycle.Deprecated, true)]
    [InlineData(Lifecycle.Active, Lifecycle.Draft, false)]
    [InlineData(Lifecycle.Deprecated, Lifecycle.Active, true)]
    [InlineData(Lifecycle.Retired, Lifecycle.Draft, true)]
    [InlineData(Lifecycle.Retired, Lifecycle.Active, false)]
    public void Only_sensible_steps_can_be_taken(Lifecycle from, Lifecycle to, bool possible)
    {
        DataProduct product = A.DataProduct("sales/orders", Sales).OwnedBy(A.Team("orders", Sales)).Saying(s => s with { Purpose = "Orders." }).In(from);

        Assert.Equal(possible, ProductLifecycle.WhyNot(product, to) is null);
    }

    [Fact]
    public void Activating_is_refused_while_a_product_has_no_owning_team_or_no_purpose()
    {
        DataProduct orphan = A.DataProduct("sales/orders", Sales).Saying(s => s with { Purpose = "Orders." }).In(Lifecycle.Draft);
        DataProduct silent = A.DataProduct("sales/orders", Sales).OwnedBy(A.Team("orders", Sales)).In(Lifecycle.Draft);

        Assert.Contains("owning team", ProductLifecycle.WhyNot(orphan, Lifecycle.Active), StringComparison.Ordinal);
        Assert.Contains("purpose", ProductLifecycle.WhyNot(silent, Lifecycle.Active), StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_is_told_by_its_name_and_by_its_version_only_where_another_has_the_same_name()
    {
        PortSheet Output(string name, string version) => new() { Direction = PortDirection.Output, Name = name, PortVersion = version };
        var name = new string('n', 400);
        DataProduct product = A.DataProduct("sales/orders", Sales).Saying(s => s with { Ports = [Output("lake", "1.0.0"), Output("raw", "1.0.0"), Output("raw", "2.0.0"), Output(name, "1"), Output(name, "2")] });

        Assert.Equal("lake", product.LabelOf(product.Output("lake")!));
        Assert.Equal("raw 1.0.0", product.LabelOf(product.Output("raw", "1.0.0")!));
        Assert.Equal(name, product.LabelOf(product.Output(name, "2")!));
    }

    [Fact]
    public void A_sheet_that_cannot_be_taken_says_so_under_each_field()
    {
        var port = new PortSheet { Direction = PortDirection.Output, Name = "lake", PortVersion = "1" };
        var errors = SheetRules.Check(new ProductSheet { Title = " ", Links = [new("javascript:alert(1)", null, null)], Ports = [port, port, port with { Name = "" }] });

        Assert.Equal(["links", "ports[1].name", "ports[2].name", "title"], errors.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(SheetRules.Check(new ProductSheet { Title = "Orders", Links = [new("https://example.org", null, null)], Ports = [port] }));
    }

    [Fact]
    public void What_only_one_of_two_editors_changed_is_kept_and_mine_holds_where_both_did()
    {
        Dictionary<string, string> Leaves(string purpose, string usage, params string[] tags) => SheetLeaves.From(new ProductSheet { Purpose = purpose, Usage = usage, Tags = tags });

        var merged = SheetLeaves.ToSheet(SheetMerge.ThreeWay(Leaves("p", "u", "a"), Leaves("mine", "u", "a", "b"), Leaves("theirs", "theirs", "a")));

        Assert.Equal(("mine", "theirs"), (merged.Purpose, merged.Usage));
        Assert.Equal(["a", "b"], merged.Tags);
    }

    [Fact]
    public void A_change_is_told_in_words()
    {
        var before = SheetLeaves.From(new ProductSheet { Purpose = "old", Tags = ["a"] });
        var after = SheetLeaves.From(new ProductSheet { Purpose = "new", Tags = ["a", "gdpr"], Ports = [new PortSheet { Direction = PortDirection.Output, Name = "lake", PortVersion = "1", Tier = "primary" }] });

        IReadOnlyList<FieldChange> changes = LeafChanges.Between(before, after);

        Assert.Equal("added the port output lake 1, changed the purpose and added the tag gdpr", LeafWords.Sentence(changes));
    }

    [Fact]
    public void Source_and_curated_values_stand_side_by_side_only_where_they_differ()
    {
        var source = SheetLeaves.From(new ProductSheet { Title = "Orders", Purpose = "source", Tags = ["a", "b"] });
        var wanted = SheetLeaves.From(new ProductSheet { Title = "Orders", Purpose = "curated", Tags = ["a"] });
        var curated = SheetMerge.Curate(source, new Dictionary<string, CuratedLeaf>(), wanted, new CuratedLeaf(null, null, "Priya", default));

        var rows = SourcedValues.Of(source, curated);

        Assert.Equal([("purpose", "source", "curated"), ("tags/b", "b", null)], rows.Select(r => (r.Path, r.Source, r.Curated)));
        Assert.Empty(SourcedValues.Of(source, SheetMerge.TakeSource(SheetMerge.TakeSource(curated, "purpose"), "tags/b")));
    }
}
