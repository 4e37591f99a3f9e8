using System.Globalization;
using Catalog.Core.Quality;
using Catalog.Core.Validity;
using Xunit;

namespace Catalog.Core.Tests.Validity;

/// <summary>What somebody who wants to use the product is told to do.</summary>
public sealed class UseAdviceTests
{
    private static readonly DateTimeOffset Load = new(2030, 1, 15, 6, 14, 0, TimeSpan.Zero);
    private static readonly CheckedExpectation NoCustomer = new() { Type = "expect_column_values_to_not_be_null", Columns = ["customer_id"], Outcome = ExpectationOutcome.Failed, Elements = 10_000, Unexpected = 312 };

    [Fact]
    public void Missing_values_spoil_what_rests_on_their_column_and_the_last_good_load_is_named() => Assert.Equal(
        "Do not use the load of 06:14 for anything that rests on `customer_id`. The other columns are not touched by this fault. The last load without this fault is of 03:14.",
        Of(ValidityState.Invalid, new JudgedLoads(Load, Load.AddHours(-3)), new Reason { Kind = ReasonKind.RecordLoss, State = ValidityState.Invalid, Expectation = NoCustomer, Loss = new RecordLoss { Source = LossSource.Rows, Lost = 312, Total = 10_000, Columns = ["customer_id"] } }));

    [Theory]
    [InlineData(LossSource.Stated)]
    [InlineData(LossSource.RowCount)]
    public void Missing_rows_spoil_every_total(LossSource source) => Assert.Equal(
        "Do not use the load of 06:14: rows are missing from it, so whatever is counted or summed comes out too low.",
        Of(ValidityState.Invalid, new JudgedLoads(Load, null), new Reason { Kind = ReasonKind.RecordLoss, State = ValidityState.Invalid, Loss = new RecordLoss { Source = source, Lost = 500, Total = 10_000 } }));

    [Theory]
    [InlineData(ValidityState.Suspect, "Its own figures may be wrong too: wait until that is repaired, or compare them with another source. It turns back by itself then.")]
    [InlineData(ValidityState.Stale, "What happened since is missing; it can be used for the time before. It turns back by itself when newer data comes.")]
    [InlineData(ValidityState.Unknown, "Nothing says that it is wrong, and nothing says that it is right: check what you take from it yourself, or ask its team for a check.")]
    [InlineData(ValidityState.Valid, "It can be used.")]
    [InlineData(null, "The product is retired: nothing new comes, and nobody looks after it.")]
    public void Every_state_says_what_to_do(ValidityState? state, string advice) => Assert.Equal(advice, Of(state, default));

    [Fact]
    public void A_warning_is_no_reason_to_stop() =>
        Assert.StartsWith("It can be used. Look at the warnings", Of(ValidityState.Valid, default, new Reason { Kind = ReasonKind.Failed, Expectation = NoCustomer }), StringComparison.Ordinal);

    [Fact]
    public void A_person_who_set_it_is_enough() =>
        Assert.Equal("Do not use it: whoever looks after it says so.", Of(ValidityState.Invalid, default, new Reason { Kind = ReasonKind.Override, State = ValidityState.Invalid, By = "Priya" }));

    private static string Of(ValidityState? state, JudgedLoads loads, params Reason[] reasons) => UseAdvice.Of(state, reasons, loads, at => at.ToString("HH:mm", CultureInfo.InvariantCulture));
}
