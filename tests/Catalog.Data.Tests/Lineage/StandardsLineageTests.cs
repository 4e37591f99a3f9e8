using System.Text.Json;
using Catalog.Connectors.Files;
using Catalog.Core.Imports;
using Catalog.Core.Lineage;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Standards;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.Lineage;

/// <summary>Complete events of real producers in, exactly the expected graph out.</summary>
public sealed class StandardsLineageTests(LineageStore<SqliteDatabase> store) : IClassFixture<LineageStore<SqliteDatabase>>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("spark")]
    [InlineData("hive")]
    [InlineData("flink")]
    [InlineData("dbt")]
    public async Task Each_case_in_an_empty_catalog_gives_the_expected_graph(string producer)
    {
        using var expected = JsonDocument.Parse(StandardFiles.Read("openlineage", "instantiated", $"expected-graphs.{producer}.json"));
        foreach (var graph in expected.RootElement.EnumerateObject())
        {
            await store.ForgetLineageAsync();

            var report = await ImportAsync(StandardFiles.PathTo("openlineage", "instantiated", producer, $"{graph.Name}.events.json"));
            await store.ProjectAsync();

            Assert.Equal(0, report.Rejected + report.Skipped);
            var (edges, columns, jobs, datasets) = await ObservedAsync();
            Assert.Equal(Pairs(graph.Value.GetProperty("edges")), edges);
            Assert.Equal(Columns(graph.Value.GetProperty("columnEdges")), columns);
            Assert.Equal(Texts(graph.Value.GetProperty("jobs")), jobs);
            Assert.Equal(Texts(graph.Value.GetProperty("datasets")), datasets);
        }
    }

    [Fact]
    public async Task Events_of_Marquez_and_of_real_producers_are_all_accepted()
    {
        var first = await ImportAsync(StandardFiles.PathTo("marquez", "events"), StandardFiles.PathTo("marquez", "metadata.json"), StandardFiles.PathTo("openlineage", "producers"), StandardFiles.PathTo("openlineage", "events"), StandardFiles.PathTo("openlineage", "lenient"));
        var second = await ImportAsync(StandardFiles.PathTo("marquez", "metadata.json"));
        await store.ProjectAsync();

        Assert.Equal((0, 0), (first.Rejected, first.Skipped));
        Assert.True(first.Created > 60, $"{first}");
        Assert.Equal((0, 26), (second.Created, second.Unchanged));
    }

    private async Task<ImportReport> ImportAsync(params string[] paths)
    {
        await using var files = PathFiles.Of(paths);
        var outcome = await store.Get<RunImport>().ExecuteAsync(new RunImport.Command(CatalogId.New<ImportRunId>(store.Clock), files), Actor.Verb("import"), Ct);
        Assert.True(outcome.IsOk, outcome.Refusal?.Sentence);
        return outcome.Value;
    }

    private async Task<(List<string> Edges, List<string> Columns, List<string> Jobs, List<string> Datasets)> ObservedAsync()
    {
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        var datasets = await db.Datasets.AsNoTracking().ToDictionaryAsync(d => d.Number, d => $"{d.Namespace}|{d.Name}", Ct);
        var jobs = await db.Jobs.AsNoTracking().ToDictionaryAsync(j => j.Number, j => $"{j.Namespace}|{j.Name}", Ct);
        var fields = await db.LineageFields.AsNoTracking().ToDictionaryAsync(f => f.Number, f => $"{datasets[f.DatasetNumber]}|{f.Name}", Ct);
        var edges = (await db.LineageEdges.AsNoTracking().ToListAsync(Ct)).Where(e => e.Origins.HasFlag(EdgeOrigins.Observed)).ToList();
        string Name(long number) => LineageNumber.IsJob(number) ? jobs[number] : datasets[number];
        return (
            Sorted(edges.Where(e => e.Kind != EdgeKind.Field).Select(e => $"{Name(e.From)} -> {Name(e.To)}")),
            Sorted(edges.Where(e => e.Kind == EdgeKind.Field).Select(e => $"{fields[e.From]} -> {fields[e.To]} {string.Join(',', e.Transformations)}")),
            Sorted(jobs.Values), Sorted(datasets.Values));
    }

    private static List<string> Pairs(JsonElement edges) => Sorted(edges.EnumerateArray().Select(e => $"{e[0]} -> {e[2]}"));

    private static List<string> Columns(JsonElement edges) => Sorted(edges.EnumerateArray().Select(e => $"{e.GetProperty("from")} -> {e.GetProperty("to")} {e.GetProperty("via")}"));

    private static List<string> Texts(JsonElement list) => Sorted(list.EnumerateArray().Select(e => e.GetString()!));

    private static List<string> Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];
}
