using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Validity;

internal sealed class MeshValidityQueries(IDbContextFactory<CatalogDbContext> contexts, ICatalogWorkFactory works) : IMeshValidityQueries
{
    // Most products of a young mesh are like that: one reason for all of them.
    private static readonly IReadOnlyList<Reason> Unchecked = [new Reason { Kind = ReasonKind.Unchecked, State = ValidityState.Unknown }];
    private static readonly IReadOnlyList<Reason> NoPort = [new Reason { Kind = ReasonKind.NoPort, State = ValidityState.Unknown }];

    public async Task<DataProductId?> IdOfAsync(DataProductKey key, CancellationToken ct)
    {
        await using var work = works.Open();
        return (await work.ProductAsync(key, ct))?.Id;
    }

    public async Task<IReadOnlyList<KnownValidity>> ProductsAsync(IReadOnlyCollection<DataProductId>? only, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var products = db.DataProducts.AsNoTracking();
        var redirects = db.KeyRedirects.AsNoTracking().Where(r => r.Kind == RedirectKind.Product);
        if (only is not null)
        {
            var wanted = only.ToArray();
            var targets = only.Select(p => p.Value).ToArray();
            products = products.Where(p => wanted.Contains(p.Id));
            redirects = redirects.Where(r => targets.Contains(r.TargetId));
        }
        var former = (await redirects.Select(r => new { r.TargetId, r.OldKey }).ToListAsync(ct)).ToLookup(r => r.TargetId, r => r.OldKey);
        var rows = await (
            from product in products
            join validity in db.ProductValidities.AsNoTracking() on product.Id equals validity.ProductId into judged
            from validity in judged.DefaultIfEmpty()
            select new
            {
                Facts = new ProductFacts(product.Id, product.DomainId, product.TeamId, product.Visibility, product.Lifecycle),
                product.Key,
                product.Title,
                product.CreatedAt,
                product.EndDate,
                product.Replacement,
                HasOutputs = product.Ports.Any(p => p.Direction == PortDirection.Output),
                Validity = validity,
            }).ToListAsync(ct);
        return [.. rows.Select(r =>
        {
            var known = new KnownValidity(r.Facts, r.Key, r.Title, r.CreatedAt, r.HasOutputs) { EndDate = r.EndDate, Replacement = r.Replacement, Formerly = former.Contains(r.Facts.Id.Value) ? [.. former[r.Facts.Id.Value]] : [] };
            var unjudged = r.HasOutputs ? Unchecked : NoPort;
            if (r.Validity is not { } v) return known with { Reasons = unjudged };
            return known with
            {
                // What is upstream was put on record without judging its own data.
                Own = v.Own, OwnSince = v.JudgedAt == default ? null : v.OwnSince, Reasons = v.JudgedAt == default ? unjudged : v.Reasons, NextTurn = v.NextTurn, ByHand = v.ByHand,
                Verdicts = v.Verdicts.Count == 0 ? null : v.Verdicts, Loss = v.Loss.Count == 0 ? null : v.Loss[0], RecordedState = v.State, RecordedSince = v.Since == default ? null : v.Since, Version = v.Version,
            };
        })];
    }
}
