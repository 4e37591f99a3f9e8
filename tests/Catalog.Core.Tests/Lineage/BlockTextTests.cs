using Catalog.Core.Lineage.Graph;
using Xunit;

namespace Catalog.Core.Tests.Lineage;

public sealed class BlockTextTests
{
    private static readonly string[] Names = ["", "orders", "Bestellungen für Köln", "注文", "🙂", new string('é', 40_000), "orders"];

    [Fact]
    public void Every_text_of_a_block_reads_as_it_was_written() => Assert.Equal(Names, BlockText.All(Names).Select(t => t.ToString()));

    [Fact]
    public void Texts_are_equal_when_they_say_the_same_whichever_block_holds_them()
    {
        var all = BlockText.All(Names);

        Assert.Equal(all[1], all[^1]);
        Assert.Equal(all[1], BlockText.Of("orders"));
        Assert.Equal(all[1].GetHashCode(), BlockText.Of("orders").GetHashCode());
        Assert.NotEqual(all[0], all[1]);
        Assert.Equal(default, all[0]);
        Assert.Equal(new GraphNode(1, "ns", "orders", 2, false), new GraphNode(1, "ns", all[1], 2, false));
    }
}
