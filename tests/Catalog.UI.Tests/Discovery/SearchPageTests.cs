using Bunit;
using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
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
    private readonly Behind behind = new();

    public SearchPageTests()
    {
        Services.AddSingleton<ISearch>(found);
        Services.AddSingleton<IProductPageQueries, NoPages>();
        Services.AddSingleton<IDataProductQueries, Opened>();
        Services.AddSingleton<IProductsBehindQueries>(behind);
        Services.AddSingleton<IValidityHistoryQueries, NoHistory>();
        Services.AddSingleton<ISavedSearchQueries, Kept>();
        Services.AddSingleton<ICatalogWorkFactory, NoWork>();
        Services.AddTransient<SaveSearch>();
        Services.AddTransient<ForgetSearch>();
    }

    [Fact]
    public void What_belongs_to_a_product_stands_in_its_card_unless_it_was_found_above_it()
    {
        var above = new SearchHit { Type = SearchType.Contract, Key = "orders", Name = "orders", Title = "orders" };
        var port = new SearchHit { Type = SearchType.Port, Key = "sales/orders#orders-sql", Parent = "sales/orders", Name = "orders-sql", Title = "orders-sql", Tiers = ["serving"] };
        var other = new SearchHit { Type = SearchType.Dataset, Key = "dataset:pg://board:orders", Parent = "pg://board", Name = "orders", Title = "orders" };
        found.Hits = [above, Orders, Emails with { Highlights = [new("Columns", [new("email", true), new("_address", false)])] }, port, other];
        behind.Datasets[new DatasetReference("pg://crm", "emails")] = new DataProductKey("sales", "orders");
        behind.Contracts["orders"] = new DataProductKey("sales", "orders");

        var page = Show("/search?q=orders");

        Assert.Equal(["Data contract orders", "Data product Orders", "Dataset orders"], page.FindAll("article.hit").Select(a => a.GetAttribute("aria-label")));
        var own = page.FindAll("[aria-label='Also found in Orders'] li");
        Assert.Equal(["emails", "orders-sql"], own.Select(li => li.QuerySelector("a")!.TextContent.Trim()));
        Assert.Equal("email_address", own[0].QuerySelector(".cols code")!.TextContent);
        Assert.Contains("Port, serving tier", own[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("/products/sales/orders", page.Find("article[aria-label='Data contract orders'] .meta a.key").GetAttribute("href"));
    }

    [Fact]
    public void An_index_that_is_not_complete_does_not_say_that_nothing_matches()
    {
        found.State = new SearchState(SearchCondition.Degraded, "The index cannot be opened.");

        var page = Show("/search?q=orders");

        Assert.Contains("Nothing is found just now", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing that you may see matches", page.Markup, StringComparison.Ordinal);
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

        Assert.Equal(["/search?q=orders", "/search?q=orders&type=product&type=dataset"], page.FindAll("section[aria-label='Filter by Type'] a").Select(a => a.GetAttribute("href")));
        Assert.Equal("Data products", page.Find(".fchip").TextContent.Trim());
        Assert.Equal("1 result for “orders”", page.Find("h1").TextContent);
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
    public void Without_a_hit_the_page_offers_ways_on_that_lead_somewhere_and_what_others_open()
    {
        found.DidYouMean = "orders";
        found.Reading = new([Word("oders"), Word("zzz")], SearchFilter.None, [], false) { Rest = "oders zzz" };
        found.TotalOf = query => query.Text == "oders zzz" && query.Filter.IsEmpty ? 12 : query.Text == "oders" ? 3 : 0;

        var page = Show("/search?q=oders%20zzz&type=term");

        Assert.Contains("Nothing that you may see matches “oders zzz”", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["without filters, 12", "only “oders”, 3"], page.FindAll(".blank a.btn").Select(a => a.TextContent.Trim()));
        Assert.NotNull(page.Find("a[href='/search?q=oders%20zzz']"));
        Assert.NotNull(page.Find("a[href='/search?q=orders&type=term']"));
        Assert.NotNull(page.Find("section[aria-label='Opened most'] a[href='/products/sales/returns']"));
        Assert.Contains(page.FindAll("button"), b => b.TextContent.Contains("Tell me when there is something", StringComparison.Ordinal));
    }

    [Fact]
    public void A_filter_that_was_typed_is_chosen_and_its_link_takes_it_out_of_the_text()
    {
        found.Hits = [Orders];
        found.Facets = new() { ["tag"] = [new("GDPR", "GDPR", 4, true), new("sales", "sales", 2, false)] };
        found.Reading = new([Word("orders")], SearchFilter.None.Toggle("tag", "gdpr"), [], false) { Rest = "orders" };

        found.DidYouMean = "order";

        var page = Show("/search?q=orders%20tag%3Agdpr");

        Assert.NotNull(page.Find("a[href='/search?q=order&tag=gdpr']"));
        Assert.Equal("GDPR", page.Find(".fchip").TextContent.Trim());
        Assert.Equal(["/search?q=orders", "/search?q=orders&tag=gdpr&tag=sales"], page.FindAll("section[aria-label='Filter by Tag'] a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void Days_are_chosen_by_links_and_fields_and_given_up_by_their_chips()
    {
        found.Hits = [Orders];
        found.Facets = new() { ["type"] = [new("product", "Data products", 9, false)] };

        var page = Show("/search?q=orders&type=dataset&from=2026-01-31");

        Assert.Equal(["Datasets", "described since 31 Jan 2026"], page.FindAll(".fchip").Select(c => c.TextContent.Trim()));
        Assert.Equal("/search?q=orders&type=dataset", page.FindAll(".fchip")[1].GetAttribute("href"));
        Assert.Equal("/search?q=orders&type=dataset&from=2030-01-08", page.Find("section[aria-label='Filter by Described in'] a").GetAttribute("href"));
        Assert.Equal(["q=orders", "type=dataset", "from=2026-01-31", "to="], page.FindAll("form.days input").Select(i => $"{i.GetAttribute("name")}={i.GetAttribute("value")}"));
    }

    [Fact]
    public void The_order_is_in_the_address_and_stays_with_other_filters()
    {
        found.Hits = [Orders];
        found.Facets = new() { ["type"] = [new("product", "Data products", 9, false)] };

        var page = Show("/search?q=orders&order=freshest");

        Assert.Equal(SearchOrder.Freshest, found.Query!.Order);
        Assert.Equal(["/search?q=orders", "/search?q=orders&order=freshest"], page.FindAll("nav[aria-label=Order] a").Select(a => a.GetAttribute("href")));
        Assert.Equal("/search?q=orders&order=freshest&type=product", page.Find("section[aria-label='Filter by Type'] a").GetAttribute("href"));
    }

    [Fact]
    public void States_stand_in_their_own_order_also_where_nothing_has_them()
    {
        found.Hits = [Orders];
        found.Facets = new() { ["state"] = [new("INVALID", "INVALID", 2, false), new("VALID", "VALID", 1, false)] };

        Assert.Equal(["VALID1", "SUSPECT0", "INVALID2", "STALE0", "UNKNOWN0"], Show("/search?q=orders").FindAll("section[aria-label='Filter by State'] a").Select(a => string.Concat(a.TextContent.Where(char.IsLetterOrDigit))));
    }

    [Fact]
    public void A_card_says_what_one_decides_by()
    {
        found.Hits =
        [
            Orders with
            {
                State = "INVALID", Columns = 41, Why = ["“emails” is in 5 of its columns."],
                Highlights = [new("Columns", [.. Enumerable.Range(1, 5).SelectMany(n => new[] { new TextPart("email", true), new TextPart($"_{n}", false), SearchHighlight.Between }).SkipLast(1)])],
            },
        ];

        var card = Show("/search?q=emails").Find("article");

        Assert.Equal("INVALID", card.QuerySelector(".state")!.TextContent);
        Assert.Equal(["email_1", "email_2", "email_3", "email_4"], card.QuerySelectorAll(".cols code").Select(c => c.TextContent));
        Assert.Equal("email", card.QuerySelector(".cols mark")!.TextContent);
        Assert.Contains("of 41 columns", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("“emails” is in 5 of its columns.", card.TextContent, StringComparison.Ordinal);
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

    private static QueryWord Word(string text) => new(text, [], [], false, false);

    private static Actor Analyst => new() { Name = "Ana Ruiz", PersonId = CatalogId.New<PersonId>(TimeProvider.System), SignedIn = true };

    private sealed class Behind : IProductsBehindQueries
    {
        public Dictionary<DatasetReference, DataProductKey> Datasets { get; } = [];
        public Dictionary<string, DataProductKey> Contracts { get; } = [];

        public Task<ProductsBehind> FindAsync(IReadOnlyCollection<DatasetReference> datasets, IReadOnlyCollection<string> contracts, Actor actor, CancellationToken ct) => Task.FromResult(new ProductsBehind(Datasets, Contracts));
    }

    private sealed class Found : ISearch
    {
        public IReadOnlyList<SearchHit> Hits { get; set; } = [];
        public Dictionary<string, IReadOnlyList<SearchFacetValue>> Facets { get; set; } = [];
        public string? DidYouMean { get; set; }
        public Exception? Failure { get; set; }
        public QueryReading Reading { get; set; } = new([], SearchFilter.None, [], false);
        /// <summary>What other questions would find.</summary>
        public Func<SearchQuery, int> TotalOf { get; set; } = _ => 0;
        public SearchQuery? Query { get; private set; }
        public SearchState State { get; set; } = new(SearchCondition.Ready, "Everything is findable.");

        public Task<SearchResult> FindAsync(SearchQuery query, Actor actor, CancellationToken ct)
        {
            if (query is { Limit: 1, WithFacets: false }) return Task.FromResult(Answer(TotalOf(query)));
            Query = query;
            return Failure is null
                ? Task.FromResult(Answer(Hits.Count))
                : Task.FromException<SearchResult>(Failure);
        }

        private SearchResult Answer(int total) => new() { Hits = Hits, Facets = Facets, Total = total, Took = TimeSpan.FromMilliseconds(3), DidYouMean = DidYouMean, Reading = Reading, State = State };

        public Task<SearchSuggestions> SuggestAsync(string text, Actor actor, CancellationToken ct) => throw new NotSupportedException();
    }

    private sealed class Kept : ISavedSearchQueries
    {
        public Task<IReadOnlyList<SavedSearchRow>> MineAsync(Actor actor, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<SavedSearchRow>>([new(CatalogId.New<SavedSearchId>(TimeProvider.System), "Emails", "customer emails", SearchFilter.None.Toggle("type", "dataset"), TimeProvider.System.GetUtcNow())]);

        public Task<SavedSearchRow?> FindAsync(SavedSearchId id, Actor actor, CancellationToken ct) => throw new NotSupportedException();
    }

    private sealed class NoHistory : IValidityHistoryQueries
    {
        public Task<Outcome<Page<HistoryEntry>>> HistoryAsync(Actor actor, DataProductKey product, PageRequest request, CancellationToken ct) => throw new NotSupportedException();
        public Task<IReadOnlyDictionary<DataProductId, IReadOnlyList<StripTurn>>> StripsAsync(IReadOnlyCollection<DataProductId> products, DateTimeOffset since, CancellationToken ct) => throw new NotSupportedException();
        public Task<Outcome<PolicyOverview>> PoliciesAsync(Actor actor, DataProductKey product, CancellationToken ct) => throw new NotSupportedException();

        public Task<Outcome<PolicyOverview>> PoliciesAsync(Actor actor, string? domain, CancellationToken ct) => throw new NotSupportedException();
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

    private sealed class Opened : IDataProductQueries
    {
        public Task<Page<ProductRow>> ListAsync(ProductFilter filter, ProductSort sort, PageRequest page, Actor actor, CancellationToken ct) => Task.FromResult(new Page<ProductRow>([Row("returns", 9), Row("never", 0)], null));
        public IAsyncEnumerable<ProductRow> AllAsync(ProductFilter filter, ProductSort sort, Actor actor, CancellationToken ct) => throw new NotSupportedException();
        public Task<ProductFacets> FacetsAsync(ProductFilter filter, Actor actor, CancellationToken ct) => throw new NotSupportedException();
        public Task<IReadOnlyList<ProductRow>> RowsAsync(IReadOnlyCollection<DataProductId> ids, Actor actor, CancellationToken ct) => throw new NotSupportedException();
        public Task<ProductDetail?> DetailAsync(DataProductKey key, Actor actor, CancellationToken ct) => throw new NotSupportedException();
        public Task<IReadOnlyList<Named>> ReceivingTeamsAsync(Actor actor, CancellationToken ct) => throw new NotSupportedException();
        public Task<MeshGlance> GlanceAsync(Actor actor, CancellationToken ct) => throw new NotSupportedException();

        private static ProductRow Row(string name, int views) => new()
        {
            Id = CatalogId.New<DataProductId>(TimeProvider.System), Key = new DataProductKey("sales", name), Title = name, Lifecycle = Lifecycle.Active, Visibility = Visibility.Open,
            Domain = new Named("sales", "Sales"), UpdatedAt = default, Views = views, Favourite = false, MayEdit = false, Version = 1,
        };
    }
}
