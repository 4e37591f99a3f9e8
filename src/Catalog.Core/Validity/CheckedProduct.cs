using Catalog.Core.DataProducts;

namespace Catalog.Core.Validity;

/// <summary>A product as far as its results and its state need it.</summary>
public sealed record CheckedProduct(ProductFacts Facts, string Key, DateTimeOffset CreatedAt, IReadOnlyList<CheckedPort> Outputs);

/// <summary>One of its output ports.</summary>
public sealed record CheckedPort(PortId Id, string Name, string? Version, Tier? Tier, string? ContractId);
