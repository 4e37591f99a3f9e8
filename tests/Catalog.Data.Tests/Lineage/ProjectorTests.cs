using System.Text;
using Catalog.Core.Lineage;
using Catalog.Data.Lineage;
using Catalog.Data.Outbox;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Lineage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Catalog.Data.Tests.Lineage;

/// <summary>From the log to the graph, on every database alike.</summary>
public abstract class ProjectorTests(CatalogStore store)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>As on another node.</summary>
    private LineageProjector Another() =>
        new(store.Contexts, store.Get<ILineageReader>(), new LineageTail(store.Clock), new LineageSignal(), store.Get<OutboxSignal>(), store.Clock, NullLogger<LineageProjector>.Instance);

    [Fact]
    public async Task Any_order_any_repetition_and_any_cut_into_batches_make_the_same_graph()
    {
        for (var seed = 0; seed < 8; seed++)
        {
            await store.ForgetLineageAsync();
            var random = new Random(seed);
            var events = new RandomEvents(1000 + seed).Take(60);
            var reader = store.Get<ILineageReader>();
            var expected = new LineageLessons();
            foreach (var each in events) expected.Take(reader.Read(Encoding.UTF8.GetBytes(each)).Event!);

            var sent = events.Concat(events.Where(_ => random.Next(2) == 0)).OrderBy(_ => random.Next()).ToList();
            while (sent.Count > 0)
            {
                var some = sent.Take(random.Next(1, 15)).ToList();
                sent.RemoveRange(0, some.Count);
                await store.SendAsync(some);
                if (random.Next(3) > 0) await store.ProjectAsync();
            }
            await store.ProjectAsync();

            await using var db = await store.Contexts.CreateDbContextAsync(Ct);
            var stored = await LineageDump.OfAsync(db, Ct);
            Assert.Equal(LineageDump.Of(expected).Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
            Assert.Equal(expected.Datasets.Keys.Order(), (await db.Datasets.Select(d => d.Number).ToListAsync(Ct)).Order());
        }
    }

    [Fact]
    public async Task Projectors_that_take_turns_make_the_same_graph_as_one()
    {
        await store.ForgetLineageAsync();
        var events = new RandomEvents(77).Take(80);
        var expected = new LineageLessons();
        foreach (var each in events) expected.Take(store.Get<ILineageReader>().Read(Encoding.UTF8.GetBytes(each)).Event!);
        LineageProjector[] nodes = [Another(), Another()];

        var random = new Random(77);
        foreach (var some in events.Chunk(4))
        {
            await store.SendAsync(some);
            var node = nodes[random.Next(2)];
            while (await node.ProjectAsync(Ct) > 0)
            {
                // Until nothing waits.
            }
        }

        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal(LineageDump.Of(expected).Order(StringComparer.Ordinal), (await LineageDump.OfAsync(db, Ct)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_person_decides_between_two_batches_stands()
    {
        const string Says = """{"eventTime":"2026-01-0#T00:00:00Z","job":{"namespace":"decided","name":"j"},"inputs":[{"namespace":"decided","name":"d"}]}""";
        await store.SendAsync(Says.Replace('#', '1'));
        await store.ProjectAsync();
        await using (var db = await store.Contexts.CreateDbContextAsync(Ct))
        {
            var edge = await db.LineageEdges.SingleAsync(e => e.From == LineageNumber.OfDataset("decided", "d"), Ct);
            edge.Decide(ReviewState.Rejected, "steward", "It is not so.", store.Clock.GetUtcNow());
            await db.SaveChangesAsync(Ct);
        }

        await store.SendAsync(Says.Replace('#', '2'));
        await store.ProjectAsync();
        await store.SendAsync(Says.Replace('#', '3'));
        await store.ProjectAsync();

        await using var after = await store.Contexts.CreateDbContextAsync(Ct);
        var stands = await after.LineageEdges.SingleAsync(e => e.From == LineageNumber.OfDataset("decided", "d"), Ct);
        Assert.Equal((ReviewState.Rejected, 3), (stands.Review, stands.LastSeenAt.Day));
    }

    [Fact]
    public async Task Others_read_while_a_batch_gives_them_their_turns()
    {
        await store.SendAsync([.. Enumerable.Range(0, 120).Select(i =>
            $$$"""{"eventTime":"2026-01-01T00:00:00Z","eventType":"COMPLETE","run":{"runId":"turns-{{{i}}}"},"job":{"namespace":"turns","name":"{{{i}}}"},"outputs":[{"namespace":"turns","name":"t{{{i}}}"}]}""")]);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var others = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                // Longer than a turn, so that the batch gives way again and again.
                store.Clock.Advance(TimeSpan.FromMilliseconds(20));
                await using var db = await store.Contexts.CreateDbContextAsync(Ct);
                await db.Runs.OrderBy(r => r.Id).Take(50).ToListAsync(Ct);
            }
        }, Ct)).ToList();

        await store.ProjectAsync();

        await done.CancelAsync();
        await Task.WhenAll(others);
        await using var after = await store.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal(120, await after.Runs.CountAsync(r => after.Jobs.Any(j => j.Number == r.JobNumber && j.Namespace == "turns"), Ct));
    }

    [Fact]
    public async Task Appends_at_the_same_time_are_all_there_and_in_one_order()
    {
        await using var log = await store.Contexts.OpenLogAsync(Ct);
        var count = await log.LineageLog.CountAsync(Ct);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => store.SendAsync(
            $$$"""{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"together","name":"{{{i}}}"}}""")));
        await store.ProjectAsync();

        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal(count + 40, await log.LineageLog.CountAsync(Ct));
        Assert.Equal(40, await db.Jobs.CountAsync(j => j.Namespace == "together", Ct));
        Assert.Equal(0, await store.Get<LineageProjector>().WaitingAsync(Ct));
    }

    [Fact]
    public async Task What_comes_while_a_batch_is_written_is_acknowledged_meanwhile()
    {
        await using var log = await store.Contexts.OpenLogAsync(Ct);
        var count = await log.LineageLog.CountAsync(Ct);
        await store.SendAsync([.. Enumerable.Range(0, 400).Select(i => Of("first", i))]);

        var projecting = Task.Run(store.ProjectAsync, Ct);
        await Task.WhenAll(Enumerable.Range(0, 80).Select(i => Task.Run(
            async () =>
            {
                // Longer than a turn, so that the batch commits again and again.
                store.Clock.Advance(TimeSpan.FromMilliseconds(20));
                await store.SendAsync(Of("meanwhile", i));
            },
            Ct)));
        Assert.Equal(count + 480, await log.LineageLog.CountAsync(Ct));
        await projecting;
        await store.ProjectAsync();

        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal((400, 80), (await db.Jobs.CountAsync(j => j.Namespace == "first", Ct), await db.Jobs.CountAsync(j => j.Namespace == "meanwhile", Ct)));
        Assert.Equal(0, await store.Get<LineageProjector>().WaitingAsync(Ct));

        static string Of(string space, int number) => $$$"""{"eventTime":"2026-01-01T00:00:00Z","eventType":"COMPLETE","run":{"runId":"{{{space}}}-{{{number}}}"},"job":{"namespace":"{{{space}}}","name":"{{{number}}}"},"outputs":[{"namespace":"{{{space}}}","name":"t{{{number}}}"}]}""";
    }

    [Fact]
    public async Task A_batch_says_whether_it_may_have_named_datasets()
    {
        const string Says = """{"eventTime":"2026-01-0#T00:00:00Z","job":{"namespace":"named","name":"j"},"inputs":[{"namespace":"named","name":"d"}]}""";
        await store.SendAsync(Says.Replace('#', '1'));
        await store.ProjectAsync();
        Assert.True(await NamesAsync());

        await store.SendAsync(Says.Replace('#', '2'));
        await store.ProjectAsync();
        Assert.False(await NamesAsync());

        // Another projector cannot know what the one before it left behind.
        await store.SendAsync(Says.Replace('#', '3'));
        await Another().ProjectAsync(Ct);
        Assert.True(await NamesAsync());

        async Task<bool> NamesAsync()
        {
            await using var db = await store.Contexts.CreateDbContextAsync(Ct);
            return ((LineageLearned)(await db.Outbox.Where(m => m.Type == nameof(LineageLearned)).OrderByDescending(m => m.Sequence).FirstAsync(Ct)).Event()!).NamesDatasets;
        }
    }

    [Fact]
    public async Task The_same_event_very_often_leaves_one_of_everything()
    {
        const string Again = """{"eventType":"COMPLETE","eventTime":"2026-01-01T00:00:00Z","run":{"runId":"often"},"job":{"namespace":"often","name":"j"},"inputs":[{"namespace":"often","name":"d"}],"outputs":[{"namespace":"often","name":"d"}]}""";

        await store.SendAsync([.. Enumerable.Repeat(Again, 1000)]);
        await store.ProjectAsync();

        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal(1, await db.Runs.CountAsync(r => r.ProducerId == "often", Ct));
        var job = LineageNumber.OfJob("often", "j");
        Assert.Equal(2, await db.LineageEdges.CountAsync(e => e.From == job || e.To == job, Ct));
    }

    [Fact]
    public async Task Raw_events_are_forgotten_by_age_and_what_they_taught_stays()
    {
        await store.SendAsync("""{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"old","name":"j"},"inputs":[{"namespace":"old","name":"d"}]}""");
        await store.ProjectAsync();
        store.Clock.Advance(TimeSpan.FromDays(91));

        Assert.True(await store.Get<LineageProjector>().ForgetAsync(TimeSpan.FromDays(90), Ct) > 0);

        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        await using var log = await store.Contexts.OpenLogAsync(Ct);
        Assert.False(await log.LineageLog.AnyAsync(e => e.Json.Contains("\"old\""), Ct));
        Assert.Equal(EdgeOrigins.Declared, (await db.LineageEdges.SingleAsync(e => e.From == LineageNumber.OfDataset("old", "d"), Ct)).Origins);
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteProjectorTests(LineageStore<SqliteDatabase> store) : ProjectorTests(store), IClassFixture<LineageStore<SqliteDatabase>>;

[Trait("Database", "Postgres")]
public sealed class PostgresProjectorTests(LineageStore<PostgresDatabase> store) : ProjectorTests(store), IClassFixture<LineageStore<PostgresDatabase>>;
