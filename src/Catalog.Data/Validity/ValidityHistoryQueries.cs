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
        var domains = await db.Domains.AsNoTracking().Select(d => new { d.Id, d.Name, d.ParentId }).ToDictionaryAsync(d => d.Id, ct);
        var path = new List<DomainId>();
        for (DomainId? at = found.DomainId; at is { } here && !path.Contains(here) && domains.TryGetValue(here, out var domain); at = domain.ParentId) path.Add(here);
        var ports = await db.Ports.AsNoTracking().Where(p => p.ProductId == found.Id && p.Direction == PortDirection.Output).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id.Value, p => p.Name, ct);
        var subjects = path.Select(d => d.Value).Concat(ports.Keys).Append(found.Id.Value).Append(Guid.Empty).ToArray();
        var all = await db.ValidityPolicies.AsNoTracking().Where(p => subjects.Contains(p.SubjectId)).OrderByDescending(p => p.SetAt).ToListAsync(ct);
        var inForce = all.Where(p => p.EndedAt is null).ToList();
        var rules = RuleSet.Of(inForce.Where(p => p.Scope == PolicyScope.Mesh)
            .Concat(Enumerable.Reverse(path).SelectMany(d => inForce.Where(p => p.SubjectId == d.Value)))
            .Concat(inForce.Where(p => p.SubjectId == found.Id.Value)));
        var now = clock.GetUtcNow();
        var byHand = await db.ValidityOverrides.AsNoTracking().Where(o => o.ProductId == found.Id && o.EndedAt == null && o.Until > now).OrderByDescending(o => o.SetAt).FirstOrDefaultAsync(ct);
        return new PolicyOverview(
            rules,
            [.. all.Select(p => new PolicyRow(p.Scope, p.Scope switch { PolicyScope.Mesh => "the mesh", PolicyScope.Domain => domains.GetValueOrDefault(DomainId.From(p.SubjectId))?.Name ?? "a domain", PolicyScope.Port => ports.GetValueOrDefault(p.SubjectId, "a port"), _ => found.Key }, p.Values, p.Why, p.AgreedWith, p.SetBy, p.SetAt, p.EndedAt))],
            byHand is null ? null : new OverrideRow(byHand.State, byHand.Reason, byHand.Until, byHand.SetBy, byHand.SetAt),
            Authorisation.Decide(actor, ProductAction.Edit, found.Facts).Allowed);
    }
}
