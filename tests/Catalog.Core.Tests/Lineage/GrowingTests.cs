using Catalog.Core.Lineage.Graph;
using Xunit;

namespace Catalog.Core.Tests.Lineage;

public sealed class GrowingTests
{
    [Fact]
    public void A_map_holds_what_was_put_into_it_and_earlier_ones_stay_as_they_were()
    {
        var random = new Random(1);
        var map = new GrowingMap<long, int>(new Dictionary<long, int> { [-1] = -1 });
        var earlier = new List<(GrowingMap<long, int> Map, int Count)>();
        for (var next = 0; next < 20_000;)
        {
            earlier.Add((map, next));
            var more = Enumerable.Range(next, random.Next(0, 700)).ToDictionary(Key, i => i * 2);
            map = map.With(more);
            next += more.Count;
            Assert.Equal(next + 1, map.Count);
        }
        foreach (var (then, count) in earlier)
        {
            Assert.Equal(count + 1, then.Count);
            Assert.False(then.ContainsKey(Key(count)));
            if (count > 0) Assert.Equal((count - 1) * 2, then[Key(count - 1)]);
            if (count > 0) Assert.Equal(count / 2 * 2, then[Key(count / 2)]);
            Assert.Equal(-1, then[-1]);
        }
        Assert.Throws<KeyNotFoundException>(() => map[-2]);

        // In no order.
        static long Key(int i) => i * 7_919L % 100_003;
    }

    [Fact]
    public void A_list_grows_at_its_end_and_earlier_ones_keep_their_length()
    {
        var list = new GrowingList<string>(["a"]);
        var longer = list.With(["b", "c"]).With(["d"]);

        Assert.Equal(["a", "b", "c", "d"], longer);
        Assert.Equal(["a"], list);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[1]);

        longer.Mark(3, s => s + "!");
        Assert.Equal("d!", longer[3]);
        Assert.Same(longer, longer.With([]));
    }
}
