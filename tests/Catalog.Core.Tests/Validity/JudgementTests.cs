using System.Globalization;
using Catalog.Core.DataProducts;
using Catalog.Core.Quality;
using Catalog.Core.Validity;
using Xunit;

namespace Catalog.Core.Tests.Validity;

public sealed class JudgementTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly ValidationResultId Result = ValidationResultId.From(Guid.Empty);

    [Theory]
    [InlineData(299, ValidityState.Valid, false)]
    [InlineData(300, ValidityState.Valid, true)]
    [InlineData(301, ValidityState.Invalid, false)]
    [InlineData(0, ValidityState.Valid, false)]
    public void Exactly_three_percent_is_served_with_a_warning(long lost, ValidityState state, bool warned)
    {
        var judged = Judge(Port(Suite(Loss(lost, 10_000))));

        Assert.Equal(state, judged.State);
        Assert.Equal(warned, judged.Reasons.Any(r => r.State is null));
    }

    [Fact]
    public void A_product_sets_its_own_limit()
    {
        var strict = Port(Suite(Loss(10, 10_000))) with { Rules = RuleSet.Usual with { Limit = 9 } };

        Assert.Equal(ValidityState.Invalid, Judge(strict).State);
        Assert.Equal(9, Judge(strict).Reasons[0].Limit);
    }

    [Theory]
    [InlineData(ExpectationOutcome.Failed, false, ValidityState.Valid)]
    [InlineData(ExpectationOutcome.Failed, true, ValidityState.Invalid)]
    [InlineData(ExpectationOutcome.NotRun, false, ValidityState.Valid)]
    [InlineData(ExpectationOutcome.NotRun, true, ValidityState.Invalid)]
    public void What_fails_is_a_warning_unless_it_is_critical(ExpectationOutcome outcome, bool critical, ValidityState state)
    {
        var trouble = new CheckedExpectation { Type = "expect_column_mean_to_be_between", Outcome = outcome, Critical = critical, Columns = ["amount"] };

        var judged = Judge(Port(Suite(null, trouble)));

        Assert.Equal(state, judged.State);
        Assert.Single(judged.Reasons);
    }

    [Theory]
    [InlineData("expect_column_mean*")]
    [InlineData("amount")]
    [InlineData("expect_column_mean_to_be_between(amount)")]
    public void A_policy_calls_an_expectation_critical_by_type_column_or_both(string pattern)
    {
        var trouble = new CheckedExpectation { Type = "expect_column_mean_to_be_between", Outcome = ExpectationOutcome.Failed, Columns = ["amount"] };

        Assert.Equal(ValidityState.Invalid, Judge(Port(Suite(null, trouble)) with { Rules = RuleSet.Usual with { Critical = [pattern] } }).State);
    }

    [Fact]
    public void Precedence_decides_and_every_reason_is_kept()
    {
        var broken = Port(Suite(Loss(400, 10_000)));
        var late = Port(Suite(null)) with { Name = "late", Rules = RuleSet.Usual with { Promise = TimeSpan.FromMinutes(30) } };
        var never = Port() with { Name = "never" };

        var judged = Judge(broken, late, never);

        Assert.Equal(ValidityState.Invalid, judged.State);
        Assert.Equal([ReasonKind.RecordLoss, ReasonKind.Late, ReasonKind.Unchecked], judged.Reasons.Select(r => r.Kind));
        Assert.Equal(ValidityState.Stale, Judge(late, never).State);
        Assert.Equal(ValidityState.Unknown, Judge(never).State);
        Assert.Equal(ValidityState.Unknown, Judge().State);
    }

    [Fact]
    public void A_port_is_stale_after_its_promise_and_not_at_it()
    {
        var port = Port(Suite(null)) with { Rules = RuleSet.Usual with { Promise = TimeSpan.FromHours(1) } };

        Assert.Equal(ValidityState.Valid, Judge(port).State);
        var turn = Judge(port).NextTurn!.Value;
        Assert.Equal(Now, turn.AddMilliseconds(-1));
        Assert.Equal(ValidityState.Stale, Judgement.Of([port], null, turn).State);
        Assert.Null(Judgement.Of([port], null, turn).NextTurn);
        Assert.Equal(ValidityState.Valid, Judgement.Of([port with { Written = Now }], null, turn).State);
    }

    [Fact]
    public void A_serving_port_trails_its_primary_by_no_more_than_it_promises()
    {
        var primary = Port(Suite(null)) with { Name = "lake", Tier = Tier.Primary, Written = Now };
        var serving = Port(Suite(null)) with { Name = "sql", Tier = Tier.Serving, Rules = RuleSet.Usual with { Promise = TimeSpan.FromMinutes(59) } };

        Assert.Contains(Judge(primary, serving).Reasons, r => r.Kind == ReasonKind.Behind);
        Assert.DoesNotContain(Judge(primary, serving with { Rules = RuleSet.Usual with { Promise = TimeSpan.FromMinutes(60) } }).Reasons, r => r.Kind == ReasonKind.Behind);
    }

    [Fact]
    public void A_suite_silent_for_three_intervals_leaves_the_state_and_is_listed()
    {
        var silent = new JudgedSuite("old", Now - TimeSpan.FromHours(10), TimeSpan.FromHours(1), Loss(5_000, 10_000), [], Result);

        var judged = Judge(Port(silent, Suite(null)));

        Assert.Equal(ValidityState.Valid, judged.State);
        Assert.Equal(ReasonKind.Silent, Assert.Single(judged.Reasons).Kind);
        Assert.Equal(ValidityState.Unknown, Judge(Port(silent)).State);
        Assert.Equal("No check on `lake` counts now; the last one ran 23:00.", Unchecked(Judge(Port(silent))));
        Assert.Equal("No check has run on `lake`.", Unchecked(Judge(Port())));
        Assert.Equal(ValidityState.Invalid, Judge(Port(silent with { RunTime = Now - TimeSpan.FromHours(3) })).State);
    }

    [Fact]
    public void A_suite_that_evaluated_nothing_proves_nothing()
    {
        var empty = Suite(null) with { Suite = "empty", Empty = true };

        Assert.Equal((ValidityState.Unknown, ReasonKind.Unchecked), (Judge(Port(empty)).State, Judge(Port(empty)).Reasons[0].Kind));
        Assert.Equal((ValidityState.Valid, ReasonKind.Empty), (Judge(Port(empty, Suite(null))).State, Assert.Single(Judge(Port(empty, Suite(null))).Reasons).Kind));
    }

    [Fact]
    public void An_override_replaces_the_state_until_its_end()
    {
        var port = Port(Suite(Loss(400, 10_000)));
        var set = new JudgedOverride(ValidityState.Valid, "Known, being repaired", "Priya Nair", Now.AddHours(2));

        var during = Judgement.Of([port], set, Now);
        Assert.Equal((ValidityState.Valid, true, set.Until), (during.State, during.ByHand, during.NextTurn));
        Assert.Equal([ReasonKind.Override, ReasonKind.RecordLoss], during.Reasons.Select(r => r.Kind));
        Assert.Equal(ValidityState.Invalid, Judgement.Of([port], set, set.Until).State);
    }

    private static string Unchecked(Judgement judged) => ReasonSentence.Full(judged.Reasons.Single(r => r.Kind == ReasonKind.Unchecked), CultureInfo.InvariantCulture, at => at.ToString("HH:mm", CultureInfo.InvariantCulture));

    private static Judgement Judge(params JudgedPort[] ports) => Judgement.Of(ports, null, Now);

    private static JudgedPort Port(params JudgedSuite[] suites) => new("lake", Tier.Primary, RuleSet.Usual, suites);

    private static JudgedSuite Suite(RecordLoss? loss, params CheckedExpectation[] troubles) => new("nightly", Now - TimeSpan.FromHours(1), null, loss, troubles, Result);

    private static RecordLoss Loss(long lost, long total) => new() { Source = LossSource.Stated, Lost = lost, Total = total };
}
