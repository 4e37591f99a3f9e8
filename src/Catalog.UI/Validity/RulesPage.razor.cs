using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Validity;

/// <summary>The rules of one place, the domains that can be looked at instead, and the rules about results that this reader looks after.</summary>
public sealed record RulesShown(DataProductKey? Product, PolicyOverview Rules, IReadOnlyList<(string Key, string Name)> Domains, Page<MatchRuleRow> Results);

/// <summary>The rules of validity, level by level: what holds, who set it, why and agreed with whom, and what was before.</summary>
public sealed partial class RulesPage
{
    private const int Most = 20;
    private const int MostDomains = 40;
    private const int MostRules = 50;

    private PolicyLevel? _level;

    [Inject] public required IValidityHistoryQueries History { get; init; }
    [Inject] public required IDomainQueries Domains { get; init; }
    [Inject] public required ChangeMatchRule Change { get; init; }
    [Inject] public required RemoveMatchRule Remove { get; init; }
    [Inject] public required IMatchRuleQueries Matching { get; init; }
    [SupplyParameterFromQuery(Name = "product")] public string? Product { get; set; }
    [SupplyParameterFromQuery(Name = "domain")] public string? Domain { get; set; }

    private string Title => Data!.Product is { } key ? $"Rules of {key}" : Data.Rules.Levels[^1] is { Scope: PolicyScope.Domain } level ? $"Rules of the domain {level.Name}" : "Rules of the mesh";

    // Sets by verdict and span do not travel.
    protected override bool Carries(RulesShown data) => false;

    protected override async Task<RulesShown?> ReadAsync(CancellationToken ct)
    {
        if (Product is not null)
        {
            if (!DataProductKey.TryParse(Product, out var key)) return null;
            var own = await History.PoliciesAsync(Actor, key, ct);
            return own.IsOk ? new RulesShown(key, own.Value, [], await Matching.ListAsync(Actor, key, new PageRequest(null, MostRules), ct)) : null;
        }
        var rules = await History.PoliciesAsync(Actor, Domain, ct);
        return rules.IsOk ? new RulesShown(null, rules.Value, [.. (await Domains.TreeAsync(Actor, ct)).Take(MostDomains).Select(d => (d.Key, d.Name))], await Matching.ListAsync(Actor, null, new PageRequest(null, MostRules), ct)) : null;
    }
}
