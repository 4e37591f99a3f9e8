using System.Globalization;
using System.Runtime.CompilerServices;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.DataProducts;

internal sealed partial class DataProductQueries(IDbContextFactory<CatalogDbContext> contexts, TimeProvider clock) : IDataProductQueries
{
    private const int Portion = 500;

    public async Task<Page<ProductRow>> ListAsync(ProductFilter filter, ProductSort sort, PageRequest page, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var passing = db.DataProducts.VisibleTo(actor).Passing(db, await ResolveAsync(db, filter, ct), actor);
        var (rows, next) = await PageAsync(db, passing, sort, page.After, page.Take, actor, ct);
        return new Page<ProductRow>(rows, next);
    }

    public async IAsyncEnumerable<ProductRow> AllAsync(ProductFilter filter, ProductSort sort, Actor actor, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var passing = db.DataProducts.VisibleTo(actor).Passing(db, await ResolveAsync(db, filter, ct), actor);
        string? after = null;
        do
        {
            (var rows, after) = await PageAsync(db, passing, sort, after, Portion, actor, ct);
            foreach (var row in rows) yield return row;
        }
        while (after is not null);
    }

    public async Task<IReadOnlyList<ProductRow>> RowsAsync(IReadOnlyCollection<DataProductId> ids, Actor actor, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var wanted = ids.ToArray();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (rows, _) = await PageAsync(db, db.DataProducts.VisibleTo(actor).Where(p => wanted.Contains(p.Id)), ProductSort.Default, null, wanted.Length, actor, ct);
        return rows;
    }

    public async Task<IReadOnlyList<Named>> ReceivingTeamsAsync(Actor actor, CancellationToken ct)
    {
        if (!Authorisation.Decide(actor, MeshAction.Browse).Allowed) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var own = actor.Teams.ToArray();
        var teams = actor.Administrator || actor.Stewards.Count > 0 ? db.Teams : db.Teams.Where(t => own.Contains(t.Id));
        return await teams.OrderBy(t => t.Name).Select(t => new Named(t.Key, t.Name)).ToListAsync(ct);
    }

    public async Task<MeshGlance> GlanceAsync(Actor actor, CancellationToken ct)
    {
        const int mostTiles = 60;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var visible = db.DataProducts.VisibleTo(actor);
        var counts = await visible.GroupBy(p => new { p.DomainId, p.Lifecycle }).Select(g => new { g.Key.DomainId, g.Key.Lifecycle, Count = g.Count() }).ToListAsync(ct);
        var total = counts.Sum(c => c.Count);
        var domains = await db.Domains.AsNoTracking().OrderBy(d => d.Name).Select(d => new { d.Id, d.Key, d.Name }).ToListAsync(ct);
        var tiles = total > mostTiles ? [] : await visible.OrderBy(p => p.Key).Select(p => new { p.DomainId, p.Key, p.Lifecycle }).ToListAsync(ct);
        return new MeshGlance(total, [.. domains.Select(domain => new DomainGlance(
            new Named(domain.Key, domain.Name),
            counts.Where(c => c.DomainId == domain.Id).ToDictionary(c => c.Lifecycle, c => c.Count),
            [.. tiles.Where(t => t.DomainId == domain.Id).Select(t => new GlanceTile(Keys.Parse(t.Key), t.Lifecycle))]))]);
    }

    private async Task<(List<ProductRow> Rows, string? Next)> PageAsync(CatalogDbContext db, IQueryable<DataProduct> passing, ProductSort sort, string? after, int take, Actor actor, CancellationToken ct)
    {
        var since = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-ProductRow.ViewDays);
        var me = actor.PersonId;
        var sorted = Sorted(After(
            from product in passing
            select new Line { Product = product, Views = db.ProductViews.Where(v => v.ProductId == product.Id && v.Day > since).Sum(v => (int?)v.Count) ?? 0 },
            sort, ListMark.Read(after)), sort).Take(take + 1);
        var lines = await (
            from line in sorted
            join domain in db.Domains on line.Product.DomainId equals domain.Id
            join team in db.Teams on line.Product.TeamId equals (TeamId?)team.Id into teams
            from team in teams.DefaultIfEmpty()
            join level in db.CertificationLevels on line.Product.CertificationLevelId equals (CertificationLevelId?)level.Id into levels
            from level in levels.DefaultIfEmpty()
            select new
            {
                Facts = new ProductFacts(line.Product.Id, line.Product.DomainId, line.Product.TeamId, line.Product.Visibility, line.Product.Lifecycle),
                line.Product.Key,
                line.Product.Name,
                line.Product.Title,
                line.Product.Purpose,
                line.Product.Archetype,
                line.Product.EndDate,
                line.Product.Replacement,
                line.Product.UpdatedAt,
                line.Product.Version,
                Domain = new Named(domain.Key, domain.Name),
                Team = team == null ? null : new Named(team.Key, team.Name),
                Level = level == null ? null : new Named(level.Key, level.Name),
                line.Views,
                Favourite = me != null && db.Favourites.Any(f => f.PersonId == me && f.ProductId == line.Product.Id),
            }).ToListAsync(ct);

        var more = lines.Count > take;
        if (more) lines.RemoveAt(take);
        var ids = lines.ConvertAll(line => line.Facts.Id).ToArray();
        var tags = (await db.ProductTags.AsNoTracking().Where(t => ids.Contains(t.ProductId)).Select(t => new { t.ProductId, t.Tag }).ToListAsync(ct)).ToLookup(t => t.ProductId, t => t.Tag);
        var tiers = (await db.Ports.AsNoTracking().Where(p => ids.Contains(p.ProductId) && p.Direction == PortDirection.Output && p.Tier != null)
            .Select(p => new { p.ProductId, Tier = p.Tier!.Value }).Distinct().ToListAsync(ct)).ToLookup(t => t.ProductId, t => t.Tier);
        var replacements = await db.ReplacementsAsync(lines.Select(line => line.Replacement), actor, ct);

        var rows = lines.ConvertAll(line => new ProductRow
        {
            Id = line.Facts.Id,
            Key = Keys.Parse(line.Key),
            Title = line.Title,
            Purpose = line.Purpose,
            Lifecycle = line.Facts.Lifecycle,
            Archetype = line.Archetype,
            Visibility = line.Facts.Visibility,
            EndDate = line.EndDate,
            Replacement = line.Replacement is { } replacement && replacements.TryGetValue(replacement.Trim().ToLowerInvariant(), out var instead) ? instead : null,
            Domain = line.Domain,
            Team = line.Team,
            Certification = line.Level,
            Tiers = [.. tiers[line.Facts.Id].Order()],
            Tags = [.. tags[line.Facts.Id].Order(StringComparer.OrdinalIgnoreCase)],
            UpdatedAt = line.UpdatedAt,
            Views = line.Views,
            Favourite = line.Favourite,
            MayEdit = Authorisation.Decide(actor, ProductAction.Edit, line.Facts).Allowed,
            Version = line.Version,
        });
        return (rows, more && lines[^1] is var last ? new ListMark(sort.By switch
        {
            ProductOrder.Name => last.Name,
            ProductOrder.Updated => last.UpdatedAt.UtcTicks.ToString(CultureInfo.InvariantCulture),
            ProductOrder.Views => last.Views.ToString(CultureInfo.InvariantCulture),
            _ => "",
        }, last.Key).ToString() : null);
    }

    private static IOrderedQueryable<Line> Sorted(IQueryable<Line> lines, ProductSort sort) => (sort.By, sort.Descending) switch
    {
        (ProductOrder.Name, false) => lines.OrderBy(l => l.Product.Name).ThenBy(l => l.Product.Key),
        (ProductOrder.Name, true) => lines.OrderByDescending(l => l.Product.Name).ThenByDescending(l => l.Product.Key),
        (ProductOrder.Updated, false) => lines.OrderBy(l => l.Product.UpdatedAt).ThenBy(l => l.Product.Key),
        (ProductOrder.Updated, true) => lines.OrderByDescending(l => l.Product.UpdatedAt).ThenByDescending(l => l.Product.Key),
        (ProductOrder.Views, false) => lines.OrderBy(l => l.Views).ThenBy(l => l.Product.Key),
        (ProductOrder.Views, true) => lines.OrderByDescending(l => l.Views).ThenByDescending(l => l.Product.Key),
        (_, false) => lines.OrderBy(l => l.Product.Key),
        (_, true) => lines.OrderByDescending(l => l.Product.Key),
    };

    private static IQueryable<Line> After(IQueryable<Line> lines, ProductSort sort, ListMark? mark)
    {
        if (mark is not { Key: var key, Value: var value }) return lines;
        var number = long.TryParse(value, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        var at = new DateTimeOffset(Math.Clamp(number, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);
        return (sort.By, sort.Descending) switch
        {
            (ProductOrder.Name, false) => lines.Where(l => string.Compare(l.Product.Name, value) > 0 || (l.Product.Name == value && string.Compare(l.Product.Key, key) > 0)),
            (ProductOrder.Name, true) => lines.Where(l => string.Compare(l.Product.Name, value) < 0 || (l.Product.Name == value && string.Compare(l.Product.Key, key) < 0)),
            (ProductOrder.Updated, false) => lines.Where(l => l.Product.UpdatedAt > at || (l.Product.UpdatedAt == at && string.Compare(l.Product.Key, key) > 0)),
            (ProductOrder.Updated, true) => lines.Where(l => l.Product.UpdatedAt < at || (l.Product.UpdatedAt == at && string.Compare(l.Product.Key, key) < 0)),
            (ProductOrder.Views, false) => lines.Where(l => l.Views > number || (l.Views == number && string.Compare(l.Product.Key, key) > 0)),
            (ProductOrder.Views, true) => lines.Where(l => l.Views < number || (l.Views == number && string.Compare(l.Product.Key, key) < 0)),
            (_, false) => lines.Where(l => string.Compare(l.Product.Key, key) > 0),
            (_, true) => lines.Where(l => string.Compare(l.Product.Key, key) < 0),
        };
    }

    private sealed class Line
    {
        public required DataProduct Product { get; init; }
        public required int Views { get; init; }
    }
}
