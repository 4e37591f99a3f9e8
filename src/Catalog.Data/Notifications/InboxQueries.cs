using System.Linq.Expressions;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Data.Conventions;
using Catalog.Data.DataProducts;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Notifications;

internal sealed class InboxQueries(IDbContextFactory<CatalogDbContext> contexts) : IInboxQueries
{
    public async Task<Page<InboxRow>> ListAsync(Actor actor, InboxFilter filter, PageRequest page, CancellationToken ct)
    {
        if (actor.PersonId is not { } person) return new Page<InboxRow>([], null, 0);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var mark = TimeMark.Read(page.After);
        var items = Of(Own(db, actor, person), filter.Shelf);
        if (filter.Kind is { } kind) items = items.Where(i => i.Kind == kind);
        var total = mark is null ? await items.CountAsync(ct) : (int?)null;
        items = filter.Shelf switch
        {
            // What has waited longest comes first.
            InboxShelf.ToDecide => After(items, mark, m => i => i.CreatedAt >= m).OrderBy(i => i.CreatedAt).ThenBy(i => i.Id),
            InboxShelf.Notices => After(items, mark, m => i => i.CreatedAt <= m).OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id),
            _ => After(items, mark, m => i => i.DoneAt <= m).OrderByDescending(i => i.DoneAt).ThenByDescending(i => i.Id),
        };
        var rows = await RowsAsync(db, actor, items.Skip(mark?.Shown ?? 0).Take(page.Take + 1), ct);
        var more = rows.Count > page.Take;
        if (more) rows.RemoveAt(rows.Count - 1);
        return new Page<InboxRow>(rows, more ? TimeMark.After(rows, r => filter.Shelf == InboxShelf.Done ? r.DoneAt!.Value : r.CreatedAt, mark) : null, total);
    }

    public async Task<IReadOnlyList<InboxRow>> LatestAsync(Actor actor, int limit, CancellationToken ct)
    {
        if (actor.PersonId is not { } person) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await RowsAsync(db, actor, Own(db, actor, person).OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(limit), ct);
    }

    public async Task<InboxCount> CountAsync(Actor actor, CancellationToken ct)
    {
        if (actor.PersonId is not { } person) return new InboxCount(0, 0, 0, new Dictionary<string, int>());
        await using var db = await contexts.CreateDbContextAsync(ct);
        var counts = await Own(db, actor, person)
            .Where(i => i.DoneAt == null)
            .GroupBy(i => new { i.Kind, i.IsTask, Unread = i.ReadAt == null })
            .Select(g => new { g.Key.Kind, g.Key.IsTask, g.Key.Unread, Count = g.Count() })
            .ToListAsync(ct);
        return new InboxCount(
            counts.Where(c => c is { Unread: true, IsTask: false }).Sum(c => c.Count),
            counts.Where(c => c.IsTask).Sum(c => c.Count),
            counts.Where(c => !c.IsTask).Sum(c => c.Count),
            counts.GroupBy(c => c.Kind).ToDictionary(g => g.Key, g => g.Sum(c => c.Count)));
    }

    public async Task<bool> WatchesAsync(Actor actor, WatchKind kind, Guid subject, CancellationToken ct)
    {
        if (actor.PersonId is not { } person) return false;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Watches.AnyAsync(w => w.PersonId == person && w.Kind == kind && w.SubjectId == subject, ct);
    }

    private static IQueryable<InboxItem> Own(CatalogDbContext db, Actor actor, PersonId person)
    {
        var items = db.InboxItems.AsNoTracking().Where(i => i.PersonId == person);
        if (actor.Administrator) return items;
        // What was told before a product was hidden is hidden with it.
        var visible = db.DataProducts.VisibleTo(actor);
        return items.Where(i => i.ProductId == null || visible.Any(p => p.Id == i.ProductId));
    }

    private static IQueryable<InboxItem> Of(IQueryable<InboxItem> items, InboxShelf shelf) => shelf switch
    {
        InboxShelf.ToDecide => items.Where(i => i.IsTask && i.DoneAt == null),
        InboxShelf.Notices => items.Where(i => !i.IsTask && i.DoneAt == null),
        _ => items.Where(i => i.DoneAt != null),
    };

    private static IQueryable<InboxItem> After(IQueryable<InboxItem> items, TimeMark? mark, Func<DateTimeOffset, Expression<Func<InboxItem, bool>>> from) =>
        mark is { } m ? items.Where(from(m.At)) : items;

    private static async Task<List<InboxRow>> RowsAsync(CatalogDbContext db, Actor actor, IQueryable<InboxItem> items, CancellationToken ct)
    {
        var rows = await Rows(db, actor, items).ToListAsync(ct);
        var keys = rows.SelectMany(r => NamedProducts.In(r.Sentence).Concat(NamedProducts.In(r.Detail))).Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(k => Convert.ToHexString(KeyHash.Folded(k)));
        if (keys.Count == 0) return rows;
        var hashes = keys.Keys.Select(Convert.FromHexString).ToArray();
        var moved = await db.KeyRedirects.Where(r => r.Kind == RedirectKind.Product && hashes.Contains(r.OldKeyHash)).Select(r => new { r.OldKeyHash, r.TargetId }).ToListAsync(ct);
        var targets = moved.Select(m => DataProductId.From(m.TargetId)).ToArray();
        var visible = await db.DataProducts.VisibleTo(actor).Where(p => hashes.Contains(p.KeyHash) || targets.Contains(p.Id)).Select(p => new { p.Id, p.Key, p.KeyHash }).ToListAsync(ct);
        var seen = visible.Where(p => keys.ContainsKey(Convert.ToHexString(p.KeyHash))).ToDictionary(p => keys[Convert.ToHexString(p.KeyHash)], p => p.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var old in moved)
            if (visible.Find(p => p.Id.Value == old.TargetId) is { } now) seen.TryAdd(keys[Convert.ToHexString(old.OldKeyHash)], now.Key);
        return rows.ConvertAll(r => r with { Sentence = NamedProducts.Read(r.Sentence, seen.GetValueOrDefault)!, Detail = NamedProducts.Read(r.Detail, seen.GetValueOrDefault) });
    }

    private static IQueryable<InboxRow> Rows(CatalogDbContext db, Actor actor, IQueryable<InboxItem> items)
    {
        var readable = db.DataProducts.DetailsTo(actor);
        return items.Select(i => new InboxRow(
            i.Id, i.Kind, i.CauseId, i.IsTask, i.Sentence,
            // Only what was told to watchers and about its state speaks of the product's insides; the rest is about the reader's own doing.
            (i.Kind != InboxKinds.Watched && i.Kind != TellAboutValidity.Kind) || i.ProductId == null || readable.Any(p => p.Id == i.ProductId) ? i.Detail : null,
            i.Link, i.ProductId,
            db.DataProducts.Where(p => p.Id == i.ProductId).Select(p => p.Key).FirstOrDefault(),
            i.CreatedAt, i.ReadAt, i.DoneAt));
    }
}
