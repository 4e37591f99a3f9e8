using Catalog.Core.DataProducts;
using Catalog.Core.Quality;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>The state of a product as it was last judged and made known.</summary>
public sealed class ProductValidity : IVersioned
{
    private ProductValidity() { }

    public ProductValidity(DataProductId product) => ProductId = product;

    public DataProductId ProductId { get; private set; }
    /// <summary>By its own data and override, whatever is upstream.</summary>
    public ValidityState Own { get; private set; } = ValidityState.Unknown;
    public DateTimeOffset OwnSince { get; private set; }
    public IReadOnlyList<Reason> Reasons { get; private set; } = [];
    /// <summary>When time alone can change the own state.</summary>
    public DateTimeOffset? NextTurn { get; private set; }
    /// <summary>By an override that ends.</summary>
    public bool ByHand { get; private set; }
    public IReadOnlyDictionary<ValidityState, Verdict> Verdicts { get; private set; } = new Dictionary<ValidityState, Verdict>();
    /// <summary>At most one: the worst loss.</summary>
    public IReadOnlyList<RecordLoss> Loss { get; private set; } = [];
    /// <summary>The state that people were told: the own one, or SUSPECT.</summary>
    public ValidityState State { get; private set; } = ValidityState.Unknown;
    public DateTimeOffset Since { get; private set; }
    public DateTimeOffset JudgedAt { get; private set; }
    public long Version { get; private set; }

    /// <summary>Takes a judgement over. Answers whether the own state turned.</summary>
    public bool Judge(Judgement judgement, IReadOnlyDictionary<ValidityState, Verdict> verdicts, DateTimeOffset at)
    {
        var first = JudgedAt == default;
        var turned = first || judgement.State != Own;
        if (turned) (Own, OwnSince) = (judgement.State, at);
        (Reasons, NextTurn, ByHand, Verdicts, JudgedAt) = (judgement.Reasons, judgement.NextTurn, judgement.ByHand, verdicts, at);
        Loss = judgement.Loss is { } loss ? [loss] : [];
        // What is upstream is settled apart from this.
        if (turned && (first || State != ValidityState.Suspect || Own == ValidityState.Invalid)) Turn(Own, at);
        return turned;
    }

    /// <summary>As it was judged and made known in another catalog.</summary>
    public void Restore(Judgement judgement, IReadOnlyDictionary<ValidityState, Verdict> verdicts, DateTimeOffset ownSince, ValidityState state, DateTimeOffset since)
    {
        Judge(judgement, verdicts, ownSince);
        (State, Since) = (state, since);
    }

    /// <summary>It has no state any more that time could turn.</summary>
    public void Rest() => NextTurn = null;

    /// <summary>What was judged before anybody checked it gives way to what its checks tell, from the first of them on.</summary>
    public void BeginAnew() => (Own, OwnSince, NextTurn, JudgedAt) = (ValidityState.Unknown, default, null, default);

    /// <summary>Nobody has checked it yet; time alone turns it then.</summary>
    public void Await(DateTimeOffset turn) => NextTurn = turn;

    public void Turn(ValidityState state, DateTimeOffset since)
    {
        if (State == state && Since != default) return;
        (State, Since) = (state, since);
    }
}

public readonly record struct ValidityEntryId(Guid Value) : ICatalogId<ValidityEntryId>
{
    public static ValidityEntryId From(Guid value) => new(value);
}

/// <summary>One turn in a product's history, kept for ever, with the rule that was in force.</summary>
public sealed class ValidityEntry
{
    private ValidityEntry() { }

    public ValidityEntry(ValidityEntryId id, DataProductId product, DateTimeOffset at, ValidityState state, ValidityState own, IReadOnlyList<Reason> reasons, EntryRule? rule, IReadOnlyList<string> path)
        => (Id, ProductId, At, State, Own, Reasons, Rule, Path) = (id, product, at, state, own, reasons, rule is null ? [] : [rule], path);

    public ValidityEntryId Id { get; private set; }
    public DataProductId ProductId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public ValidityState State { get; private set; }
    public ValidityState Own { get; private set; }
    public IReadOnlyList<Reason> Reasons { get; private set; } = [];
    /// <summary>At most one: the limit then in force.</summary>
    public IReadOnlyList<EntryRule> Rule { get; private set; } = [];
    /// <summary>For SUSPECT: the ids of the products from the broken one to this.</summary>
    public IReadOnlyList<string> Path { get; private set; } = [];
}

/// <summary>The limit in hundredths of a percent, and where it came from.</summary>
public sealed record EntryRule(int Limit, LimitOrigin? From);

public readonly record struct ValidityOverrideId(Guid Value) : ICatalogId<ValidityOverrideId>
{
    public static ValidityOverrideId From(Guid value) => new(value);
}

/// <summary>Somebody says that the state is another, why, and until when. It ends by itself.</summary>
public sealed class ValidityOverride
{
    private ValidityOverride() { }

    public ValidityOverride(ValidityOverrideId id, DataProductId product, ValidityState state, string reason, DateTimeOffset until, string by, DateTimeOffset now)
        => (Id, ProductId, State, Reason, Until, SetBy, SetAt) = (id, product, state, reason, until, by, now);

    public ValidityOverrideId Id { get; private set; }
    public DataProductId ProductId { get; private set; }
    public ValidityState State { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset Until { get; private set; }
    public string SetBy { get; private set; } = "";
    public DateTimeOffset SetAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndedBy { get; private set; }

    public void End(string by, DateTimeOffset now) => (EndedAt, EndedBy) = (now, by);
}
