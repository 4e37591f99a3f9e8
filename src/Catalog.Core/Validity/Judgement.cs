using Catalog.Core.DataProducts;
using Catalog.Core.Quality;

namespace Catalog.Core.Validity;

/// <summary>A suite's newest run, as far as judging needs it.</summary>
public sealed record JudgedSuite(string Suite, DateTimeOffset RunTime, TimeSpan? Interval, RecordLoss? Loss, IReadOnlyList<CheckedExpectation> Troubles, ValidationResultId Result)
{
    /// <summary>It evaluated no expectation and counted no rows, so that it says nothing about the data.</summary>
    public bool Empty { get; init; }
}

/// <summary>An output port with its rules and what is known of it. <paramref name="Written"/> is when a run last wrote it, where lineage knows.</summary>
public sealed record JudgedPort(string Name, Tier? Tier, RuleSet Rules, IReadOnlyList<JudgedSuite> Suites, DateTimeOffset? Written = null);

/// <summary>An override in force.</summary>
public sealed record JudgedOverride(ValidityState State, string Reason, string By, DateTimeOffset Until);

/// <summary>
/// What a product is by itself: as bad as its worst port. Pure: the same facts and the same instant give the same
/// judgement, so the past can be judged too.
/// </summary>
public sealed record Judgement(ValidityState State, IReadOnlyList<Reason> Reasons, DateTimeOffset? NextTurn, bool ByHand, RecordLoss? Loss)
{
    /// <summary>Databases keep times to the microsecond.</summary>
    private static readonly TimeSpan JustAfter = TimeSpan.FromMilliseconds(1);

    public static Judgement Of(IReadOnlyList<JudgedPort> ports, JudgedOverride? byHand, DateTimeOffset now)
    {
        var reasons = new List<Reason>();
        DateTimeOffset? next = null;
        RecordLoss? worst = null;
        if (ports.Count == 0) reasons.Add(new Reason { Kind = ReasonKind.NoPort, State = ValidityState.Unknown });
        foreach (var port in ports)
        {
            var counting = new List<JudgedSuite>();
            foreach (var suite in port.Suites)
            {
                if (suite.Interval is { } usual && suite.RunTime + (3 * usual) is var silent)
                {
                    if (now > silent)
                    {
                        reasons.Add(new Reason { Kind = ReasonKind.Silent, Port = port.Name, Suite = suite.Suite, At = suite.RunTime, Result = suite.Result });
                        continue;
                    }
                    Sooner(ref next, silent + JustAfter);
                }
                if (suite.Empty) reasons.Add(new Reason { Kind = ReasonKind.Empty, Port = port.Name, Suite = suite.Suite, Result = suite.Result });
                else counting.Add(suite);
            }
            if (counting.Count == 0) reasons.Add(new Reason { Kind = ReasonKind.Unchecked, State = ValidityState.Unknown, Port = port.Name, At = port.Suites.Count == 0 ? null : port.Suites.Max(s => s.RunTime) });
            foreach (var suite in counting) OfSuite(port, suite, reasons, ref worst);
            if (port.Rules.Promise is { } promise && Newest(port) is { } newest)
            {
                if (now > newest + promise) reasons.Add(new Reason { Kind = ReasonKind.Late, State = ValidityState.Stale, Port = port.Name, At = newest, Promise = promise });
                else Sooner(ref next, newest + promise + JustAfter);
                if (port.Tier == Tier.Serving && ports.Where(p => p.Tier == Tier.Primary).Max(Newest) is { } primary && primary - newest > promise)
                    reasons.Add(new Reason { Kind = ReasonKind.Behind, State = ValidityState.Stale, Port = port.Name, At = newest, Promise = promise });
            }
        }
        var state = reasons.Max(r => r.State) ?? ValidityState.Valid;
        if (byHand is not null && byHand.Until > now)
        {
            reasons.Insert(0, new Reason { Kind = ReasonKind.Override, State = byHand.State, At = byHand.Until, By = byHand.By, Text = byHand.Reason });
            Sooner(ref next, byHand.Until);
            return new Judgement(byHand.State, reasons, next, true, worst);
        }
        return new Judgement(state, [.. reasons.OrderByDescending(r => r.State ?? (ValidityState)(-1))], next, false, worst);
    }

    private static void OfSuite(JudgedPort port, JudgedSuite suite, List<Reason> reasons, ref RecordLoss? worst)
    {
        Reason About(ReasonKind kind, ValidityState? state) => new() { Kind = kind, State = state, Port = port.Name, Suite = suite.Suite, Result = suite.Result };
        var told = new HashSet<CheckedExpectation>(ReferenceEqualityComparer.Instance);
        if (suite.Loss is { } loss)
        {
            if (worst is null || loss.Percent > worst.Percent) worst = loss;
            var over = loss.CompareTo(port.Rules.Limit);
            if (over >= 0 && loss.Lost + (loss.StatedPercent ?? 0) > 0)
            {
                // The expectation that counted the same rows says what is wrong with them.
                var source = loss.Source == LossSource.Rows
                    ? suite.Troubles.FirstOrDefault(t => t.Type == loss.Type && t.Columns.SequenceEqual(loss.Columns) && (loss.StatedPercent is not null || t.Unexpected == loss.Lost))
                    : suite.Troubles.FirstOrDefault(t => t.IsAboutRows && t.Unexpected == loss.Lost && t.Elements == loss.Total);
                if (source is not null) told.Add(source);
                reasons.Add(About(over > 0 ? ReasonKind.RecordLoss : ReasonKind.LossAtLimit, over > 0 ? ValidityState.Invalid : null) with { Loss = loss, Limit = port.Rules.Limit, Expectation = source });
            }
        }
        foreach (var trouble in suite.Troubles)
        {
            var critical = port.Rules.IsCritical(trouble);
            if (told.Contains(trouble) && !critical) continue;
            var notRun = trouble.Outcome == ExpectationOutcome.NotRun;
            var kind = (critical, notRun) switch { (true, true) => ReasonKind.CriticalNotRun, (true, false) => ReasonKind.CriticalFailed, (false, true) => ReasonKind.NotRun, _ => ReasonKind.Failed };
            reasons.Add(About(kind, critical ? ValidityState.Invalid : null) with { Expectation = trouble });
        }
    }

    private static DateTimeOffset? Newest(JudgedPort port)
    {
        var checkedAt = port.Suites.Count == 0 ? (DateTimeOffset?)null : port.Suites.Max(s => s.RunTime);
        return port.Written > checkedAt || checkedAt is null ? port.Written : checkedAt;
    }

    private static void Sooner(ref DateTimeOffset? next, DateTimeOffset at)
    {
        if (next is null || at < next) next = at;
    }
}
