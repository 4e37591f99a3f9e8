using Catalog.Core.Discovery;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Tests.Access;
using Catalog.TestKit.Databases;
using Xunit;

namespace Catalog.Data.Tests.Discovery;

/// <summary>Whoever keeps a search is told of what it finds anew, once, and with their own rights.</summary>
public abstract class SavedSearchTests(DatabaseFixture database)
{
    private static readonly TellOfNewHitsCommand Now = new(Interval: TimeSpan.Zero);

    [Fact]
    public async Task What_was_there_when_it_was_saved_is_not_told_and_what_comes_later_is_told_once()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var search = new Index { Hits = [Hit("sales/orders")] };
        Assert.True((await SaveAsync(stage, search, stage.Ana)).IsOk);

        await TellAsync(stage, search);
        Assert.Empty(await stage.InboxAsync(stage.Ana));

        search.Hits = [Hit("sales/orders"), Hit("sales/returns"), Hit("sales/refunds")];
        await TellAsync(stage, search);
        await TellAsync(stage, search);

        var told = Assert.Single(await stage.InboxAsync(stage.Ana));
        Assert.Equal(("2 new results for your search “Sales”.", InboxKinds.SavedSearch), (told.Sentence, told.Kind));
        Assert.Empty(await stage.InboxAsync(stage.Priya));
    }

    [Fact]
    public async Task It_is_run_with_the_rights_its_person_has_now()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var search = new Index();
        await SaveAsync(stage, search, stage.Priya);

        await TellAsync(stage, search);

        Assert.Equal(stage.Priya.PersonId, search.LastActor!.PersonId);
        Assert.Equal(stage.Priya.Teams, search.LastActor.Teams);
    }

    [Fact]
    public async Task An_incomplete_index_is_not_compared_with()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var search = new Index { Hits = [Hit("sales/orders")] };
        await SaveAsync(stage, search, stage.Ana);

        (search.Hits, search.State) = ([], new SearchState(SearchCondition.Rebuilding, ""));
        await TellAsync(stage, search);
        (search.Hits, search.State) = ([Hit("sales/orders")], new SearchState(SearchCondition.Ready, ""));
        await TellAsync(stage, search);

        Assert.Empty(await stage.InboxAsync(stage.Ana));
    }

    [Fact]
    public async Task Saving_it_again_keeps_it_once_and_only_its_person_forgets_it()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var search = new Index();
        var saved = (await SaveAsync(stage, search, stage.Ana)).Value;
        Assert.Equal(saved, (await SaveAsync(stage, search, stage.Ana)).Value);
        Assert.Single(await stage.Node.Get<ISavedSearchQueries>().MineAsync(stage.Ana, default));
        Assert.Null(await stage.Node.Get<ISavedSearchQueries>().FindAsync(saved, stage.Priya, default));

        var forget = new ForgetSearch(stage.Node.Works);
        Assert.IsType<Refusal.NotFound>((await forget.ExecuteAsync(new ForgetSearchCommand(saved), stage.Priya, default)).Refusal);
        Assert.True((await forget.ExecuteAsync(new ForgetSearchCommand(saved), stage.Ana, default)).IsOk);
        Assert.Empty(await stage.Node.Get<ISavedSearchQueries>().MineAsync(stage.Ana, default));
    }

    [Fact]
    public async Task Two_nodes_that_look_at_the_same_time_tell_once()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var search = new Index();
        await SaveAsync(stage, search, stage.Ana);
        search.Hits = [Hit("sales/orders")];

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Tell(stage, search).ExecuteAsync(Now, Actor.System, default)));

        Assert.Contains(answers, a => a.IsOk);
        Assert.Single(await stage.InboxAsync(stage.Ana));
    }

    private static Task<Outcome<SavedSearchId>> SaveAsync(AccessStage stage, ISearch search, Actor who) =>
        new SaveSearch(stage.Node.Works, search, stage.Clock).ExecuteAsync(new SaveSearchCommand("Sales", "orders", SearchFilter.None.Toggle("domain", "sales")), who, default);

    private static async Task TellAsync(AccessStage stage, ISearch search) => Assert.True((await Tell(stage, search).ExecuteAsync(Now, Actor.System, default)).IsOk);

    private static TellOfNewHits Tell(AccessStage stage, ISearch search) => new(stage.Node.Works, search, stage.Node.Get<IRightsQueries>(), stage.Clock);

    private static SearchHit Hit(string key) => new() { Type = SearchType.Product, Key = key, Name = key, Title = key };

    private sealed class Index : ISearch
    {
        public IReadOnlyList<SearchHit> Hits { get; set; } = [];
        public SearchState State { get; set; } = new(SearchCondition.Ready, "");
        public Actor? LastActor { get; private set; }

        public Task<SearchResult> FindAsync(SearchQuery query, Actor actor, CancellationToken ct)
        {
            LastActor = actor;
            return Task.FromResult(new SearchResult { Hits = Hits, Facets = new Dictionary<string, IReadOnlyList<SearchFacetValue>>(), Total = Hits.Count, Took = TimeSpan.Zero, Reading = new QueryReading([], query.Filter, [], false), State = State });
        }

        public Task<SearchSuggestions> SuggestAsync(string text, Actor actor, CancellationToken ct) => throw new NotSupportedException();
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteSavedSearchTests(SqliteDatabase database) : SavedSearchTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresSavedSearchTests(PostgresDatabase database) : SavedSearchTests(database), IClassFixture<PostgresDatabase>;
