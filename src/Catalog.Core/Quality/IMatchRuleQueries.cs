using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Quality;

/// <summary>The rules that say which results belong where, for whoever looks after the products.</summary>
public interface IMatchRuleQueries
{
    /// <summary>By product, then as they were saved; of all products that this actor looks after, or of one.</summary>
    Task<Page<MatchRuleRow>> ListAsync(Actor actor, DataProductKey? product, PageRequest request, CancellationToken ct);
}

/// <summary>A rule. Without <paramref name="Port"/> its port is gone, and it counts no more.</summary>
public sealed record MatchRuleRow(MatchRuleId Id, string ProductKey, string? Port, string DataSource, string Asset, string Suite, string By, DateTimeOffset At);
