using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>Who asks the gate, for those who look after a product.</summary>
public interface IGateQueries
{
    /// <summary>Everybody who asked since then, the busiest first.</summary>
    Task<Outcome<IReadOnlyList<GateCaller>>> CallersAsync(Actor actor, DataProductKey product, DateTimeOffset since, CancellationToken ct);
}

/// <summary>A token or person, and what they were answered how often.</summary>
public sealed record GateCaller(string Asker, long Allowed, long Warned, long Blocked, DateTimeOffset LastAt)
{
    public long Times => Allowed + Warned + Blocked;
}
