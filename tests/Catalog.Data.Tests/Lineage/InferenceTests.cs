using Catalog.Core.Datasets;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.Inference;
using Catalog.Core.Lineage.Review;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Lineage;
using Catalog.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.Lineage;

/// <summary>What is proposed from names alone: exactly two kinds, and nothing else.</summary>
public abstract class InferenceTests(CatalogStore store)
{
    private static readonly Actor Ingrid = new() { Name = "Ingrid", SignedIn = true, Administrator = true };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Equal_names_of_an_only_input_and_an_only_output_are_proposed_with_their_job_as_witness()
    {
        await SendAsync(Run("pair", [Set("a", "id", "amount")], [Set("b", "id", "total")]));

        await InferAsync();

        var edge = Assert.Single(await ColumnsAsync("pair", "b"));
        Assert.Equal((EdgeOrigins.Inferred, ReviewState.Proposed, LineageNumber.OfJob("pair", "job")), (edge.Origins, edge.Review, edge.JobNumber!.Value));
        var reading = (await store.Get<IEdgeQueries>().FindAsync(edge.Id, Ingrid, Ct))!;
        Assert.Equal(("id", "id", "job"), (reading.Line.From.Name.Field, reading.Line.To.Name.Field, reading.JobName));
        Assert.Contains("Both columns are called id.", reading.Speaks);
        Assert.Equal(0, await InferAsync());
    }

    [Fact]
    public async Task Column_lineage_a_second_input_and_a_run_that_only_began_leave_nothing_to_infer()
    {
        await SendAsync(
            Run("told", [Set("a", "id")], ["""{"namespace":"told","name":"b","facets":{"schema":{"fields":[{"name":"id"}]},"columnLineage":{"fields":{"id":{"inputFields":[{"namespace":"told","name":"a","field":"id"}]}}}}}"""]),
            Run("two", [Set("a", "id"), Set("c", "id")], [Set("b", "id")]),
            Run("begun", [Set("a", "id")], [Set("b", "id")], type: "START"),
            Run("self", [Set("a", "id")], [Set("a", "id")]),
            Run("bare", ["""{"namespace":"bare","name":"a"}"""], [Set("b", "id")]));

        await InferAsync();

        foreach (var space in (string[])["told", "two", "begun", "self", "bare"])
            Assert.DoesNotContain(await ColumnsAsync(space, "b"), e => e.Origins.HasFlag(EdgeOrigins.Inferred));
        await SendAsync(Run("begun", [Set("a", "id")], [Set("b", "id")], at: "2026-01-01T00:05:00Z"));
        await InferAsync();
        Assert.Single(await ColumnsAsync("begun", "b"));
    }

    [Fact]
    public async Task A_guess_ends_when_it_no_longer_holds_and_comes_back_when_it_does_but_a_rejected_one_stays_so()
    {
        await SendAsync(Run("ends", [Set("a", "id", "x")], [Set("b", "id", "x")]));
        await InferAsync();
        var (id, x) = (await EdgeAsync("ends", "id"), await EdgeAsync("ends", "x"));
        Assert.True((await store.Get<ReviewEdges>().ExecuteAsync(new ReviewEdgesCommand([x.Id], EdgeDeed.Reject, "Not so"), Ingrid, Ct)).IsOk);

        await SendAsync(Run("ends", [], [Set("b", "y")], at: "2026-01-02T00:00:00Z"));
        await InferAsync();
        id = await EdgeAsync("ends", "id");
        Assert.Equal((ReviewState.Expired, "What it was inferred from no longer holds."), (id.Review, id.Reason!));

        await SendAsync(Run("ends", [], [Set("b", "id", "x")], at: "2026-01-03T00:00:00Z"));
        await InferAsync();
        Assert.Equal(ReviewState.Proposed, (await EdgeAsync("ends", "id")).Review);
        Assert.Equal((ReviewState.Rejected, "Not so"), ((await EdgeAsync("ends", "x")).Review, (await EdgeAsync("ends", "x")).Reason!));
    }

    [Fact]
    public async Task What_events_say_later_of_a_guessed_column_is_observed_and_accepted()
    {
        await SendAsync(Run("later", [Set("a", "id")], [Set("b", "id")]));
        await InferAsync();

        await SendAsync(Run("later", [], ["""{"namespace":"later","name":"b","facets":{"columnLineage":{"fields":{"id":{"inputFields":[{"namespace":"later","name":"a","field":"id"}]}}}}}"""], at: "2026-01-02T00:00:00Z"));
        await InferAsync();

        var edge = await EdgeAsync("later", "id");
        Assert.Equal((EdgeOrigins.Observed | EdgeOrigins.Inferred, ReviewState.Accepted), (edge.Origins, edge.Review));
    }

    [Fact]
    public async Task Two_ways_to_write_a_name_are_guessed_to_be_one_and_are_one_when_accepted()
    {
        await SendAsync(
            Run("twin", ["""{"namespace":"postgresql://twin.example:5432","name":"shop.public.orders"}"""], [Set("b", "id")]),
            Run("twin", [], ["""{"namespace":"postgres://twin.example","name":"shop.public.orders"}"""], job: "writer"));
        await using (var db = await store.Contexts.CreateDbContextAsync(Ct))
        {
            // One that only a port names is compared too.
            db.Add(new Dataset(CatalogId.New<DatasetId>(store.Clock), "postgres://TWIN.example", "shop.public.orders", store.Clock.GetUtcNow()));
            await db.SaveChangesAsync(Ct);
        }
        await store.Get<LineageMoments>().CurrentAsync(Ct);

        await InferAsync();

        var (stands, other, port) = (LineageNumber.OfDataset("postgres://twin.example", "shop.public.orders"), LineageNumber.OfDataset("postgresql://twin.example:5432", "shop.public.orders"), LineageNumber.OfDataset("postgres://TWIN.example", "shop.public.orders"));
        var guesses = await AliasesAsync(stands);
        Assert.Equal(new[] { (other, stands), (port, stands) }.Order(), guesses.Select(e => (e.From, e.To)).Order());
        Assert.All(guesses, e => Assert.Equal((EdgeOrigins.Inferred, ReviewState.Proposed), (e.Origins, e.Review)));

        Assert.True((await store.Get<ReviewEdges>().ExecuteAsync(new ReviewEdgesCommand([guesses.Single(e => e.From == other).Id], EdgeDeed.Accept), Ingrid, Ct)).IsOk);
        await store.Get<LineageMoments>().FollowAsync([new LineageEdgesReviewed([guesses.Single(e => e.From == other).Id]) { EventId = Guid.Empty, At = store.Clock.GetUtcNow() }], Ct);
        var graph = (await store.Get<ILineageMoments>().CurrentAsync(Ct)).Graph;
        Assert.Equal(graph.PlaceOf(stands), graph.PlaceOf(other));
        Assert.NotEqual(graph.PlaceOf(stands), graph.PlaceOf(port));
    }

    [Fact]
    public async Task A_symlink_that_says_so_makes_the_guess_needless()
    {
        await SendAsync(
            Run("link", ["""{"namespace":"s3a://link","name":"x"}"""], [Set("b", "id")]),
            Run("link", [], ["""{"namespace":"s3://link","name":"x"}"""], job: "writer"));
        await InferAsync();
        var guess = Assert.Single(await AliasesAsync(LineageNumber.OfDataset("s3://link", "x")));

        await SendAsync(Run("link", ["""{"namespace":"s3a://link","name":"x","facets":{"symlinks":{"identifiers":[{"namespace":"s3://link","name":"x","type":"TABLE"}]}}}"""], [], at: "2026-01-02T00:00:00Z"));
        await InferAsync();

        var after = Assert.Single(await AliasesAsync(LineageNumber.OfDataset("s3://link", "x")));
        Assert.Equal((guess.Id, ReviewState.Expired), (after.Id, after.Review));
    }

    private async Task SendAsync(params string[] events)
    {
        await store.SendAsync(events);
        await store.ProjectAsync();
    }

    private async Task<int> InferAsync()
    {
        var inferred = await store.Get<InferEdges>().ExecuteAsync(new InferEdgesCommand(), Actor.System, Ct);
        Assert.True(inferred.IsOk, inferred.Refusal?.Sentence);
        return inferred.Value.Changed;
    }

    private async Task<IReadOnlyList<LineageEdge>> ColumnsAsync(string space, string dataset)
    {
        var number = LineageNumber.OfDataset(space, dataset);
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        return await db.LineageEdges.AsNoTracking().Where(e => e.Kind == EdgeKind.Field && e.ToDataset == number).ToListAsync(Ct);
    }

    private async Task<LineageEdge> EdgeAsync(string space, string column) =>
        (await ColumnsAsync(space, "b")).Single(e => e.From == LineageNumber.OfField(LineageNumber.OfDataset(space, "a"), column) && e.To == LineageNumber.OfField(LineageNumber.OfDataset(space, "b"), column));

    private async Task<IReadOnlyList<LineageEdge>> AliasesAsync(long dataset)
    {
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        return await db.LineageEdges.AsNoTracking().Where(e => e.Kind == EdgeKind.Alias && (e.From == dataset || e.To == dataset)).ToListAsync(Ct);
    }

    private static string Set(string name, params string[] columns) =>
        """{"namespace":"SPACE","name":"NAME","facets":{"schema":{"fields":[FIELDS]}}}"""
            .Replace("NAME", name, StringComparison.Ordinal).Replace("FIELDS", string.Join(',', columns.Select(c => $$"""{"name":"{{c}}"}""")), StringComparison.Ordinal);

    private static string Run(string space, string[] inputs, string[] outputs, string at = "2026-01-01T00:00:00Z", string type = "COMPLETE", string job = "job") =>
        $$$"""{"eventType":"{{{type}}}","eventTime":"{{{at}}}","run":{"runId":"{{{space}}}-{{{at[..10]}}}"},"job":{"namespace":"{{{space}}}","name":"{{{job}}}"},"inputs":[{{{string.Join(',', inputs)}}}],"outputs":[{{{string.Join(',', outputs)}}}]}"""
            .Replace("SPACE", space, StringComparison.Ordinal);
}

[Trait("Database", "Sqlite")]
public sealed class SqliteInferenceTests(LineageStore<SqliteDatabase> store) : InferenceTests(store), IClassFixture<LineageStore<SqliteDatabase>>;

[Trait("Database", "Postgres")]
public sealed class PostgresInferenceTests(LineageStore<PostgresDatabase> store) : InferenceTests(store), IClassFixture<LineageStore<PostgresDatabase>>;
