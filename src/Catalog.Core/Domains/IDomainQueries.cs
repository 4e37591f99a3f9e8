using Catalog.Core.DataProducts;
using Catalog.Core.People;

namespace Catalog.Core.Domains;

/// <summary>Reading domains. Counts hold only what the actor may see.</summary>
public interface IDomainQueries
{
    /// <summary>All domains, parents before their children, siblings by name.</summary>
    Task<IReadOnlyList<DomainRow>> TreeAsync(Actor actor, CancellationToken ct);

    /// <summary>One domain; old keys lead to it. <c>null</c> when there is none.</summary>
    Task<DomainReading?> FindAsync(string key, Actor actor, CancellationToken ct);
}

/// <summary>A person by name.</summary>
public sealed record PersonRef(PersonId Id, string Name);

/// <summary>A domain in the tree. <paramref name="Products"/> are its own, <paramref name="ProductsBelow"/> those of its sub-domains as well.</summary>
public sealed record DomainRow(
    DomainId Id, string Key, string Name, string? Description, string? Parent, int Depth, int Products, int ProductsBelow, IReadOnlyList<PersonRef> Stewards, long Version);

/// <summary>A domain with what belongs to it.</summary>
public sealed record DomainReading
{
    public required DomainRow Row { get; init; }
    /// <summary>From the top down to its parent.</summary>
    public required IReadOnlyList<Named> Path { get; init; }
    public required IReadOnlyList<DomainRow> Children { get; init; }
    /// <summary>Stewards of domains above, who look after this one too.</summary>
    public required IReadOnlyList<PersonRef> StewardsAbove { get; init; }
    public required IReadOnlyList<Named> Teams { get; init; }
    public required IReadOnlyList<Named> Terms { get; init; }
    public required bool MayManage { get; init; }
}
