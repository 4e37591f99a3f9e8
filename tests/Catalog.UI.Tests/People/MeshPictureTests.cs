using Catalog.Core.DataProducts;
using Catalog.UI.People;
using Xunit;

namespace Catalog.UI.Tests.People;

public sealed class MeshPictureTests
{
    [Fact]
    public void What_is_built_from_something_stands_below_it()
    {
        var picture = Drawn(["a", "b", "c"], ("a", "b"), ("b", "c"));

        Assert.True(picture.Cards[0].Y < picture.Cards[1].Y);
        Assert.True(picture.Cards[1].Y < picture.Cards[2].Y);
        Assert.Equal([(0, 1), (1, 2)], picture.Edges);
    }

    [Fact]
    public void A_circle_ends_and_no_two_cards_share_a_place()
    {
        var picture = Drawn(["a", "b", "c", "d", "e", "f"], ("a", "b"), ("b", "a"), ("b", "b"));

        Assert.Equal(6, picture.Cards.Select(c => (c.X, c.Y)).Distinct().Count());
        Assert.All(picture.Cards, c => Assert.InRange(c.X + MeshPicture.CardWidth, MeshPicture.CardWidth, MeshPicture.Width));
        Assert.All(picture.Cards, c => Assert.InRange(c.Y + MeshPicture.CardHeight, MeshPicture.CardHeight, picture.Height));
    }

    [Fact]
    public void A_long_line_passes_between_the_cards_on_its_way()
    {
        var picture = Drawn(["a", "b", "c", "d", "e", "f"], ("a", "b"), ("a", "c"), ("a", "d"), ("a", "e"), ("b", "f"), ("a", "f"));

        var (x, top) = Assert.Single(picture.Passes(picture.Cards[0], picture.Cards[5]));
        Assert.All(picture.Cards.Where(card => card.Y == top), card => Assert.True(x < card.X || x > card.X + MeshPicture.CardWidth));
        Assert.Empty(picture.Passes(picture.Cards[0], picture.Cards[1]));
    }

    [Fact]
    public void An_edge_to_something_that_is_not_shown_is_left_out() => Assert.Empty(Drawn(["a"], ("a", "hidden")).Edges);

    private static MeshPicture Drawn(string[] names, params (string From, string To)[] edges) => MeshPicture.Draw(
        [.. names.Select(name => new PicturedProduct(new DataProductKey("sales", name), "Sales", Lifecycle.Active, false, false))],
        [.. edges.Select(edge => (new DataProductKey("sales", edge.From), new DataProductKey("sales", edge.To)))]);
}
