using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.Notifications;
using Catalog.Core.People;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    /// <summary>Items of that kind and cause, for everybody who was told.</summary>
    Task<IReadOnlyList<InboxItem>> InboxItemsAsync(string kind, Guid causeId, CancellationToken ct);

    Task<InboxItem?> InboxItemAsync(InboxItemId id, CancellationToken ct);

    Task<Watch?> WatchAsync(PersonId person, WatchKind kind, Guid subject, CancellationToken ct);

    /// <summary>Those of the given items that belong to the person.</summary>
    Task<IReadOnlyList<InboxItem>> InboxItemsAsync(PersonId person, IReadOnlyCollection<InboxItemId> ids, CancellationToken ct);

    /// <summary>Up to so many of the person's unread items.</summary>
    Task<IReadOnlyList<InboxItem>> UnreadAsync(PersonId person, int limit, CancellationToken ct);

    /// <summary>People who watch any of these.</summary>
    Task<IReadOnlyList<PersonId>> WatchersAsync(IReadOnlyCollection<(WatchKind Kind, Guid Subject)> subjects, CancellationToken ct);

    /// <summary>The domain and its parents, nearest first.</summary>
    Task<IReadOnlyList<DomainId>> DomainPathAsync(DomainId domain, CancellationToken ct);

    Task<IReadOnlyList<GlossaryTermId>> TermIdsAsync(IReadOnlyCollection<string> keys, CancellationToken ct);

    /// <summary>Who watches any of these products, domains and teams.</summary>
    Task<IReadOnlyList<Watch>> WatchesAsync(IReadOnlyCollection<Guid> subjects, CancellationToken ct);

    /// <summary>These products in the order of their keys, as far as telling people about them needs.</summary>
    Task<IReadOnlyList<(ProductFacts Facts, string Key)>> ProductBriefsAsync(IReadOnlyCollection<DataProductId> ids, CancellationToken ct);

    /// <summary>The few things about a product that telling watchers needs; <c>null</c> when there is none.</summary>
    Task<(ProductFacts Facts, string Key, IReadOnlyList<string> Terms, IReadOnlyList<string> Tags)?> ProductBriefAsync(DataProductId id, CancellationToken ct);

    /// <summary>The products whose ports carry the contract, in the order of their keys.</summary>
    Task<IReadOnlyList<(ProductFacts Facts, string Key)>> ProductsOfContractAsync(string contractId, CancellationToken ct);

    /// <summary>The ODCS id of the contract; <c>null</c> when there is none.</summary>
    Task<string?> ContractIdAsync(DataContractId id, CancellationToken ct);

    /// <summary>The products that decide who sees it; <c>null</c> when there is no such domain, team, term, dataset or job. A tag is a word that everybody may name.</summary>
    Task<IReadOnlyList<ProductFacts>?> WatchableAsync(WatchKind kind, Guid subject, CancellationToken ct);
}
