using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    Task<AccessRequest?> AccessRequestAsync(AccessRequestId id, CancellationToken ct);

    /// <summary>The person's open request for the port, if any.</summary>
    Task<AccessRequest?> OpenAccessRequestAsync(PersonId person, PortId port, CancellationToken ct);

    Task<Grant?> GrantAsync(GrantId id, CancellationToken ct);

    /// <summary>The person's grant on the port that holds now, if any.</summary>
    Task<Grant?> HoldingGrantAsync(PersonId person, PortId port, DateTimeOffset now, CancellationToken ct);

    /// <summary>Grants whose end has come and was not noticed yet, oldest first.</summary>
    Task<IReadOnlyList<Grant>> DueGrantsAsync(DateTimeOffset now, int limit, CancellationToken ct);

    /// <summary>Holding grants nobody was warned of yet, that end after <paramref name="after"/> and not after <paramref name="until"/>, soonest first.</summary>
    Task<IReadOnlyList<Grant>> EndingGrantsAsync(DateTimeOffset after, DateTimeOffset until, int limit, CancellationToken ct);

    /// <summary>Grants on the product that hold now.</summary>
    Task<IReadOnlyList<Grant>> HoldingGrantsAsync(DataProductId product, DateTimeOffset now, CancellationToken ct);

    /// <summary>Requests for the product's ports that nobody decided yet.</summary>
    Task<IReadOnlyList<AccessRequest>> OpenAccessRequestsAsync(DataProductId product, CancellationToken ct);

    /// <summary>People whose grant on one of these products holds now.</summary>
    Task<IReadOnlyList<(DataProductId Product, PersonId Person)>> GranteesAsync(IReadOnlyCollection<DataProductId> products, DateTimeOffset now, CancellationToken ct);

    Task<ApiToken?> TokenAsync(string name, CancellationToken ct);

    Task<ApiToken?> TokenAsync(ApiTokenId id, CancellationToken ct);
}
