using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Quality;

/// <summary>Which rule goes.</summary>
public sealed record RemoveRuleCommand(MatchRuleId Rule);

/// <summary>Removes a rule: results that it took stay where they are, the next ones find their place without it.</summary>
public sealed class RemoveMatchRule(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(RemoveRuleCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var found = await ChangeMatchRule.RuleAsync(work, command.Rule, actor, ct);
        if (!found.IsOk) return found.Refusal;
        var (rule, about) = found.Value;
        work.Remove(rule);
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), clock.GetUtcNow(), actor, about, "result-rule", "removed a rule about which results belong to a port",
            [new("data source", rule.DataSource, null), new("asset", rule.Asset, null), new("suite", rule.Suite, null)]));
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }
}
