using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Search.Tests.Index;
using Catalog.TestKit.Builders;
using Xunit;

namespace Catalog.Search.Tests.Results;

/// <summary>What an answer says of itself: why each hit is here, how the text was read, and in which order it comes.</summary>
public sealed class AnswerTests : IAsyncLifetime
{
    private static readonly DateTimeOffset First = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private SearchStore store = null!;

    public async ValueTask InitializeAsync()
    {
        store = await SearchStore.OpenAsync(follow: false);
        Assert.True(store.Index.TryOwn());
        var sales = A.Domain("sales");
        await store.AddAsync(
            sales,
            A.DataProduct("sales/order-lines", sales).Titled("Lines").Tagged("gdpr").Saying(s => s with { Purpose = "What customers ordered, with the e-mail they gave." }).Build(First),
            A.DataProduct("sales/order-extract", sales).Titled("Extract").In(Lifecycle.Deprecated).Build(First.AddDays(9)),
            A.DataProduct("sales/order", sales).Titled("Order").Restricted().Build(First.AddDays(3)));
        await store.Index.ReadSynonymsAsync(CancellationToken.None);
        await store.Index.RebuildAsync(null, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Theory]
    [InlineData("order email", "sales/order-lines", "“order” is in its key and “email” is in its purpose.")]
    [InlineData("lines gdpr", "sales/order-lines", "“lines” is in its key and “gdpr” is in the tag gdpr.")]
    [InlineData("order extract", "sales/order-extract", "Its name is exactly what you typed. Shown, but not lifted: it is deprecated.")]
    [InlineData("order", "sales/order", "Its name is exactly what you typed. You see that it exists; columns and documentation open with access.")]
    [InlineData("extarct", "sales/order-extract", "“extarct” is in its key. “extarct” was read as “extract”. Shown, but not lifted: it is deprecated.")]
    [InlineData("client gdpr", "sales/order-lines", "“gdpr” is in the tag gdpr and “client” (as “customer”) is in its purpose.")]
    [InlineData("purchase", "sales/order", "“purchase” (as “order”) is in its key. You see that it exists; columns and documentation open with access.")]
    public async Task A_hit_says_in_words_why_it_is_here(string text, string key, string why)
    {
        var found = await store.FindAsync(text, A.Analyst());

        Assert.Equal(why, string.Join(' ', found.Hits.Single(h => h.Key == key).Why));
    }

    [Theory]
    [InlineData("orderr -lines", "order -lines")]
    [InlineData("where is the extarct of type:product", "where is the extract of type:product")]
    [InlineData("gpdr \"order lines\" ", "gdpr \"order lines\"")]
    [InlineData("column:emial OR gpdr", null)]
    public async Task A_better_spelling_keeps_everything_else_as_it_was_typed(string text, string? better) => Assert.Equal(better, (await store.FindAsync(text, Actor.System)).DidYouMean);

    [Theory]
    [InlineData("""customer tag:gdpr -old "net revenue" updated:>2026-01-01 OR column:email""", """customer -old "net revenue" OR column:email""")]
    [InlineData("domain:sales", "")]
    [InlineData("https://example.org updated:soon", "https://example.org updated:soon")]
    public async Task The_text_is_told_without_its_filters(string text, string rest) => Assert.Equal(rest, (await store.FindAsync(text, Actor.System)).Reading.Rest);

    [Fact]
    public async Task The_freshest_come_first_when_asked_for_and_page_on_in_that_order()
    {
        var best = await Keys(SearchOrder.Best, null);
        var fresh = await Keys(SearchOrder.Freshest, null);
        var second = await Keys(SearchOrder.Freshest, "1", limit: 1);

        Assert.Equal("sales/order", best[0]);
        Assert.Equal(["sales/order-extract", "sales/order", "sales/order-lines"], fresh);
        Assert.Equal(["sales/order"], second);

        async Task<List<string>> Keys(SearchOrder order, string? after, int limit = 20) =>
            [.. (await store.Node.Get<ISearch>().FindAsync(new SearchQuery { Text = "order type:product", Order = order, After = after, Limit = limit }, Actor.System, TestContext.Current.CancellationToken)).Hits.Select(h => h.Key)];
    }

    [Fact]
    public async Task Beside_a_suggested_name_stand_only_columns_that_have_what_the_name_has_not()
    {
        var found = await store.Node.Get<ISearch>().SuggestAsync("order", Actor.System, TestContext.Current.CancellationToken);

        Assert.All(found.Groups.SelectMany(g => g.Hits), hit => Assert.Empty(hit.Highlights));
    }
}
