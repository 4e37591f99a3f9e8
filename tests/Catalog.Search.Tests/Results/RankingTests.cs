using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Search.Tests.Index;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Time;
using Xunit;

namespace Catalog.Search.Tests.Results;

public sealed class RankingTests
{
    [Fact(Timeout = 60_000)]
    public async Task Of_two_with_the_very_name_the_deprecated_one_comes_last()
    {
        await using var store = await SearchStore.OpenAsync(follow: false);
        var (sales, stores) = (A.Domain("sales"), A.Domain("stores"));
        var old = A.DataProduct("sales/ledger", sales).Titled("Ledger").In(Lifecycle.Deprecated).Build(FixedClock.Beginning);
        await store.AddAsync(sales, stores, old, A.DataProduct("stores/ledger", stores).Titled("Ledger").In(Lifecycle.Active).Build(FixedClock.Beginning));
        store.Follow();

        Assert.Equal(["stores/ledger", "sales/ledger"], (await FoundAsync(store, "ledger", Actor.System, TestContext.Current.CancellationToken)).Where(h => h.Type == SearchType.Product).Select(h => h.Key));
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_may_not_read_a_contract_learns_neither_its_status_nor_when_it_changed()
    {
        await using var store = await SearchStore.OpenAsync(follow: false);
        var sales = A.Domain("sales");
        var contract = new DataContract(CatalogId.New<DataContractId>(TimeProvider.System), "ledger-terms", FixedClock.Beginning);
        contract.Show("Ledger terms", "sales", null, "active", "1.0.0", 0, FixedClock.Beginning);
        await store.AddAsync(sales, contract, A.DataProduct("sales/ledger", sales).Shown(Visibility.Restricted).WithOutput("first", "ledger-terms").Build(FixedClock.Beginning));
        store.Follow();

        var seen = Assert.Single(await FoundAsync(store, "ledger-terms", A.Analyst(), TestContext.Current.CancellationToken), h => h.Type == SearchType.Contract);

        Assert.Equal((true, null, null), (seen.Withheld, seen.Lifecycle, seen.UpdatedAt));
        Assert.NotNull(Assert.Single(await FoundAsync(store, "ledger-terms", Actor.System, TestContext.Current.CancellationToken), h => h.Type == SearchType.Contract).Lifecycle);
    }

    private static async Task<IReadOnlyList<SearchHit>> FoundAsync(SearchStore store, string text, Actor actor, CancellationToken cancellationToken)
    {
        await SearchStore.UntilAsync(() => Task.FromResult(store.Index.State.Condition == SearchCondition.Ready), cancellationToken);
        return (await store.FindAsync(text, actor)).Hits;
    }
}
