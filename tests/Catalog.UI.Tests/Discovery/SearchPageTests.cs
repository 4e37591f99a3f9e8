using Bunit;
using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Discovery;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.Discovery;

/// <summary>What the page of results makes of an answer and of its address.</summary>
public sealed class SearchPageTests : CatalogUiContext
{
    private static readonly SearchHit Orders = new() { Type = SearchType.Product, Key = "sales/orders", Name = "orders", Title = "Orders", Summary = "Every order", Why = ["Its name has your word."] };
    private static readonly SearchHit Emails = new() { Type = SearchType.Dataset, Key = "dataset:pg://crm:emails", Parent = "pg://crm", Name = "emails", Title = "emails" };

    private readonly Found found = new();

    public SearchPageTests()
    {
        Services.AddSingleton<ISearch>(found);
        Services.AddSingleton<IProductPageQueries, NoPages>();
        Services.AddSingleton<ISavedSearchQueries, Kept>();
        Services.AddSingleton<ICatalogWorkFactory, NoWork>();
        Services.AddTransient<SaveSearch>();
        Services.AddTransient<ForgetSearch>();
    }

    [Fact]
    public void The_address_is_the_query()
    {
        found.Hits = [Orders];

        Show("/search?q=orders&type=product&type=dataset&domain=sales&from=2026-01-31&after=mark");

        Assert.Equal(("orders", "mark", new DateOnly(2026, 1, 31)), (found.Query!.Text, found.Query.After, found.Query.Filter.UpdatedFrom));
        Assert.Equal(["product", "dataset"], found.Query.Filter.Of("type"));
        Assert.Equal(["sales"], found.Query.Filter.Of("domain"));
    }

    [Fact]
    public void A_facet_is_chosen_and_given_up_by_a_link_that_forgets_the_page()
    {
        found.Hits = [Orders];
        found.Facets = new() { ["type"] = [new("product", "Data products", 9, true), new("dataset", "Datasets", 21, false)] };

        var page = Show("/search?q=orders&type=product&after=mark");

        Assert.Equal(["/search?q=orders", "/search?q=orders&type=product&type=dataset"], page.FindAll(".fac a").Select(a => a.GetAttribute("href")));
        Assert.Equal("Data products", page.Find(".fchip").TextContent.Trim());
    }

    [Fact]
    public void Another_question_on_the_same_page_is_answered_anew()
    {
        found.Hits = [Orders];
        var page = Show("/search?q=orders");

        Services.GetRequiredService<NavigationManager>().NavigateTo("/search?q=orders&type=dataset");

        page.WaitForAssertion(() => Assert.Equal("Datasets", page.Find(".fchip").TextContent.Trim()));
        Assert.Equal(["dataset"], found.Query!.Filter.Of("type"));
    }

    [Fact]
    public void Each_kind_of_hit_leads_to_its_page_and_says_why_it_is_here()
    {
        found.Hits = [Orders, Emails];

        var page = Show("/search?q=orders");

        Assert.Equal(["/products/sales/orders", CatalogUrls.Dataset("pg://crm", "emails")], page.FindAll("article").Select(a => a.GetAttribute("data-row")));
        Assert.Contains("Its name has your word.", page.Find("article").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_hit_is_previewed_until_another_is_chosen()
    {
        found.Hits = [Orders, Emails];

        Assert.Equal("Preview of Orders", Show("/search?q=x").Find("aside").GetAttribute("aria-label"));
        Assert.Equal("Preview of emails", Show("/search?q=x&preview=dataset%3Adataset%3Apg%3A%2F%2Fcrm%3Aemails").Find("aside").GetAttribute("aria-label"));
    }

    [Fact]
    public void Without_a_hit_the_page_offers_ways_on()
    {
        found.DidYouMean = "orders";

        var page = Show("/search?q=oders&type=term");

        Assert.Contains("Nothing that you may see matches “oders”", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find("a[href='/search?q=oders']"));
        Assert.NotNull(page.Find("a[href='/search?q=orders&type=term']"));
    }

    [Fact]
    public void An_index_that_is_not_complete_says_so()
    {
        found.State = new SearchState(SearchCondition.Rebuilding, "The index is being made anew.", 3, 10);

        Assert.Contains("The index is being made anew.", Show("/search?q=x").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_question_the_searches_that_are_kept_can_be_asked_again()
    {
        Assert.NotNull(Show("/search").Find("a[href='/search?q=customer%20emails&type=dataset']"));
    }

    [Fact]
    public void A_search_that_fails_says_so_with_a_reference()
    {
        found.Failure = new InvalidOperationException("no index");

        Assert.Contains("The search did not run", Show("/search?q=x").Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<SearchPage> Show(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<CascadingValue<Actor>>(parameters => parameters.Add(v => v.Value, Analyst).AddChildContent<SearchPage>()).FindComponent<SearchPage>();
    }

    private static Actor Analyst => new() { Name = "Ana Ruiz", PersonId = CatalogId.New<PersonId>(TimeProvider.System), SignedIn = true };

    private sealed class Found : ISearch
    {
        public IReadOnlyList<SearchHit> Hits { get; set; } = [];
        public Dictionary<string, IReadOnlyList<SearchFacetValue>> Facets { get; set; } = [];
        public string? DidYouMean { get; set; }
        public Exception? Failure { get; set; }
        public SearchQuery? Query { get; private set; }
        public SearchState State { get; set; } = new(SearchCondition.Ready, "Everything is findable.");

        public Task<SearchResult> FindAsync(SearchQuery query, Actor actor, CancellationToken ct)
        {
            Query = query;
            return Failure is null
                ? Task.FromResult(new SearchResult { Hits = Hits, Facets = Facets, Total = Hits.Count, Took = TimeSpan.FromMilliseconds(3), DidYouMean = DidYouMean, Reading = new QueryReading([], SearchFilter.None, [], false), State = State })
                : Task.FromException<SearchResult>(Failure);
        }

        public Task<SearchSuggestions> SuggestAsync(string text, Actor actor, CancellationToken ct) => throw new NotSupportedException();
    }

    private sealed class Kept : ISavedSearchQueries
    {
        public Task<IReadOnlyList<SavedSearchRow>> MineAsync(Actor actor, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<SavedSearchRow>>([new(CatalogId.New<SavedSearchId>(TimeProvider.System), "Emails", "customer emails", SearchFilter.None.Toggle("type", "dataset"), TimeProvider.System.GetUtcNow())]);

        public Task<SavedSearchRow?> FindAsync(SavedSearchId id, Actor actor, CancellationToken ct) => throw new NotSupportedException();
    }

    private sealed class NoWork : ICatalogWorkFactory
    {
        public ICatalogWork Open() => throw new NotSupportedException();
    }

    private sealed class NoPages : IProductPageQueries
    {
        public Task<ProductPage?> PageAsync(DataProductKey key, Actor actor, CancellationToken ct) => Task.FromResult<ProductPage?>(null);
        public Task<IReadOnlyDictionary<string, string>> KnownAsync(IReadOnlyCollection<string> keys, Actor actor, CancellationToken ct) => throw new NotSupportedException();
        public Task<Outcome<ProductForm>> FormAsync(DataProductKey key, Actor actor, CancellationToken ct) => throw new NotSupportedException();
        public Task<Outcome<ProductOrigin>> OriginAsync(DataProductKey key, Actor actor, CancellationToken ct) => throw new NotSupportedException();
        public Task<Outcome<Page<GrantHolder>>> HoldersAsync(DataProductKey key, PageRequest page, Actor actor, CancellationToken ct) => throw new NotSupportedException();
        public Task<RegistrationChoices> ChoicesAsync(Actor actor, CancellationToken ct) => throw new NotSupportedException();
        public Task<IReadOnlyList<LevelChoice>> LevelsAsync(DataProductKey key, Actor actor, CancellationToken ct) => throw new NotSupportedException();
        public Task<bool> KeyTakenAsync(DataProductKey key, CancellationToken ct) => throw new NotSupportedException();
    }
}
