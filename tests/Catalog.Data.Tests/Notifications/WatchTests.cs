using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.Glossary;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Tests.Access;
using Catalog.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.Notifications;

/// <summary>Watchers are told once, never too much, and never what they did themselves.</summary>
public abstract class WatchTests(DatabaseFixture database)
{
    [Fact]
    public async Task Who_watches_over_several_paths_is_told_once_and_who_did_it_is_not()
    {
        await using var stage = await AccessStage.SetAsync(database);
        foreach (var who in new[] { stage.Ana, stage.Priya })
        {
            await WatchAsync(stage, who, WatchKind.Product, stage.Product.Id.Value);
            await WatchAsync(stage, who, WatchKind.Domain, stage.Domain.Id.Value);
            await WatchAsync(stage, who, WatchKind.Team, stage.Team!.Id.Value);
        }

        await ChangeAsync(stage, stage.Priya);

        var told = Assert.Single(await stage.InboxAsync(stage.Ana));
        Assert.Equal("Priya Nair changed the purpose.", told.Detail);
        Assert.Empty(await stage.InboxAsync(stage.Priya));
    }

    [Fact]
    public async Task Who_watches_a_tag_is_told_of_its_products_and_of_what_it_is_for()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var tag = $"tag-{stage.Domain.Key}";
        await using (var db = await stage.Node.Contexts.CreateDbContextAsync())
        {
            db.Add(new ProductTag(stage.Product.Id, tag));
            await db.SaveChangesAsync();
        }
        await WatchAsync(stage, stage.Ana, WatchKind.Tag, TagIdentity.Of(tag));

        await ChangeAsync(stage, stage.Priya);
        Assert.True((await stage.Node.Get<DescribeTag>().ExecuteAsync(new TagWords(tag, "What is sold"), stage.Ingrid, default)).IsOk);

        Assert.Equal([$"The tag {tag} changed", $"{stage.Key} changed"], (await stage.InboxAsync(stage.Ana)).Select(i => i.Sentence).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_restricted_product_is_told_without_details_and_a_hidden_one_not_at_all()
    {
        await using var restricted = await AccessStage.SetAsync(database, Visibility.Restricted);
        await WatchAsync(restricted, restricted.Ana, WatchKind.Domain, restricted.Domain.Id.Value);
        await ChangeAsync(restricted, restricted.Priya);
        Assert.Null(Assert.Single(await restricted.InboxAsync(restricted.Ana)).Detail);

        await using var hidden = await AccessStage.SetAsync(database, Visibility.Hidden);
        await WatchAsync(hidden, hidden.Ana, WatchKind.Domain, hidden.Domain.Id.Value);
        await WatchAsync(hidden, hidden.Marta, WatchKind.Domain, hidden.Domain.Id.Value);
        await ChangeAsync(hidden, hidden.Priya);
        Assert.Empty(await hidden.InboxAsync(hidden.Ana));
        Assert.Single(await hidden.InboxAsync(hidden.Marta));
        Assert.IsType<Refusal.NotFound>((await hidden.Node.Get<WatchSubject>().ExecuteAsync(new WatchSubjectCommand(WatchKind.Product, hidden.Product.Id.Value), hidden.Ana, default)).Refusal);
    }

    [Fact]
    public async Task What_was_told_before_a_product_was_hidden_is_hidden_with_it()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await WatchAsync(stage, stage.Ana, WatchKind.Product, stage.Product.Id.Value);
        await ChangeAsync(stage, stage.Priya);
        Assert.Single(await stage.InboxAsync(stage.Ana));
        var told = await stage.Node.Get<IInboxQueries>().CountAsync(stage.Ana, default);
        Assert.Equal((1, 1), (told.Unread, told.Waiting));

        await using (var work = stage.Node.Works.Open())
        {
            (await work.ProductAsync(stage.Product.Id, default))!.Show(Visibility.Hidden, stage.Clock.GetUtcNow());
            Assert.Null(await work.SaveAsync(default));
        }

        Assert.Equal(0, (await stage.Node.Get<IInboxQueries>().CountAsync(stage.Ana, default)).Unread);
        Assert.Empty(await stage.InboxAsync(stage.Ana));
        Assert.Empty((await stage.Node.Get<IActivityQueries>().ListAsync(stage.Ana, new ActivityFilter(Product: stage.Product.Id), new PageRequest(null), default)).Items);
    }

    [Fact]
    public async Task The_trail_masks_values_without_the_right_to_details_and_pages_without_gaps()
    {
        await using var stage = await AccessStage.SetAsync(database, Visibility.Restricted);
        for (var n = 0; n < 7; n++) await ChangeAsync(stage, stage.Priya);
        var trail = stage.Node.Get<IActivityQueries>();

        var seen = new List<ActivityEntryId>();
        string? after = null;
        do
        {
            var page = await trail.ListAsync(stage.Ana, new ActivityFilter(Product: stage.Product.Id), new PageRequest(after, 3), default);
            Assert.All(page.Items, row => Assert.True(row.Masked && row.Changes.Count == 0));
            seen.AddRange(page.Items.Select(r => r.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(7, seen.Distinct().Count());
        Assert.Equal(7, seen.Count);
        Assert.All((await trail.ListAsync(stage.Priya, new ActivityFilter(Product: stage.Product.Id), new PageRequest(null), default)).Items, row => Assert.Single(row.Changes));
        Assert.Empty((await trail.ListAsync(Actor.Anonymous, new ActivityFilter(), new PageRequest(null), default)).Items);
    }

    [Fact]
    public async Task Handling_every_event_a_second_time_tells_nobody_twice()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await WatchAsync(stage, stage.Ana, WatchKind.Product, stage.Product.Id.Value);
        await ChangeAsync(stage, stage.Priya);
        await stage.GrantedAsync();
        var before = await ToldAsync(stage);
        Assert.NotEqual(0, before);

        await using (var db = await stage.Node.Contexts.CreateDbContextAsync()) await db.Outbox.ExecuteUpdateAsync(s => s.SetProperty(m => m.HandledAt, (DateTimeOffset?)null));
        await stage.Node.DrainAsync();

        Assert.Equal(before, await ToldAsync(stage));
        Assert.Equal((0, 0), await stage.Node.Outbox.CountAsync(default));
    }

    [Fact]
    public async Task Notices_are_marked_done_and_back_and_tasks_are_not()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await WatchAsync(stage, stage.Jonas, WatchKind.Product, stage.Product.Id.Value);
        await ChangeAsync(stage, stage.Priya);
        await stage.AskAsync();
        InboxItemId[] items = [.. (await stage.InboxAsync(stage.Jonas)).Select(i => i.Id)];
        var mark = stage.Node.Get<MarkInbox>();

        await mark.ExecuteAsync(new MarkInboxCommand(items, InboxMark.Done), stage.Jonas, default);

        var done = await stage.InboxAsync(stage.Jonas);
        Assert.NotNull(done.Single(i => !i.IsTask).DoneAt);
        Assert.Null(done.Single(i => i.IsTask).DoneAt);
        Assert.Equal(0, (await mark.ExecuteAsync(new MarkInboxCommand(items, InboxMark.Done), stage.Ana, default)).Value);
        await mark.ExecuteAsync(new MarkInboxCommand(items, InboxMark.NotDone), stage.Jonas, default);
        Assert.All(await stage.InboxAsync(stage.Jonas), i => Assert.Null(i.DoneAt));
    }

    private static async Task<int> ToldAsync(AccessStage stage) =>
        (await stage.InboxAsync(stage.Ana)).Count + (await stage.InboxAsync(stage.Priya)).Count + (await stage.InboxAsync(stage.Jonas)).Count;

    private static async Task WatchAsync(AccessStage stage, Actor who, WatchKind kind, Guid subject) =>
        Assert.True((await stage.Node.Get<WatchSubject>().ExecuteAsync(new WatchSubjectCommand(kind, subject), who, default)).IsOk);

    private static async Task ChangeAsync(AccessStage stage, Actor who)
    {
        await using var work = stage.Node.Works.Open();
        var now = stage.Clock.GetUtcNow();
        work.Raise(new ProductChanged(stage.Product.Id, stage.Product.Key, ProductChange.Updated, who.Name, "changed the purpose") { EventId = Guid.CreateVersion7(now), At = now });
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(stage.Clock), now, who, new("product", stage.Product.Id.Value, stage.Product.Key, stage.Product.Id), "updated", "changed the purpose", [new FieldChange("purpose", "a", "b")]));
        Assert.Null(await work.SaveAsync(default));
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteWatchTests(SqliteDatabase database) : WatchTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresWatchTests(PostgresDatabase database) : WatchTests(database), IClassFixture<PostgresDatabase>;
