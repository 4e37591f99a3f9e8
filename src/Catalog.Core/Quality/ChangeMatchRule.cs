using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Quality;

/// <summary>Which results the rule takes from now on; in each, <c>*</c> and <c>?</c> stand for what varies.</summary>
public sealed record ChangeRuleCommand(MatchRuleId Rule, string? DataSource, string? Asset, string? Suite);

/// <summary>Changes which results belong to a rule's port. Of rules that fit the same result, the one saved last counts.</summary>
public sealed class ChangeMatchRule(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(ChangeRuleCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var found = await RuleAsync(work, command.Rule, actor, ct);
        if (!found.IsOk) return found.Refusal;
        var (source, asset, suite) = ((command.DataSource ?? "").Trim(), (command.Asset ?? "").Trim(), (command.Suite ?? "").Trim());
        if (Check(source, asset, suite) is { } wrong) return wrong;
        var (rule, about) = found.Value;
        FieldChange[] changes = [.. new FieldChange[] { new("data source", rule.DataSource, source), new("asset", rule.Asset, asset), new("suite", rule.Suite, suite) }.Where(c => c.Old != c.New)];
        if (changes.Length == 0) return default(Done);
        var now = clock.GetUtcNow();
        rule.Change(source, asset, suite, actor.Name, now);
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, about, "result-rule", "changed which results belong to a port", changes));
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }

    /// <summary>The rule, and the product that it is about, for whoever sends results there; hidden is answered like missing.</summary>
    internal static async Task<Outcome<(MatchRule Rule, ActivitySubject About)>> RuleAsync(ICatalogWork work, MatchRuleId id, Actor actor, CancellationToken ct)
    {
        if (await work.MatchRuleAsync(id, ct) is not { } rule || await work.ProductAsync(rule.ProductId, ct) is not { } product || !Authorisation.Decide(actor, ProductAction.See, product.Facts).Allowed)
            return new Refusal.NotFound("There is no such rule.");
        return Authorisation.Decide(actor, ProductAction.SendResults, product.Facts) is { Allowed: false } no ? new Refusal.Forbidden(no.Why) : (rule, new ActivitySubject("product", product.Id.Value, product.Key, product.Id));
    }

    private static Refusal.Invalid? Check(string source, string asset, string suite)
    {
        foreach (var (field, text) in new[] { ("dataSource", source), ("asset", asset), ("suite", suite) })
            if (text.Length > ValidationResult.LongestName) return new(field, $"At most {ValidationResult.LongestName} characters.");
        if (!MatchRule.Names(asset, suite)) return new("asset", "Name an asset or a suite: results without both fit no rule. * stands for anything.");
        return new[] { source, asset, suite }.All(text => text.All(c => c is '*' or '?')) ? new("asset", "This would take every result. Name a data source, an asset or a suite.") : null;
    }
}
