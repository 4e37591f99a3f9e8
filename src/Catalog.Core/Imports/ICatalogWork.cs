using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.Imports;
using Catalog.Core.People;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    /// <summary>Whether everything that is here came with imports of that source by this actor, or was done by this actor; not when there was no such import.</summary>
    Task<bool> HoldsOnlyAsync(string source, Actor by, CancellationToken ct);

    /// <summary>Whether there is one of that key, also one that this piece of work added.</summary>
    Task<bool> IsStoredAsync<T>(object key, CancellationToken ct) where T : class;

    Task<ImportRun?> ImportRunAsync(ImportRunId id, CancellationToken ct);

    /// <summary>The lines of an import's report from that place on.</summary>
    Task<IReadOnlyList<ImportItem>> ImportItemsAsync(ImportRunId id, int from, CancellationToken ct);

    /// <summary>Stores at once that the import is alive, beside whatever is being stored of it.</summary>
    Task BeatAsync(ImportRunId id, DateTimeOffset now, CancellationToken ct);

    /// <summary>Imports that should be running and have said nothing since.</summary>
    Task<IReadOnlyList<ImportRun>> SilentImportsAsync(DateTimeOffset since, int limit, CancellationToken ct);

    Task<OwnershipProposal?> ProposalAsync(OwnershipProposalId id, CancellationToken ct);

    /// <summary>The open proposal for that field of the product, if any.</summary>
    Task<OwnershipProposal?> OpenProposalAsync(DataProductId product, string field, CancellationToken ct);

    /// <summary>Everything that a document may name.</summary>
    Task<MeshNames> MeshNamesAsync(CancellationToken ct);

    /// <summary>What is known of the products with these ODPS ids, without loading them.</summary>
    Task<IReadOnlyList<KnownProduct>> KnownProductsAsync(IReadOnlyCollection<string> sourceIds, CancellationToken ct);

    /// <summary>The products, whole, in any order.</summary>
    Task<IReadOnlyList<DataProduct>> ProductsAsync(IReadOnlyCollection<DataProductId> ids, CancellationToken ct);

    /// <summary>The documents these products came from, to be replaced.</summary>
    Task<IReadOnlyList<ProductSource>> ProductSourcesAsync(IReadOnlyCollection<DataProductId> ids, CancellationToken ct);

    /// <summary>Which of these keys name a product now, or did once; lower-cased.</summary>
    Task<IReadOnlySet<string>> TakenProductKeysAsync(IReadOnlyCollection<string> keys, CancellationToken ct);

    /// <summary>The contracts with all their versions, in any order.</summary>
    Task<IReadOnlyList<DataContract>> ContractsAsync(IReadOnlyCollection<string> contractIds, CancellationToken ct);

    /// <summary>For each of these contracts the document of the version that is shown, as JSON; by lower-cased id.</summary>
    Task<IReadOnlyDictionary<string, string>> ShownContractsAsync(IReadOnlyCollection<string> contractIds, CancellationToken ct);

    /// <summary>Products with an output port that carries one of these contracts.</summary>
    Task<IReadOnlyList<DataProductId>> ProductsCarryingAsync(IReadOnlyCollection<string> contractIds, CancellationToken ct);

    /// <summary>The same, with what the authorisation decision needs to know of them; by lower-cased contract id.</summary>
    Task<IReadOnlyList<(string ContractId, ProductFacts Facts)>> CarriersAsync(IReadOnlyCollection<string> contractIds, CancellationToken ct);

    /// <summary>Whether nothing of a mesh is stored yet.</summary>
    Task<bool> IsEmptyAsync(CancellationToken ct);

    Task<bool> IsFavouriteAsync(PersonId person, DataProductId product, CancellationToken ct);

    /// <summary>How often the product was viewed, by day.</summary>
    Task<IReadOnlyList<ProductViews>> ProductViewsAsync(DataProductId product, CancellationToken ct);

    /// <summary>Which products have these datasets behind their output ports.</summary>
    Task<IReadOnlyList<DatasetClaim>> DatasetClaimsAsync(IReadOnlyCollection<DatasetId> datasets, CancellationToken ct);
}
