using System.Runtime.CompilerServices;
using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Access;
using Catalog.Data.Conventions;
using Catalog.Data.DataProducts;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Activity;

internal sealed class ActivityQueries(IDbContextFactory<CatalogDbContext> contexts) : IActivityQueries
{
    // Who asked and who holds grants is for those who look after the product.
    private static readonly string[] AboutAccess = ["access-request", "grant"];

    // Subjects without a product that everybody signed in may read about; the rest is for administrators.
    private static readonly string[] Common = ["domain", "team", "term", "tag", "certification-level", "contract"];

    public async Task<Page<ActivityRow>> ListAsync(Actor actor, ActivityFilter filter, PageRequest page, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var mark = TimeMark.Read(page.After);
        var entries = Matching(await ReadableAsync(db, actor, ct), filter);
        if (mark is { } m) entries = entries.Where(a => a.At <= m.At);
        var rows = await Rows(db, actor, entries).Skip(mark?.Shown ?? 0).Take(page.Take + 1).ToListAsync(ct);
        var more = rows.Count > page.Take;
        if (more) rows.RemoveAt(rows.Count - 1);
        return new Page<ActivityRow>([.. rows.Select(Mask)], more ? TimeMark.After(rows, r => r.At, mark) : null);
    }

    public async IAsyncEnumerable<ActivityRow> StreamAsync(Actor actor, ActivityFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var entries = Matching(await ReadableAsync(db, actor, ct), filter);
        await foreach (var row in Rows(db, actor, entries).AsAsyncEnumerable().WithCancellation(ct)) yield return Mask(row);
    }

    private static async Task<IQueryable<ActivityEntry>> ReadableAsync(CatalogDbContext db, Actor actor, CancellationToken ct)
    {
        var entries = db.ActivityEntries.AsNoTracking();
        if (actor.Token == TokenRole.Intake || !actor.SignedIn) return entries.Where(_ => false);
        if (actor.Administrator) return entries;
        var person = actor.PersonId;
        var visible = db.DataProducts.VisibleTo(actor);
        var cared = db.DataProducts.Where(ProductAccessFilter.CaredFor(actor));
        // A contract is as hidden as the strictest product whose port carries it; hidden products are few.
        var hidden = await db.DataContracts
            .Where(c => db.Ports.Any(port => port.ContractIdHash == c.ContractIdHash && !visible.Any(p => p.Id == port.ProductId)))
            .Select(c => c.Id).ToListAsync(ct);
        var hiddenContracts = hidden.Select(c => c.Value).ToList();
        return entries.Where(a =>
            (a.ProductId != null && visible.Any(p => p.Id == a.ProductId)
                && (!AboutAccess.Contains(a.SubjectKind) || a.PersonId == person || cared.Any(p => p.Id == a.ProductId)))
            || (a.ProductId == null
                && ((person != null && a.PersonId == person) || (Common.Contains(a.SubjectKind) && !hiddenContracts.Contains(a.SubjectId)))));
    }

    private static IQueryable<ActivityEntry> Matching(IQueryable<ActivityEntry> entries, ActivityFilter filter)
    {
        if (filter.Product is { } product) entries = entries.Where(a => a.ProductId == product);
        if (filter.SubjectKind is { } kind) entries = entries.Where(a => a.SubjectKind == kind);
        if (filter.SubjectId is { } subject) entries = entries.Where(a => a.SubjectId == subject);
        if (filter.Person is { } person) entries = entries.Where(a => a.PersonId == person);
        if (filter.ActorName is { } name) entries = entries.Where(a => a.ActorName == name);
        if (filter.Via is { } via) entries = entries.Where(a => a.Via == via);
        if (filter.Verb is { } verb) entries = entries.Where(a => a.Verb == verb);
        if (filter.From is { } from) entries = entries.Where(a => a.At >= from);
        if (filter.To is { } to) entries = entries.Where(a => a.At < to);
        return entries;
    }

    private static IQueryable<ActivityRow> Rows(CatalogDbContext db, Actor actor, IQueryable<ActivityEntry> entries)
    {
        var readable = db.DataProducts.DetailsTo(actor);
        var carried = db.DataContracts.Where(c => db.Ports.Any(port => port.ContractIdHash == c.ContractIdHash && !readable.Any(p => p.Id == port.ProductId)));
        return entries.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Select(a => new ActivityRow(
            a.Id, a.At, a.PersonId, a.ActorName, a.Via, a.SubjectKind, a.SubjectId, a.SubjectKey, a.ProductId,
            db.DataProducts.Where(p => p.Id == a.ProductId).Select(p => p.Key).FirstOrDefault(),
            a.Verb, a.Sentence, a.Changes,
            (a.ProductId != null && !readable.Any(p => p.Id == a.ProductId)) || (a.SubjectKind == "contract" && carried.Any(c => c.ContractId == a.SubjectKey))));
    }

    private static ActivityRow Mask(ActivityRow row) => row.Masked ? row with { Changes = [] } : row;
}
