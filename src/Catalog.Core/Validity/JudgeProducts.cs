using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Lineage;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>Judges products anew whose ports, lifecycle or rules changed.</summary>
public sealed class JudgeProducts(TimeProvider clock) : IEventHandler
{
    public async Task HandleAsync(CatalogEvent happened, ICatalogWork work, CancellationToken ct)
    {
        IReadOnlyCollection<DataProductId> products = happened switch
        {
            ProductChanged { Change: ProductChange.Registered or ProductChange.Updated or ProductChange.LifecycleChanged or ProductChange.Moved or ProductChange.Retired } changed => [changed.ProductId],
            // What a contract promises about freshness is part of the rules.
            ContractChanged changed => [.. (await work.ProductsOfContractAsync(changed.ContractId, ct)).Select(p => p.Facts.Id)],
            LineageLearned learned => await work.ProductsWrittenAsync(learned.Position, ct),
            PolicyChanged { Scope: PolicyScope.Mesh } => await work.ProductsToJudgeBelowAsync(null, ct),
            PolicyChanged { Scope: PolicyScope.Domain } domain => await work.ProductsToJudgeBelowAsync(await BelowAsync(Domains.DomainId.From(domain.SubjectId), work, ct), ct),
            _ => [],
        };
        if (products.Count == 0) return;
        if (happened is not PolicyChanged) products = await work.ProductsToJudgeAsync(products, ct);
        if (products.Count == 0) return;
        var judging = await Judging.OpenAsync(work, products, Actor.System, clock, ct);
        // A run may say what results lost that came before its end.
        if (happened is LineageLearned)
            foreach (var (product, ran) in await RunMeasuring.AgainAsync(work, products, ct)) judging.Measured(product, ran);
        judging.Follow();
    }

    private static async Task<IReadOnlyCollection<Domains.DomainId>> BelowAsync(Domains.DomainId top, ICatalogWork work, CancellationToken ct)
    {
        var parents = await work.DomainParentsAsync(ct);
        var below = new HashSet<Domains.DomainId> { top };
        while (parents.Where(p => p.Value is { } parent && below.Contains(parent)).Any(p => below.Add(p.Key)))
        {
            // Until no further sub-domain is found.
        }
        return below;
    }
}
