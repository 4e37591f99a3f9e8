using Catalog.Core.Discovery;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.Shared;
using Catalog.Data.Outbox;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.Data.Tests.Storage;

/// <summary>Every event is acted on exactly once, whatever dies in between.</summary>
public abstract class OutboxTests(DatabaseFixture database) : IAsyncLifetime
{
    private static readonly TimeSpan LongerThanAnyTransaction = TimeSpan.FromMinutes(3);

    private readonly FixedClock clock = new();

    public async ValueTask InitializeAsync()
    {
        await using var store = await CatalogNode.OpenAsync(database, clock);
        await using var db = await store.Contexts.CreateDbContextAsync();
        await db.Outbox.ExecuteDeleteAsync();
        await db.TagDescriptions.ExecuteDeleteAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_event_and_its_change_are_stored_together_or_not_at_all()
    {
        await using var store = await CatalogNode.OpenAsync(database, clock, With(new Noting()));
        await using (var taken = store.Works.Open())
        {
            taken.Add(new TagDescription("taken"));
            Assert.Null(await taken.SaveAsync(CancellationToken.None));
        }
        await using (var work = store.Works.Open())
        {
            work.Add(new TagDescription("taken"));
            work.Raise(Happened("lost"));
            Assert.NotNull(await work.SaveAsync(CancellationToken.None));
        }

        Assert.Equal(0, await store.Outbox.ProcessAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_handler_that_dies_before_saving_leaves_nothing_and_acts_on_the_next_try()
    {
        var noting = new Noting { DiesOn = "b" };
        await using var store = await CatalogNode.OpenAsync(database, clock, With(noting));
        await RaiseAsync(store, "a", "b", "c");

        await store.Outbox.ProcessAsync(CancellationToken.None);
        Assert.Equal(["a", "c"], await NotedAsync(store));

        noting.DiesOn = null;
        await store.DrainAsync();
        Assert.Equal(["a", "b", "c"], await NotedAsync(store));
    }

    [Fact]
    public async Task Two_nodes_that_take_the_same_messages_act_on_them_once()
    {
        await using var one = await CatalogNode.OpenAsync(database, clock, With(new Noting()));
        await using var two = await CatalogNode.OpenAsync(database, clock, With(new Noting()));
        await RaiseAsync(one, [.. Enumerable.Range(0, 40).Select(i => $"n{i:D2}")]);

        await Task.WhenAll(Task.Run(one.DrainAsync), Task.Run(two.DrainAsync));
        await one.DrainAsync();

        Assert.Equal(40, (await NotedAsync(one)).Count);
        Assert.Equal((0, 0), await one.Outbox.CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_batch_that_met_what_somebody_else_stored_at_that_moment_is_handled_anew_and_not_taken_apart()
    {
        var meeting = new Meeting();
        await using var store = await CatalogNode.OpenAsync(database, clock, With(meeting));
        meeting.Store = store;
        await RaiseAsync(store, "a", "b", "c");

        Assert.Equal(3, await store.Outbox.ProcessAsync(CancellationToken.None));

        Assert.Equal(2, meeting.Works.Count);
        Assert.Equal((0, 0), await store.Outbox.CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_message_that_keeps_failing_is_given_up_and_counted_while_others_pass()
    {
        await using var store = await CatalogNode.OpenAsync(database, clock, With(new Noting { DiesOn = "bad" }));
        await RaiseAsync(store, "bad");
        for (var attempt = 0; attempt < OutboxProcessor.MaxAttempts; attempt++) await store.Outbox.ProcessAsync(CancellationToken.None);
        await RaiseAsync(store, "good");
        await store.DrainAsync();

        Assert.Equal(["good"], await NotedAsync(store));
        Assert.Equal((0, 1), await store.Outbox.CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Every_process_follows_all_events_of_all_processes_once()
    {
        await using var writer = await CatalogNode.OpenAsync(database, clock);
        await using var reader = await CatalogNode.OpenAsync(database, clock);
        var follower = reader.Get<OutboxFollower>();
        Assert.Empty((await follower.ReadAsync(CancellationToken.None))!);
        await RaiseAsync(writer, "x", "y");

        Assert.Equal(["x", "y"], (await follower.ReadAsync(CancellationToken.None))!.OfType<MeshChanged>().Select(e => e.Key));
        Assert.Empty((await follower.ReadAsync(CancellationToken.None))!);
    }

    [Fact]
    public async Task A_process_notices_another_catalog_once_and_however_long_nothing_happens_not_in_the_same_one()
    {
        await using var store = await CatalogNode.OpenAsync(database, clock, With(new Noting()));
        var follower = store.Get<OutboxFollower>();
        await RaiseAsync(store, "a", "b");
        Assert.Empty((await follower.ReadAsync(CancellationToken.None))!);
        await store.DrainAsync();

        clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal(1, await store.Outbox.ForgetAsync(TimeSpan.FromDays(1), CancellationToken.None));
        Assert.Empty((await follower.ReadAsync(CancellationToken.None))!);

        await using (var db = await store.Contexts.CreateDbContextAsync(CancellationToken.None)) await db.Outbox.ExecuteDeleteAsync();
        await RaiseAsync(store, "other");
        Assert.Null(await follower.ReadAsync(CancellationToken.None));
        Assert.Empty((await follower.ReadAsync(CancellationToken.None))!);
    }

    [Fact]
    public async Task A_catalog_is_still_the_same_one_when_the_event_read_last_came_late_and_was_deleted_as_old()
    {
        await using var store = await CatalogNode.OpenAsync(database, clock, With(new Noting()));
        var log = store.Get<IEventLog>();
        await RaiseAsync(store, "a");
        clock.Advance(LongerThanAnyTransaction);
        var position = await log.NowAsync(CancellationToken.None);
        await RaiseAsync(store, "newest");
        var gap = await LastAsync(store);
        await MoveAsync(store, "newest", gap + 1000);
        position = (await log.ReadAsync(position, CancellationToken.None))!.Position;
        await RaiseAsync(store, "late");
        await MoveAsync(store, "late", gap);
        position = (await log.ReadAsync(position, CancellationToken.None))!.Position;
        await store.DrainAsync();

        clock.Advance(TimeSpan.FromDays(100));
        await store.Outbox.ForgetAsync(TimeSpan.FromDays(1), CancellationToken.None);

        Assert.NotNull(await log.ReadAsync(position, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_read_without_a_gap_is_not_looked_at_again()
    {
        await using var store = await CatalogNode.OpenAsync(database, clock);
        var log = store.Get<IEventLog>();
        await RaiseAsync(store, "a");
        clock.Advance(LongerThanAnyTransaction);
        var now = await log.NowAsync(CancellationToken.None);
        await RaiseAsync(store, "b", "c");
        var reading = await log.ReadAsync(now, CancellationToken.None);

        Assert.Equal(["b", "c"], Keys(reading));
        Assert.Equal((await LastAsync(store), 0), (reading!.Position.Floor, reading.Position.Above.Count));
    }

    [Fact]
    public async Task An_event_that_appears_late_is_read_until_no_transaction_can_be_open_that_long()
    {
        await using var store = await CatalogNode.OpenAsync(database, clock);
        var log = store.Get<IEventLog>();
        await RaiseAsync(store, "a");
        clock.Advance(LongerThanAnyTransaction);
        var position = await log.NowAsync(CancellationToken.None);
        await RaiseAsync(store, "b");
        var gap = await LastAsync(store);
        await MoveAsync(store, "b", gap + 1000);
        position = (await log.ReadAsync(position, CancellationToken.None))!.Position;
        Assert.Equal([gap + 1000], position.Above);

        await RaiseAsync(store, "late");
        await MoveAsync(store, "late", gap);
        var reading = await log.ReadAsync(position, CancellationToken.None);
        Assert.Equal(["late"], Keys(reading));

        await RaiseAsync(store, "c");
        await MoveAsync(store, "c", gap + 2000);
        position = (await log.ReadAsync(reading!.Position, CancellationToken.None))!.Position;
        Assert.NotEmpty(position.Above);
        clock.Advance(LongerThanAnyTransaction);
        position = (await log.ReadAsync(position, CancellationToken.None))!.Position;
        Assert.Equal((gap + 2000, 0), (position.Floor, position.Above.Count));
    }

    private static IEnumerable<string> Keys(EventReading? reading) => reading!.Events.OfType<MeshChanged>().Select(e => e.Key);

    private static async Task<long> LastAsync(CatalogNode store)
    {
        await using var db = await store.Contexts.CreateDbContextAsync();
        return await db.Outbox.MaxAsync(m => m.Sequence);
    }

    private static async Task MoveAsync(CatalogNode store, string key, long to)
    {
        await using var db = await store.Contexts.CreateDbContextAsync();
        await db.Outbox.Where(m => m.Payload.Contains($"\"{key}\"")).ExecuteUpdateAsync(m => m.SetProperty(o => o.Sequence, to));
    }

    private static Action<IServiceCollection> With(IEventHandler handler) => services =>
    {
        foreach (var other in services.Where(s => s.ServiceType == typeof(IEventHandler)).ToList()) services.Remove(other);
        services.AddSingleton(handler);
    };

    private MeshChanged Happened(string key) => new("tag", Guid.Empty, key) { EventId = Guid.CreateVersion7(clock.GetUtcNow()), At = clock.GetUtcNow() };

    private async Task RaiseAsync(CatalogNode store, params string[] keys)
    {
        foreach (var key in keys)
        {
            await using var work = store.Works.Open();
            work.Raise(Happened(key));
            Assert.Null(await work.SaveAsync(CancellationToken.None));
        }
    }

    private static async Task<List<string>> NotedAsync(CatalogNode store)
    {
        await using var db = await store.Contexts.CreateDbContextAsync();
        return await db.TagDescriptions.OrderBy(t => t.Tag).Select(t => t.Tag).ToListAsync();
    }

    /// <summary>Once, what it stores was stored by another work just before.</summary>
    private sealed class Meeting : IEventHandler
    {
        public CatalogNode Store { get; set; } = null!;
        public HashSet<ICatalogWork> Works { get; } = [];

        public async Task HandleAsync(CatalogEvent happened, ICatalogWork work, CancellationToken ct)
        {
            Works.Add(work);
            if (Works.Count > 1 || ((MeshChanged)happened).Key != "b") return;
            work.Add(new TagDescription("met"));
            await using var other = Store.Works.Open();
            other.Add(new TagDescription("met"));
            Assert.Null(await other.SaveAsync(ct));
        }
    }

    private sealed class Noting : IEventHandler
    {
        public string? DiesOn { get; set; }

        public Task HandleAsync(CatalogEvent happened, ICatalogWork work, CancellationToken ct)
        {
            var key = ((MeshChanged)happened).Key;
            work.Add(new TagDescription(key));
            return key == DiesOn ? throw new InvalidOperationException("died") : Task.CompletedTask;
        }
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteOutboxTests(SqliteDatabase database) : OutboxTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresOutboxTests(PostgresDatabase database) : OutboxTests(database), IClassFixture<PostgresDatabase>;
