using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Search.Tests.Index;
using Catalog.TestKit.Builders;
using CsCheck;
using Xunit;

namespace Catalog.Search.Tests.Results;

public sealed class BadInputTests
{
    [Fact]
    public async Task No_text_makes_a_search_or_a_suggestion_fail()
    {
        await using var store = await SmallAsync();
        string[] hostile =
        [
            "", " ", "\"", "\"\"", "\"orders", "-", "--", "-\"", "OR", "OR OR", "AND", "a OR", "*", "***", "?*?*", "~", "orders~2", "(((", "))", "[a TO b]", "{!x}", "+a -b", "name:", "column:", "domain:", "updated:", "updated:>", "updated:>nonsense",
            "\0\u0001\u001f", "\u202eorders\u202c", "😀😀", "\ud800", "orders\ud800", "مرحبا", "顧客", "a\\", "type:product -type:product", new string('a', 10_000), new string('*', 10_000), string.Concat(Enumerable.Repeat("\"a ", 3_000)), string.Join(' ', Enumerable.Range(0, 3_000)),
        ];
        foreach (var text in hostile) await AskAsync(store, text);
        await Gen.String[0, 200].SampleAsync(async text =>
        {
            await AskAsync(store, text);
            return true;
        }, iter: 300, threads: 1);
    }

    [Theory]
    [InlineData("updated:>nonsense ledger")]
    [InlineData("\"zebra ledger")]
    [InlineData("(zebra ledger)")]
    [InlineData("zebra* ledger~")]
    public async Task Wrong_syntax_is_taken_as_words(string text)
    {
        await using var store = await SmallAsync();
        Assert.Equal("sales/zebra-ledger", (await store.FindAsync(text, Actor.System)).Hits[0].Key);
    }

    private static async Task AskAsync(SearchStore store, string text)
    {
        var found = await store.FindAsync(text, Actor.System);
        Assert.True(found.Total >= found.Hits.Count);
        await store.Node.Get<ISearch>().SuggestAsync(text, Actor.System, CancellationToken.None);
    }

    private static async Task<SearchStore> SmallAsync()
    {
        var store = await SearchStore.OpenAsync(follow: false);
        Assert.True(store.Index.TryOwn());
        var sales = A.Domain("sales");
        await store.AddAsync(sales, A.DataProduct("sales/zebra-ledger", sales).Titled("Zebra ledger").Build());
        await store.Index.RebuildAsync(null, CancellationToken.None);
        return store;
    }
}
