using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Data.Conventions;
using Catalog.Data.DataProducts;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Validity;

internal sealed class ValidityHistoryQueries(IDbContextFactory<CatalogDbContext> contexts, TimeProvider clock) : IValidityHistoryQueries
{
    public async Task<Outcome<Page<HistoryEntry>>> HistoryAsync(Actor actor, DataProductKey product, PageRequest request, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await ProductPageQueries.LoadAsync(db, product, actor, ct) is not { } found) return ProductPageQueries.Missing(product);
        var masked = !Authorisation.Decide(actor, ProductAction.ReadDetails, found.Facts).Allowed;
        var mark = TimeMark.Read(request.After);
        var entries = db.ValidityEntries.AsNoTracking().Where(e => e.ProductId == found.Id);
        if (mark is { } m) entries = entries.Where(e => e.At <= m.At);
        var rows = await entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Skip(mark?.Shown ?? 0).Take(request.Take + 1).ToListAsync(ct);
        var shown = rows.Take(request.Take).ToList();
        return new Page<HistoryEntry>([.. shown.Select(e => new HistoryEntry(e.At, e.State, e.Own, e.Reasons, masked || e.Rule.Count == 0 ? null : e.Rule[0], masked))],
            rows.Count > request.Take ? TimeMark.After(shown, e => e.At, mark) : null);
    }

    public async Task<IReadOnlyDictionary<DataProductId, IReadOnlyList<StripTurn>>> StripsAsync(IReadOnlyCollection<DataProductId> products, DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var wanted = products.ToArray();
        var after = await db.ValidityEntries.AsNoTracking().Where(e => wanted.Contains(e.ProductId) && e.At > since).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => new { e.ProductId, e.At, e.State }).ToListAsync(ct);
        var before = await db.ValidityEntries.AsNoTracking().Where(e => wanted.Contains(e.ProductId) && e.At <= since).GroupBy(e => e.ProductId).Select(g => new { g.Key, At = g.Max(e => e.At) })
            .Join(db.ValidityEntries, g => new { ProductId = g.Key, g.At }, e => new { e.ProductId, e.At }, (g, e) => new { e.ProductId, e.At, e.State }).ToListAsync(ct);
        return before.Concat(after).GroupBy(e => e.ProductId).ToDictionary(g => g.Key, g => (IReadOnlyList<StripTurn>)[.. g.Select(e => new StripTurn(e.At, e.State))]);
    }

    public async Task<Outcome<PolicyOverview>> PoliciesAsync(Actor actor, DataProductKey product, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await ProductPageQueries.LoadAsync(db, product, actor, ct) is not { } found) return ProductPageQueries.Missing(product);
        if (Authorisation.Decide(actor, ProductAction.ReadDetails, found.Facts) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var may = Authorisation.Decide(actor, ProductAction.Edit, found.Facts).Allowed;
        var places = await AboveAsync(db, actor, found.DomainId, ct);
        places.Add(new(PolicyScope.Product, found.Id.Value, found.Key, null, null, may));
        places.AddRange(await db.Ports.AsNoTracking().Where(p => p.ProductId == found.Id && p.Direction == PortDirection.Output).OrderBy(p => p.Position)
            .Select(p => new Place(PolicyScope.Port, p.Id.Value, p.Name, null, p.Name, may)).ToListAsync(ct));
        var now = clock.GetUtcNow();
        var byHand = await db.ValidityOverrides.AsNoTracking().Where(o => o.ProductId == found.Id && o.EndedAt == null && o.Until > now).OrderByDescending(o => o.SetAt).FirstOrDefaultAsync(ct);
        return await OverviewAsync(db, places, byHand is null ? null : new OverrideRow(byHand.State, byHand.Reason, byHand.Until, byHand.SetBy, byHand.SetAt), may, ct);
    }

    public async Task<Outcome<PolicyOverview>> PoliciesAsync(Actor actor, string? domain, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.Browse) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        await using var db = await contexts.CreateDbContextAsync(ct);
        DomainId? id = domain is null ? null : await db.Domains.AsNoTracking().Where(d => d.Key == domain).Select(d => (DomainId?)d.Id).FirstOrDefaultAsync(ct);
        if (domain is not null && id is null) return new Refusal.NotFound($"There is no domain {domain}.");
        var places = await AboveAsync(db, actor, id, ct);
        return await OverviewAsync(db, places, null, places[^1].MayChange, ct);
    }

    /// <summary>The mesh, and the domains from the outermost to this one.</summary>
    private static async Task<List<Place>> AboveAsync(CatalogDbContext db, Actor actor, DomainId? domain, CancellationToken ct)
    {
        var places = new List<Place> { new(PolicyScope.Mesh, Guid.Empty, "The mesh", null, null, Authorisation.Decide(actor, MeshAction.SetMeshPolicy).Allowed) };
        if (domain is null) return places;
        var domains = await db.Domains.AsNoTracking().Select(d => new { d.Id, d.Key, d.Name, d.ParentId }).ToDictionaryAsync(d => d.Id, ct);
        var path = new List<DomainId>();
        for (var at = domain; at is { } here && !path.Contains(here) && domains.TryGetValue(here, out var one); at = one.ParentId) path.Add(here);
        path.Reverse();
        places.AddRange(path.Select(id => new Place(PolicyScope.Domain, id.Value, domains[id].Name, domains[id].Key, null, Authorisation.Decide(actor, MeshAction.ManageDomain, id).Allowed)));
        return places;
    }

    private static async Task<PolicyOverview> OverviewAsync(CatalogDbContext db, List<Place> places, OverrideRow? byHand, bool may, CancellationToken ct)
    {
        var subjects = places.Select(p => p.Subject).ToArray();
        var all = (await db.ValidityPolicies.AsNoTracking().Where(p => subjects.Contains(p.SubjectId)).OrderByDescending(p => p.SetAt).ToListAsync(ct)).ToLookup(p => (p.Scope, p.SubjectId));
        // A port has rules of its own; those of the product are what holds without them.
        var rules = RuleSet.Of(places.Where(p => p.Scope != PolicyScope.Port).SelectMany(p => all[(p.Scope, p.Subject)].Where(x => x.EndedAt is null)));
        return new PolicyOverview(rules, [.. places.Select(p => new PolicyLevel(p.Scope, p.Name, p.Domain, p.Port, p.MayChange,
            [.. all[(p.Scope, p.Subject)].Select(x => new PolicyRow(x.Values, x.Why, x.AgreedWith, x.SetBy, x.SetAt, x.EndedAt))]))], byHand, may);
    }

    private sealed record Place(PolicyScope Scope, Guid Subject, string Name, string? Domain, string? Port, bool MayChange);
}
