using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Xunit;

namespace Catalog.Core.Tests.Validity;

public sealed class RuleSetTests
{
    [Fact]
    public void Every_value_comes_from_the_nearest_policy_that_sets_it_and_verdicts_state_by_state()
    {
        var rules = RuleSet.Of(
        [
            Policy(PolicyScope.Mesh, new PolicyValues { Limit = 200, Verdicts = new Dictionary<ValidityState, Verdict> { [ValidityState.Stale] = Verdict.Block, [ValidityState.Unknown] = Verdict.Block } }),
            Policy(PolicyScope.Domain, new PolicyValues { Promise = TimeSpan.FromHours(24) }),
            Policy(PolicyScope.Product, new PolicyValues { Critical = ["amount"], Verdicts = new Dictionary<ValidityState, Verdict> { [ValidityState.Unknown] = Verdict.Allow } }),
            Policy(PolicyScope.Port, new PolicyValues { Limit = 400 }),
        ]);

        Assert.Equal((400, PolicyScope.Port, TimeSpan.FromHours(24)), (rules.Limit, rules.LimitFrom!.Scope, rules.Promise));
        Assert.Equal(["amount"], rules.Critical);
        Assert.Equal([(ValidityState.Unknown, Verdict.Allow), (ValidityState.Stale, Verdict.Block)], rules.Verdicts.OrderBy(v => v.Key).Select(v => (v.Key, v.Value)));
    }

    private static ValidityPolicy Policy(PolicyScope scope, PolicyValues values) => new(CatalogId.New<ValidityPolicyId>(TimeProvider.System), scope, Guid.Empty, values, "Because", null, "Priya", DateTimeOffset.UnixEpoch);
}
