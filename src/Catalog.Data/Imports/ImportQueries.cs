using System.Globalization;
using Catalog.Core.Access;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Imports;

internal sealed class ImportQueries(IDbContextFactory<CatalogDbContext> contexts) : IImportQueries
{
    public async Task<Page<ImportRunRow>> RunsAsync(PageRequest page, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var skip = Mark(page.After);
        var rows = await Readable(db, actor).OrderByDescending(r => r.StartedAt).ThenBy(r => r.Id).Skip(skip).Take(page.Take + 1).Select(r => Row(r)).ToListAsync(ct);
        return new Page<ImportRunRow>([.. rows.Take(page.Take)], rows.Count > page.Take ? Mark(skip + page.Take) : null);
    }

    public async Task<ImportRunRow?> RunAsync(ImportRunId id, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Readable(db, actor).Where(r => r.Id == id).Select(r => Row(r)).SingleOrDefaultAsync(ct);
    }

    public async Task<Page<ImportItemRow>> ItemsAsync(ImportRunId id, IReadOnlyCollection<ImportOutcome> outcomes, PageRequest page, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await Readable(db, actor).AnyAsync(r => r.Id == id, ct)) return new Page<ImportItemRow>([], null, 0);
        var items = db.ImportItems.AsNoTracking().Where(i => i.RunId == id);
        if (outcomes.Count > 0) items = items.Where(i => outcomes.Contains(i.Outcome));
        var from = Mark(page.After);
        var rows = await items.Where(i => i.Position >= from).OrderBy(i => i.Position).Take(page.Take + 1)
            .Select(i => new ImportItemRow(i.Position, i.File, i.Line, i.Kind, i.Subject, i.Outcome, i.Reason, i.Findings)).ToListAsync(ct);
        return new Page<ImportItemRow>([.. rows.Take(page.Take)], rows.Count > page.Take ? Mark(rows[page.Take].Position) : null);
    }

    // What Authorisation.ReadImport says, in SQL.
    private static IQueryable<ImportRun> Readable(CatalogDbContext db, Actor actor)
    {
        var runs = db.ImportRuns.AsNoTracking();
        if (!Authorisation.ReadImport(actor, actor.PersonId, actor.Name).Allowed) return runs.Where(r => false);
        if (actor.Administrator) return runs;
        return actor.PersonId is { } person ? runs.Where(r => r.PersonId == person) : runs.Where(r => r.PersonId == null && r.StartedBy == actor.Name);
    }

    private static ImportRunRow Row(ImportRun r) => new(
        r.Id, r.Source, r.StartedBy, r.Via, r.StartedAt, r.FinishedAt, r.State, r.Total, r.Created, r.Updated, r.Unchanged, r.Conflicts, r.Proposed, r.Skipped, r.Rejected);

    private static int Mark(string? after) => int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : 0;

    private static string Mark(int position) => position.ToString(CultureInfo.InvariantCulture);
}
