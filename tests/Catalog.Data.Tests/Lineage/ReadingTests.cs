using Catalog.Core.Imports;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Reading;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Lineage;
using Catalog.Data.Tests.Imports;
using Catalog.TestKit.Databases;
using Xunit;

namespace Catalog.Data.Tests.Lineage;

/// <summary>Jobs, runs and the history of datasets, as events told them.</summary>
public abstract class ReadingTests(CatalogStore store)
{
    private static readonly Actor Reader = new() { Name = "Ana", SignedIn = true };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_tells_what_it_does_and_how_it_went_last()
    {
        await SendAsync(Event("a", "START", "2026-01-01T00:00:00Z", "r1"), Event("a", "COMPLETE", "2026-01-01T00:05:00Z", "r1"), Event("a", "FAIL", "2026-01-02T00:01:00Z", "r2", error: "It is full"));

        var story = await store.Get<IJobQueries>().FindAsync("read-a", "job", Reader, Ct);
        var runs = (await store.Get<IRunQueries>().OfJobAsync("read-a", "job", new PageRequest(null, 1), Reader, Ct)).Value!;
        var older = (await store.Get<IRunQueries>().OfJobAsync("read-a", "job", new PageRequest(runs.Next, 1), Reader, Ct)).Value!;

        Assert.Equal((RunState.Failed, "SELECT 1", "Team A"), (story!.Row.State, story.Facts!.Sql, story.Facts.Owners.Single().Name));
        Assert.Equal(["in", "out"], story.Inputs.Concat(story.Outputs).Select(n => n.Name));
        Assert.Equal(("r2", "It is full"), (runs.Items.Single().RunId, runs.Items.Single().Error));
        // Of the second only its end is known.
        Assert.Equal((null, TimeSpan.FromMinutes(5)), (runs.Items.Single().Duration, older.Items.Single().Duration));
        Assert.Null(older.Next);
    }

    [Fact]
    public async Task A_dataset_tells_its_schemas_and_what_was_written()
    {
        await SendAsync(
            Event("b", "COMPLETE", "2026-01-01T00:00:00Z", "r1", fields: """{"name":"id","type":"int"},{"name":"gone","type":"int"}""", rows: 5),
            Event("b", "COMPLETE", "2026-01-02T00:00:00Z", "r2", fields: """{"name":"id","type":"bigint"},{"name":"new","type":"int"}""", rows: 7));

        var history = await store.Get<IDatasetHistoryQueries>().FindAsync("read-b", "out", Reader, Ct);
        var runs = (await store.Get<IRunQueries>().OfDatasetAsync("read-b", "out", RunDirection.Output, new PageRequest(null), Reader, Ct)).Value!;

        Assert.Equal(["id", "new"], history!.Fields.Select(f => f.Name));
        Assert.Equal(["new", "gone", "id int → bigint"], history.Schemas[0].Added.Concat(history.Schemas[0].Removed).Concat(history.Schemas[0].Retyped));
        Assert.Equal([5L, 7L], history.Statistics.Select(s => s.Rows!.Value));
        Assert.Equal(["r2", "r1"], runs.Items.Select(r => r.RunId));
        Assert.Equal([7L, 5L], runs.Items.Select(r => r.Rows!.Value));
    }

    [Fact]
    public async Task What_a_run_measured_of_columns_is_told_without_the_values_of_classified_ones()
    {
        var imported = await store.Get<RunImport>().ExecuteAsync(
            new RunImport.Command(CatalogId.New<ImportRunId>(store.Clock), new TextFiles(
                ("c.yaml", """
                    apiVersion: v3.1.0
                    kind: DataContract
                    id: measured
                    version: 1.0.0
                    status: active
                    servers: [{server: production, type: postgres, host: db.example, port: 5432, database: shop, schema: public}]
                    schema:
                      - name: measured
                        properties:
                          - {name: amount, logicalType: integer}
                          - {name: salary, logicalType: integer, classification: restricted}
                    """),
                ("p.yaml", "apiVersion: v1.0.0\nkind: DataProduct\nid: measured\nname: Measured\nstatus: active\ndomain: measuring\noutputPorts:\n  - name: table\n    version: 1.0.0\n    contractId: measured\n"))),
            Actor.Verb("test"), Ct);
        Assert.Equal(2, imported.Value!.Created);
        string Run(string id, string at, int least) => """
            {"eventType":"COMPLETE","eventTime":"AT","producer":"p","schemaURL":"s","run":{"runId":"RUN"},"job":{"namespace":"read-m","name":"job"},"outputs":[],
             "inputs":[{"namespace":"postgres://db.example:5432","name":"shop.public.measured","inputFacets":{"dataQualityMetrics":{"rowCount":10,"columnMetrics":{
               "amount":{"nullCount":0,"distinctCount":3,"min":LEAST,"max":1500.5,"sum":1},"salary":{"nullCount":2,"min":1,"max":9},"odd":"text"}}}}]}
            """.Replace("AT\"", $"{at}\"", StringComparison.Ordinal).Replace("RUN", id, StringComparison.Ordinal).Replace("LEAST", $"{least}", StringComparison.Ordinal);
        await SendAsync(Run("m2", "2026-01-02T00:00:00Z", 100), Run("m1", "2026-01-01T00:00:00Z", 7));

        var measures = (await store.Get<IDatasetHistoryQueries>().FindAsync("postgres://db.example:5432", "shop.public.measured", Reader, Ct))!.Measures!;

        Assert.Equal(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), measures.At);
        Assert.Equal([new ColumnFigures("amount", 0, 3, 100, 1500.5m), new ColumnFigures("salary", 2, null, null, null, Masked: true)], measures.Columns);
    }

    [Fact]
    public async Task A_run_that_two_jobs_share_is_told_with_its_twin()
    {
        await SendAsync(Event("c", "COMPLETE", "2026-01-01T00:00:00Z", "shared", job: "one"), Event("c", "COMPLETE", "2026-01-01T01:00:00Z", "shared", job: "two"));

        var story = (await store.Get<IRunQueries>().FindAsync("shared", Reader, Ct)).Value!;
        var own = (await store.Get<IRunQueries>().FindAsync(story.SameId[0].Id.ToString(), Reader, Ct)).Value!;

        Assert.Equal(("one", "two"), (story.Row.JobName, story.SameId.Single().JobName));
        Assert.Equal("two", own.Row.JobName);
        Assert.Equal(["in", "out"], own.Inputs.Concat(own.Outputs).Select(n => n.Name));
    }

    [Fact]
    public async Task Records_know_when_a_namespace_was_spoken_of_and_whose_run_wrote_what()
    {
        await SendAsync(Event("d", "COMPLETE", "2026-01-01T00:00:00Z", "r1"), Event("d", "COMPLETE", "2026-01-05T00:00:00Z", "r2"));
        var records = store.Get<ILineageRecordQueries>();
        long[] output = [LineageNumber.OfDataset("read-d", "out")];

        var spoken = (await records.NamespacesAsync(["read-d"], Ct))["read-d"];
        var writes = await records.WritesAsync(output, [], 0, 10, Ct);

        Assert.Equal((1, 5), (spoken.First.Day, spoken.Last.Day));
        Assert.Equal(["r2", "r1"], writes.Select(w => w.Run.ProducerId));
        Assert.Empty(await records.WritesAsync(output, [LineageNumber.OfJob("read-d", "job")], 0, 10, Ct));
        Assert.Equal("r2", (await records.JobsAsync([LineageNumber.OfJob("read-d", "job")], Ct)).Single().Latest!.ProducerId);
        Assert.Equal(2, await records.CountWritesAsync(output, [], Ct));
    }

    [Fact]
    public async Task The_latest_runs_of_several_jobs_and_the_job_heard_of_last_come_first()
    {
        await SendAsync([.. Enumerable.Range(1, 5).Select(day => Event("f", "COMPLETE", $"2026-01-0{day}T00:00:00Z", $"f{day}"))]);
        await SendAsync(Event("g", "COMPLETE", "2026-01-09T00:00:00Z", "g1"), Event("g", "COMPLETE", "2026-01-09T00:00:00Z", "g2"), Event("g", "COMPLETE", "2026-01-09T00:00:00Z", "g3"), Event("g", "COMPLETE", "2026-01-09T00:00:00Z", "g4"));
        var (records, f, g) = (store.Get<ILineageRecordQueries>(), LineageNumber.OfJob("read-f", "job"), LineageNumber.OfJob("read-g", "job"));

        var few = (await records.LatestRunsAsync([f, g], 3, Ct)).ToLookup(r => r.Job, r => r.ProducerId);
        var many = (await records.LatestRunsAsync([f], 10, Ct)).Select(r => r.ProducerId);
        var order = await records.JobsByLastSeenAsync(null, Ct);

        Assert.Equal(["f5", "f4", "f3"], few[f]);
        Assert.Equal(3, few[g].Count());
        Assert.Equal(["f5", "f4", "f3", "f2", "f1"], many);
        Assert.Equal([g, f], order.Where(n => n == f || n == g));
        Assert.Equal([f], await records.JobsByLastSeenAsync("read-f", Ct));
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_reads_any_of_it()
    {
        await SendAsync(Event("e", "COMPLETE", "2026-01-01T00:00:00Z", "r-e"));

        Assert.Null(await store.Get<IJobQueries>().FindAsync("read-e", "job", Actor.Anonymous, Ct));
        Assert.Empty((await store.Get<IJobQueries>().ListAsync(new JobFilter(), new PageRequest(null), Actor.Anonymous, Ct)).Items);
        Assert.IsType<Refusal.NotFound>((await store.Get<IRunQueries>().FindAsync("r-e", Actor.Anonymous, Ct)).Refusal);
    }

    private async Task SendAsync(params string[] events)
    {
        await store.SendAsync(events);
        await store.ProjectAsync();
        await store.Get<LineageMoments>().FollowLogAsync(Ct);
    }

    private static string Event(string space, string type, string at, string run, string job = "job", string fields = """{"name":"id"}""", int rows = 1, string? error = null) =>
        """{"eventType":"TYPE","eventTime":"AT","run":{"runId":"RUN","facets":{ERROR}},"job":{"namespace":"read-SPACE","name":"JOB","facets":{"sql":{"query":"SELECT 1"},"ownership":{"owners":[{"name":"Team A","type":"team"}]}}},"inputs":[{"namespace":"read-SPACE","name":"in"}],"outputs":[{"namespace":"read-SPACE","name":"out","facets":{"schema":{"fields":[FIELDS]}},"outputFacets":{"outputStatistics":{"rowCount":ROWS}}}]}"""
            .Replace("TYPE", type, StringComparison.Ordinal).Replace("AT\"", $"{at}\"", StringComparison.Ordinal).Replace("RUN", run, StringComparison.Ordinal).Replace("JOB", job, StringComparison.Ordinal).Replace("SPACE", space, StringComparison.Ordinal)
            .Replace("FIELDS", fields, StringComparison.Ordinal).Replace("ROWS", rows.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("ERROR", error is null ? "" : $$"""
                "errorMessage":{"message":"{{error}}","programmingLanguage":"SQL"}
                """, StringComparison.Ordinal);
}

[Trait("Database", "Sqlite")]
public sealed class SqliteReadingTests(LineageStore<SqliteDatabase> store) : ReadingTests(store), IClassFixture<LineageStore<SqliteDatabase>>;

[Trait("Database", "Postgres")]
public sealed class PostgresReadingTests(LineageStore<PostgresDatabase> store) : ReadingTests(store), IClassFixture<LineageStore<PostgresDatabase>>;
