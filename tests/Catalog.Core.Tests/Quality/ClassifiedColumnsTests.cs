using Catalog.Core.Contracts;
using Catalog.Core.Quality;
using Catalog.Core.Validity;
using Xunit;

namespace Catalog.Core.Tests.Quality;

/// <summary>What a contract classifies is in no reason and in no report.</summary>
public sealed class ClassifiedColumnsTests
{
    [Theory]
    [InlineData("restricted", true)]
    [InlineData("Confidential", true)]
    [InlineData("PII", true)]
    [InlineData("internal", false)]
    [InlineData(" public ", false)]
    [InlineData(null, false)]
    public void Anything_but_public_and_internal_is_not_shown_around(string? word, bool masked)
    {
        var contract = Contract(new ContractField { Name = "email", PhysicalName = "EMAIL_ADDR", Classification = word });

        Assert.Equal(masked, ClassifiedColumns.Of(contract).Contains("email_addr"));
        Assert.Equal(masked, ClassifiedColumns.Of(contract).Contains("Email"));
    }

    [Fact]
    public void A_suite_remembers_no_value_of_a_classified_column()
    {
        var suite = new CheckedSuite(default, default, default, "nightly");
        CheckedExpectation[] failed =
        [
            new() { Type = "expect_column_max_to_be_between", Columns = ["salary"], Outcome = ExpectationOutcome.Failed, Observed = "91000" },
            new() { Type = "expect_column_max_to_be_between", Columns = ["quantity"], Outcome = ExpectationOutcome.Failed, Observed = "12", Examples = ["12"] },
        ];
        var read = new SuiteResult { Suite = "nightly", RunTime = DateTimeOffset.UnixEpoch, Success = false, Evaluated = 2, Successful = 0, Expectations = failed, Text = "{}", ContentHash = [1] };

        suite.Take(new ValidationResult(default, read, null, "test", false, DateTimeOffset.UnixEpoch), failed, new HashSet<string> { "salary" });

        Assert.Equal([null, "12"], suite.Troubles.Select(t => t.Observed));
        Assert.All(suite.Troubles, t => Assert.Empty(t.Examples));
    }

    private static ContractDocument Contract(ContractField field) => new() { Id = "orders", Version = "1.0.0", ApiVersion = "v3.1.0", Objects = [new ContractObject { Name = "orders", Fields = [field] }] };
}
