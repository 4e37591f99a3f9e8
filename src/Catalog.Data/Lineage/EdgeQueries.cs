using Catalog.Core.Access;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

internal sealed class EdgeQueries(IDbContextFactory<CatalogDbContext> contexts) : IEdgeQueries
{
    private const int ShownRuns = 5;
    private const int ShownDeeds = 20;

    public async Task<Page<EdgeLine>> ListAsync(EdgeFilter filter, PageRequest page, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var mark = TimeMark.Read(page.After);
        var fitting = Fitting(db, filter, actor);
        var total = mark is null ? await fitting.CountAsync(ct) : (int?)null;
        if (mark is { } m) fitting = fitting.Where(e => e.FirstSeenAt <= m.At);
        var edges = await fitting.OrderByDescending(e => e.FirstSeenAt).ThenBy(e => e.Id).Skip(mark?.Shown ?? 0).Take(page.Take + 1).ToListAsync(ct);
        var more = edges.Count > page.Take;
        if (more) edges.RemoveAt(edges.Count - 1);
        var ends = await EdgeEndReading.OfAsync(db, edges, ct);
        return new Page<EdgeLine>([.. edges.Select(e => Line(e, ends, actor)).OfType<EdgeLine>()], more ? TimeMark.After(edges, e => e.FirstSeenAt, mark) : null, total);
    }

    public async Task<IReadOnlyList<LineageEdgeId>> IdsAsync(EdgeFilter filter, int limit, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Fitting(db, filter, actor).OrderByDescending(e => e.FirstSeenAt).ThenBy(e => e.Id).Select(e => e.Id).Take(limit).ToListAsync(ct);
    }

    public async Task<EdgeReading?> FindAsync(LineageEdgeId id, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.EdgesVisibleTo(actor).FirstOrDefaultAsync(e => e.Id == id, ct) is not { } edge) return null;
        var ends = await EdgeEndReading.OfAsync(db, [edge], ct);
        if (Line(edge, ends, actor) is not { } line) return null;
        var facts = ends.Of(edge)!.Facts;
        var may = Authorisation.ReviewEdge(actor, facts);
        // A job's runs are as open as what it touches; see the one decision.
        var job = edge.JobNumber is { } taught && Authorisation.ReadNotes(actor, facts.Together).Allowed ? await db.Jobs.AsNoTracking().Where(j => j.Number == taught).Select(j => new { j.Number, j.Namespace, j.Name }).FirstOrDefaultAsync(ct) : null;
        var around = job is null ? null : (await EdgeEndReading.OfNodesAsync(db, [job.Number], ct)).Of(job.Number);
        if (around is not null && !Authorisation.ReadNotes(actor, around.Facts).Allowed) (job, around) = (null, null);
        var runs = job is null ? [] : await RunsAsync(db, edge, job.Number, ct);
        var (speaks, against) = await EdgeEvidence.OfAsync(db, edge, line, ct);
        return new EdgeReading(line, may.Allowed ? null : may.Why, job?.Namespace, job?.Name, runs, edge.Transformations, speaks, against, await NotesAsync(db, n => n.EdgeId == id, facts.Together, actor, ct), await HistoryAsync(db, id, ct));
    }

    public async Task<Outcome<Page<NoteLine>>> NotesAsync(NoteSubject about, Actor actor, CancellationToken ct)
    {
        if (about.Edge is { } id) return await FindAsync(id, actor, ct) is { } reading ? new Page<NoteLine>(reading.Notes, null) : NoteSubject.Missing;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var number = about.Dataset?.Number ?? 0;
        if ((await EdgeEndReading.OfNodesAsync(db, [number], ct)).Of(number) is not { } end || !Authorisation.SeeEdge(actor, new EdgeFacts(end.Facts, EndFacts.Nobodys, false)).Allowed) return NoteSubject.Missing;
        if (Authorisation.ReadNotes(actor, end.Facts) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        return new Page<NoteLine>(await NotesAsync(db, n => n.DatasetNumber == number, end.Facts, actor, ct), null);
    }

    // Deeds without their values, which may tell more than the edge does.
    private static async Task<IReadOnlyList<EdgeMoment>> HistoryAsync(CatalogDbContext db, LineageEdgeId id, CancellationToken ct) =>
        await db.ActivityEntries.AsNoTracking().Where(a => a.SubjectKind == "edge" && a.SubjectId == id.Value).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(ShownDeeds)
            .Select(a => new EdgeMoment(a.At, a.ActorName, a.Verb)).ToListAsync(ct);

    private static async Task<IReadOnlyList<NoteLine>> NotesAsync(CatalogDbContext db, System.Linq.Expressions.Expression<Func<LineageNote, bool>> about, EndFacts facts, Actor actor, CancellationToken ct)
    {
        if (!Authorisation.ReadNotes(actor, facts).Allowed) return [];
        var notes = await db.LineageNotes.AsNoTracking().Where(about).OrderByDescending(n => n.At).Take(200).ToListAsync(ct);
        return [.. notes.OrderBy(n => n.At).Select(n => new NoteLine(n.Id, n.Text, n.IsQuestion, n.By, n.ById, n.At, Authorisation.RemoveNote(actor, facts, n.ById).Allowed))];
    }

    private static IQueryable<LineageEdge> Fitting(CatalogDbContext db, EdgeFilter filter, Actor actor)
    {
        var edges = db.EdgesVisibleTo(actor);
        if (filter.Review is { } review) edges = edges.Where(e => e.Review == review);
        if (filter.Kind is { } kind) edges = edges.Where(e => e.Kind == kind);
        if (filter.Origin is { } origin) edges = edges.Where(e => (e.Origins & origin) == origin);
        if (filter.StillSeen) edges = edges.Where(e => e.Review == ReviewState.Rejected && e.LastSeenAt > e.DecidedAt);
        if (filter.Stale) edges = edges.Where(e => e.StaleSince != null && e.Review == ReviewState.Accepted);
        if (filter.End is { } end) edges = At(edges, end);
        if (filter.Other is { } other) edges = At(edges, other);
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var text = filter.Text.Trim().ToLowerInvariant();
            edges = edges.Where(e =>
                db.Datasets.Any(d => (d.Number == e.From || d.Number == e.To || d.Number == e.FromDataset || d.Number == e.ToDataset) && (d.Name.ToLower().Contains(text) || d.Namespace.ToLower().Contains(text)))
                || db.Jobs.Any(j => (j.Number == e.From || j.Number == e.To) && (j.Name.ToLower().Contains(text) || j.Namespace.ToLower().Contains(text))));
        }
        return edges;
    }

    private static IQueryable<LineageEdge> At(IQueryable<LineageEdge> edges, EndName end)
    {
        var number = end.Number;
        if (end.Field is not { } column) return edges.Where(e => e.From == number || e.To == number || e.FromDataset == number || e.ToDataset == number);
        var field = LineageNumber.OfField(number, column);
        return edges.Where(e => e.Kind == EdgeKind.Field && (e.From == field || e.To == field));
    }

    private static EdgeLine? Line(LineageEdge edge, EdgeEndReading reading, Actor actor)
    {
        if (reading.Of(edge) is not { } ends) return null;
        var columns = edge.Kind == EdgeKind.Field;
        var may = Authorisation.ReviewEdge(actor, ends.Facts).Allowed;
        return new EdgeLine(
            edge.Id, edge.Kind, End(ends.From, columns ? edge.FromDataset : edge.From), End(ends.To, columns ? edge.ToDataset : edge.To), edge.Origins, edge.Review, edge.ProposedBy, edge.ProposedBecause, edge.DecidedBy, edge.DecidedAt, edge.Reason,
            edge.ExpiresAt, edge.StaleSince, edge.FirstSeenAt, edge.LastSeenAt, edge.Pinned, edge.StillSeen, may, may && edge.Before is not null, edge.Version);

        EdgeEndLine End(EdgeEnd end, long number) => reading.ProductOf(number) is { } product && Authorisation.Decide(actor, ProductAction.See, product.Facts).Allowed
            ? new EdgeEndLine(end.Name, DataProducts.Keys.Parse(product.Key), product.Owner)
            : new EdgeEndLine(end.Name, null, null);
    }

    private static async Task<IReadOnlyList<EdgeRun>> RunsAsync(CatalogDbContext db, LineageEdge edge, long job, CancellationToken ct)
    {
        var dataset = edge.Kind switch { EdgeKind.DatasetToJob => edge.From, EdgeKind.JobToDataset => edge.To, EdgeKind.Field => edge.ToDataset, _ => 0 };
        var runs = db.Runs.AsNoTracking().Where(r => r.JobNumber == job);
        if (dataset != 0) runs = runs.Where(r => db.RunDatasets.Any(d => d.RunId == r.Id && d.DatasetNumber == dataset));
        var newest = await runs.OrderByDescending(r => r.LastEventAt).Take(ShownRuns).Select(r => new { r.Id, r.ProducerId, r.State, r.StartedAt, r.FirstEventAt, r.EndedAt }).ToListAsync(ct);
        return [.. newest.Select(r => new EdgeRun(r.Id, r.ProducerId, r.State, r.StartedAt ?? r.FirstEventAt, r.EndedAt))];
    }
}
