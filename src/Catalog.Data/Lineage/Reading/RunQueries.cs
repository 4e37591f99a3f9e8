using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.Reading;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage.Reading;

internal sealed class RunQueries(IDbContextFactory<CatalogDbContext> contexts, ILineageMoments moments, ILineageRecordQueries records) : IRunQueries
{
    private const string Missing = "There is no such run, or it is hidden from you.";

    public async Task<Outcome<Page<RunRow>>> OfJobAsync(string ns, string name, PageRequest page, Actor actor, CancellationToken ct)
    {
        var desk = new ReadingDesk(await moments.CurrentAsync(ct), actor);
        if (Open(desk, desk.Find(LineageNumber.OfJob(ns, name)), out var place) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (job, mark) = (desk.Graph.Nodes[place].Number, TimeMark.Read(page.After));
        var runs = db.Runs.Where(r => r.JobNumber == job);
        if (mark is { } m) runs = runs.Where(r => r.LastEventAt <= m.At);
        var found = await LineageRecordQueries.Runs(runs.OrderByDescending(r => r.LastEventAt).ThenBy(r => r.Id).Skip(mark?.Shown ?? 0).Take(page.Take + 1)).ToListAsync(ct);
        return Paged(found, r => r.LastEventAt, r => Row(desk, r)!, page, mark);
    }

    public async Task<Outcome<Page<RunRow>>> OfDatasetAsync(string ns, string name, RunDirection? direction, PageRequest page, Actor actor, CancellationToken ct)
    {
        var desk = new ReadingDesk(await moments.CurrentAsync(ct), actor);
        if (Open(desk, desk.Find(LineageNumber.OfDataset(ns, name)), out var place) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (wanted, mark) = (desk.Graph.NumbersOf(place).ToArray(), TimeMark.Read(page.After));
        var parts = db.RunDatasets.Where(d => wanted.Contains(d.DatasetNumber));
        if (direction is { } way) parts = parts.Where(d => d.Direction == way);
        if (mark is { } m) parts = parts.Where(d => d.At <= m.At);
        var found = await LineageRecordQueries.Parts(db, parts.OrderByDescending(d => d.At).ThenBy(d => d.RunId), desk.ClosedJobs(place)).Skip(mark?.Shown ?? 0).Take(page.Take + 1).ToListAsync(ct);
        return Paged(found, p => p.At, p => Row(desk, p.Run)! with { Direction = p.Direction, Rows = Rows(p), Bytes = Bytes(p) }, page, mark);
    }

    public async Task<Outcome<RunStory>> FindAsync(string id, Actor actor, CancellationToken ct)
    {
        var desk = new ReadingDesk(await moments.CurrentAsync(ct), actor);
        var runs = (await records.RunsAsync(id, ct)).Where(r => desk.Find(r.Job) >= 0).ToList();
        if (runs.Count == 0) return new Refusal.NotFound(Missing);
        var readable = runs.FindAll(r => desk.Sight.Node(desk.Find(r.Job)) == Sighted.Open);
        if (readable.Count == 0) return new Refusal.Forbidden(ReadingDesk.Closed);
        var run = readable[0];
        var parts = await records.PartsAsync([run.Id], ct);
        return new RunStory(
            Row(desk, run)!, run.Facets.Time("nominalTime", "nominalStartTime"), Engine(run.Facets), RunParent.Of(run.Facets), Parts(RunDirection.Input), Parts(RunDirection.Output), [.. readable.Skip(1).Select(r => Row(desk, r)!)]);

        List<RunPart> Parts(RunDirection direction) =>
            [.. from part in parts
                where part.Direction == direction
                let place = desk.Find(part.Dataset)
                where place >= 0
                select new RunPart(desk.Graph.Nodes[place].Namespace, desk.Graph.Nodes[place].Name, Rows(part), Bytes(part), Files(part))];
    }

    private static Refusal? Open(ReadingDesk desk, int found, out int place)
    {
        place = found;
        if (place < 0) return new Refusal.NotFound("There is no such node, or it is hidden from you.");
        return desk.Sight.Node(place) == Sighted.Open ? null : new Refusal.Forbidden(ReadingDesk.Closed);
    }

    private static Page<RunRow> Paged<T>(List<T> found, Func<T, DateTimeOffset> time, Func<T, RunRow> row, PageRequest page, TimeMark? mark)
    {
        var more = found.Count > page.Take;
        if (more) found.RemoveAt(page.Take);
        return new Page<RunRow>(found.ConvertAll(f => row(f)), more ? TimeMark.After(found, time, mark) : null);
    }

    private static RunRow? Row(ReadingDesk desk, RunRecord run)
    {
        if (desk.Graph.PlaceOf(run.Job) is not (>= 0 and var place)) return null;
        var job = desk.Graph.Nodes[place];
        return new RunRow(run.Id.Value, run.ProducerId, job.Namespace, job.Name, run.State, run.BeganAt, run.EndedAt, run.Duration, run.Error);
    }

    internal static long? Rows(PartRecord part) => part.Facets.Number("outputStatistics", "rowCount") ?? part.Facets.Number("inputStatistics", "rowCount") ?? part.Facets.Number("dataQualityMetrics", "rowCount");

    internal static long? Bytes(PartRecord part) => part.Facets.Number("outputStatistics", "size") ?? part.Facets.Number("inputStatistics", "size") ?? part.Facets.Number("dataQualityMetrics", "bytes");

    internal static long? Files(PartRecord part) => part.Facets.Number("outputStatistics", "fileCount") ?? part.Facets.Number("inputStatistics", "fileCount") ?? part.Facets.Number("dataQualityMetrics", "fileCount");

    private static string? Engine(FacetMap facets) => facets.Text("processing_engine", "name") is { } name ? $"{name} {facets.Text("processing_engine", "version")}".TrimEnd() : facets.Text("processing_engine", "version");
}
