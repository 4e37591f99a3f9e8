using Catalog.Core.Quality;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

public readonly record struct ValidityPolicyId(Guid Value) : ICatalogId<ValidityPolicyId>
{
    public static ValidityPolicyId From(Guid value) => new(value);
}

/// <summary>What a policy holds for; a nearer one wins, value by value.</summary>
public enum PolicyScope { Mesh, Domain, Product, Port }

/// <summary>
/// One setting of the rules, as somebody set it. It is never changed: a newer one for the same scope ends it, so that
/// history can say which limit was in force, who set it, why, and agreed with whom. A value left open is inherited.
/// </summary>
public sealed class ValidityPolicy
{
    private ValidityPolicy() { }

    public ValidityPolicy(ValidityPolicyId id, PolicyScope scope, Guid subject, PolicyValues values, string why, string? agreedWith, string by, DateTimeOffset now)
        => (Id, Scope, SubjectId, Values, Why, AgreedWith, SetBy, SetAt) = (id, scope, subject, values, why, agreedWith, by, now);

    public ValidityPolicyId Id { get; private set; }
    public PolicyScope Scope { get; private set; }
    /// <summary>The id of the domain, product or port; empty for the mesh.</summary>
    public Guid SubjectId { get; private set; }
    public PolicyValues Values { get; private set; } = new();
    public string Why { get; private set; } = "";
    public string? AgreedWith { get; private set; }
    public string SetBy { get; private set; } = "";
    public DateTimeOffset SetAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public void End(DateTimeOffset now) => EndedAt ??= now;
}

/// <summary>The values of a policy; <c>null</c> is inherited.</summary>
public sealed record PolicyValues
{
    /// <summary>The largest record loss that is still served, in hundredths of a percent.</summary>
    public int? Limit { get; init; }
    /// <summary>Expectations that are critical whatever their author said: patterns of types, columns or <c>type(column)</c>.</summary>
    public IReadOnlyList<string>? Critical { get; init; }
    /// <summary>How old the data of a port may be.</summary>
    public TimeSpan? Promise { get; init; }
    /// <summary>What the gate answers in these states, where that is not the usual; the others are inherited.</summary>
    public IReadOnlyDictionary<ValidityState, Verdict>? Verdicts { get; init; }
}

/// <summary>The rules that hold for one port, each value from the nearest policy that sets it.</summary>
public sealed record RuleSet
{
    /// <summary>3 %: the mesh's own rule.</summary>
    public const int UsualLimit = 300;

    public static RuleSet Usual { get; } = new();

    public int Limit { get; init; } = UsualLimit;
    public IReadOnlyList<string> Critical { get; init; } = [];
    public TimeSpan? Promise { get; init; }
    public IReadOnlyDictionary<ValidityState, Verdict> Verdicts { get; init; } = new Dictionary<ValidityState, Verdict>();
    /// <summary>Who set the limit, why and agreed with whom; <c>null</c> for the usual one.</summary>
    public LimitOrigin? LimitFrom { get; init; }

    /// <summary>From the mesh to the port, nearest last.</summary>
    public static RuleSet Of(IEnumerable<ValidityPolicy> farthestFirst)
    {
        var rules = Usual;
        foreach (var policy in farthestFirst)
        {
            var values = policy.Values;
            if (values.Limit is { } limit) rules = rules with { Limit = limit, LimitFrom = new(policy.Scope, policy.SetBy, policy.SetAt, policy.Why, policy.AgreedWith) };
            if (values.Critical is { } critical) rules = rules with { Critical = critical };
            if (values.Promise is { } promise) rules = rules with { Promise = promise };
            if (values.Verdicts is { } verdicts) rules = rules with { Verdicts = rules.Verdicts.Where(v => !verdicts.ContainsKey(v.Key)).Concat(verdicts).ToDictionary() };
        }
        return rules;
    }

    public bool IsCritical(CheckedExpectation expectation) => expectation.Critical || Critical.Any(pattern =>
        Glob.Fits(pattern, expectation.Type) || expectation.Columns.Any(c => Glob.Fits(pattern, c) || Glob.Fits(pattern, $"{expectation.Type}({c})")));
}

/// <summary>Where a limit comes from.</summary>
public sealed record LimitOrigin(PolicyScope Scope, string By, DateTimeOffset At, string Why, string? AgreedWith);
