using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Search.Tests.Index;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Time;
using Xunit;

namespace Catalog.Search.Tests.Results;

/// <summary>What is marked is what matched, and no more of it.</summary>
public sealed class MarkingTests
{
    [Theory(Timeout = 60_000)]
    [InlineData("sal", "[sales]/order-lines")]
    [InlineData("order-l", "sales/[order]-[lines]")]
    [InlineData("lines", "sales/order-[lines]")]
    public async Task A_name_is_marked_where_its_part_begins_as_typed(string typed, string marked)
    {
        await using var store = await SearchStore.OpenAsync(follow: false);
        var sales = A.Domain("sales");
        await store.AddAsync(sales, A.DataProduct("sales/order-lines", sales).Titled("Lines of orders").Build(FixedClock.Beginning));
        store.Follow();
        await SearchStore.UntilAsync(() => Task.FromResult(store.Index.State.Condition == SearchCondition.Ready), TestContext.Current.CancellationToken);
        await SearchStore.UntilAsync(async () => (await store.FindAsync("lines", Actor.System)).Total > 0, TestContext.Current.CancellationToken);

        var found = (await store.Node.Get<ISearch>().SuggestAsync(typed, Actor.System, TestContext.Current.CancellationToken)).Groups.Single(g => g.Type == SearchType.Product).Hits[0];

        Assert.Equal(marked, string.Concat(found.NameParts.Select(p => p.Marked ? $"[{p.Text}]" : p.Text)));
    }
}
