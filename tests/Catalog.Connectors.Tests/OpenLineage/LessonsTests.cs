using System.Text;
using Catalog.Connectors.OpenLineage;
using Catalog.Core.Lineage;
using Catalog.TestKit.Lineage;
using Xunit;

namespace Catalog.Connectors.Tests.OpenLineage;

/// <summary>What events teach does not depend on how they arrive.</summary>
public sealed class LessonsTests
{
    private static readonly OpenLineageReader Reader = new();

    [Fact]
    public void Any_order_and_any_repetition_teach_the_same()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var events = new RandomEvents(seed).Take(40).Select(Read).ToList();
            var random = new Random(seed);
            var otherwise = events.Concat(events.Where(_ => random.Next(2) == 0)).OrderBy(_ => random.Next()).ToList();

            Assert.Equal(Learn(events), Learn(otherwise));
        }
    }

    [Fact]
    public void A_run_whose_start_was_lost_and_one_whose_end_came_first_end_in_the_same_state()
    {
        const string Start = """{"eventType":"START","eventTime":"2026-01-01T00:00:00Z","run":{"runId":"r"},"job":{"namespace":"n","name":"j"}}""";
        const string End = """{"eventType":"COMPLETE","eventTime":"2026-01-01T00:05:00Z","run":{"runId":"r"},"job":{"namespace":"n","name":"j"},"outputs":[{"namespace":"n","name":"d"}]}""";

        var lessons = new LineageLessons();
        lessons.Take(Read(End));
        Assert.Equal((RunState.Completed, new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero)), (lessons.Runs.Values.Single().State, lessons.Runs.Values.Single().BeganAt));
        lessons.Take(Read(Start));

        var run = lessons.Runs.Values.Single();
        Assert.Equal((RunState.Completed, TimeSpan.FromMinutes(5)), (run.State, run.EndedAt - run.BeganAt));
        Assert.Single(lessons.Edges);
    }

    [Fact]
    public void One_run_id_for_two_jobs_is_two_runs()
    {
        var lessons = new LineageLessons();
        foreach (var job in (string[])["one", "two"])
            lessons.Take(Read($$$"""{"eventTime":"2026-01-01T00:00:00Z","run":{"runId":"r"},"job":{"namespace":"n","name":"{{{job}}}"}}"""));

        Assert.Equal(2, lessons.Runs.Count);
    }

    [Fact]
    public void The_newer_lineage_facet_wins_over_column_lineage()
    {
        var lessons = new LineageLessons();
        lessons.Take(Read("""
            {"eventTime":"2026-01-01T00:00:00Z","run":{"runId":"r"},"job":{"namespace":"n","name":"j"},"outputs":[{"namespace":"n","name":"out","facets":{
              "columnLineage":{"fields":{"x":{"inputFields":[{"namespace":"n","name":"old","field":"x"}]}}},
              "lineage":{"inputs":[{"namespace":"n","name":"in","type":"DATASET"}],"fields":{"x":{"inputs":[{"namespace":"n","name":"in","type":"DATASET","field":"y"}]}}}}}]}
            """));

        var field = Assert.Single(lessons.Edges.Values, e => e.Kind == EdgeKind.Field);
        Assert.Equal(LineageNumber.OfDataset("n", "in"), field.FromDataset);
        Assert.Equal(
            [EdgeKind.DatasetToJob, EdgeKind.JobToDataset],
            lessons.Edges.Values.Where(e => e.Kind != EdgeKind.Field).Select(e => e.Kind).Order());
    }

    private static IReadOnlyList<string> Learn(IEnumerable<LineageEvent> events)
    {
        var lessons = new LineageLessons();
        foreach (var happened in events) lessons.Take(happened);
        return [.. LineageDump.Of(lessons).Order(StringComparer.Ordinal)];
    }

    private static LineageEvent Read(string json)
    {
        var reading = Reader.Read(Encoding.UTF8.GetBytes(json));
        Assert.True(reading.Event is not null, reading.Problem);
        return reading.Event;
    }
}
