using Bunit;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Builders;
using Catalog.UI.Discovery;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.Discovery;

/// <summary>Where administrators see how a query is ranked, and say which words mean the same.</summary>
public sealed class SearchTuningPageTests : CatalogUiContext
{
    private readonly Ranked ranked = new();

    public SearchTuningPageTests()
    {
        Services.AddSingleton<ISearch>(ranked);
        Services.AddSingleton<ISynonymQueries, Words>();
        Services.AddSingleton<ICatalogWorkFactory, NoWorks>();
        Services.AddTransient<DefineSynonyms>();
        Services.AddTransient<RemoveSynonyms>();
        Services.AddTransient<AskForReindexing>();
    }

    [Fact]
    public void Each_hit_of_a_tried_query_has_its_stage_its_text_and_its_lift()
    {
        var page = Show("/admin/search?q=orders", A.Administrator());

        Assert.Equal("orders", ranked.Asked!.Text);
        Assert.True(ranked.Asked.Explain);
        var cells = page.FindAll("table")[0].QuerySelectorAll("tbody td").Select(c => c.TextContent.Trim()).ToList();
        Assert.Equal(["1, exact key or name", "3.25", "×1.10", "801.00"], cells.Skip(1));
        Assert.Contains("“orders”, the same as purchases.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_were_switched_off_are_struck_through_and_can_be_taken_back()
    {
        var page = Show("/admin/search", A.Administrator());

        Assert.Null(ranked.Asked);
        Assert.Equal("car, vehicle", page.Find("s").TextContent);
        Assert.NotNull(page.Find("button[aria-label='Take back the changes to car']"));
        Assert.NotNull(page.Find("button[aria-label='Switch the words of price off']"));
    }

    [Fact]
    public void Who_is_no_administrator_is_told_so()
    {
        var page = Show("/admin/search?q=orders", A.Analyst());

        Assert.Null(ranked.Asked);
        Assert.Contains("This is not open to you", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<SearchTuningPage> Show(string url, Actor actor)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(url);
        return Render<SearchTuningPage>(p => p.AddCascadingValue(actor));
    }

    private sealed class Ranked : ISearch
    {
        public SearchQuery? Asked { get; private set; }
        public SearchState State => new(SearchCondition.Ready, "Everything is findable.");

        public Task<SearchResult> FindAsync(SearchQuery query, Actor actor, CancellationToken ct)
        {
            Asked = query;
            return Task.FromResult(new SearchResult
            {
                Hits = [new SearchHit { Type = SearchType.Product, Key = "sales/orders", Name = "orders", Title = "Orders", Explanation = new(801, 1, "exact key or name", 3.25, 0.1) }],
                Facets = new Dictionary<string, IReadOnlyList<SearchFacetValue>>(), Total = 1, Took = TimeSpan.FromMilliseconds(1), State = State,
                Reading = new([new QueryWord("orders", ["purchases"], [], false, false)], SearchFilter.None, [], false),
            });
        }

        public Task<SearchSuggestions> SuggestAsync(string text, Actor actor, CancellationToken ct) => throw new NotSupportedException();
    }

    private sealed class Words : ISynonymQueries
    {
        public Task<IReadOnlyList<SynonymRow>> AllAsync(CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<SynonymRow>>([new("car", [], ["car", "vehicle"], 1), new("price", ["price", "cost"], ["price", "cost"], null)]);

        public Task<IReadOnlyList<IReadOnlyList<string>>> InForceAsync(CancellationToken ct) => throw new NotSupportedException();
    }

    private sealed class NoWorks : ICatalogWorkFactory
    {
        public ICatalogWork Open() => throw new NotSupportedException();
    }
}
