using System.Globalization;
using System.Text;
using Catalog.Core.Quality;
using Catalog.TestKit.Snapshots;
using Xunit;

namespace Catalog.Core.Tests.Quality;

public sealed class ExpectationSentenceTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly Dictionary<string, string> Arguments = new()
    {
        ["value_set"] = """["paid", "packed", "shipped"]""",
        ["regex"] = "\"^[a|b]+$\"",
        ["regex_list"] = """["^A", "^B"]""",
        ["like_pattern"] = "\"A%\"",
        ["like_pattern_list"] = """["A%", "B%"]""",
        ["type_"] = "\"INTEGER\"",
        ["type_list"] = """["INTEGER", "BIGINT"]""",
        ["min_value"] = "1000",
        ["max_value"] = "2000.5",
        ["value"] = "1000",
        ["threshold"] = "0.6",
        ["strftime_format"] = "\"%Y-%m-%d\"",
        ["sum_total"] = "100",
        ["column_list"] = """["a", "b"]""",
        ["column_set"] = """["a", "b"]""",
        ["other_table_name"] = "\"orders_staging\"",
        ["p_value"] = "0.05",
    };

    public static TheoryData<string> Types =>
    [
        "expect_column_distinct_values_to_be_in_set", "expect_column_distinct_values_to_contain_set", "expect_column_distinct_values_to_equal_set",
        "expect_column_kl_divergence_to_be_less_than", "expect_column_max_to_be_between", "expect_column_mean_to_be_between", "expect_column_median_to_be_between",
        "expect_column_min_to_be_between", "expect_column_most_common_value_to_be_in_set", "expect_column_pair_values_a_to_be_greater_than_b", "expect_column_pair_values_to_be_equal",
        "expect_column_pair_values_to_be_in_set", "expect_column_proportion_of_non_null_values_to_be_between", "expect_column_proportion_of_unique_values_to_be_between",
        "expect_column_quantile_values_to_be_between", "expect_column_stdev_to_be_between", "expect_column_sum_to_be_between", "expect_column_to_exist",
        "expect_column_unique_value_count_to_be_between", "expect_column_value_lengths_to_be_between", "expect_column_value_lengths_to_equal", "expect_column_value_z_scores_to_be_less_than",
        "expect_column_values_to_be_between", "expect_column_values_to_be_dateutil_parseable", "expect_column_values_to_be_decreasing", "expect_column_values_to_be_in_set",
        "expect_column_values_to_be_in_type_list", "expect_column_values_to_be_increasing", "expect_column_values_to_be_json_parseable", "expect_column_values_to_be_null",
        "expect_column_values_to_be_of_type", "expect_column_values_to_be_unique", "expect_column_values_to_match_json_schema", "expect_column_values_to_match_like_pattern",
        "expect_column_values_to_match_like_pattern_list", "expect_column_values_to_match_regex", "expect_column_values_to_match_regex_list", "expect_column_values_to_match_strftime_format",
        "expect_column_values_to_not_be_in_set", "expect_column_values_to_not_be_null", "expect_column_values_to_not_match_like_pattern", "expect_column_values_to_not_match_like_pattern_list",
        "expect_column_values_to_not_match_regex", "expect_column_values_to_not_match_regex_list", "expect_compound_columns_to_be_unique", "expect_multicolumn_sum_to_equal",
        "expect_multicolumn_values_to_be_unique", "expect_select_column_values_to_be_unique_within_record", "expect_table_column_count_to_be_between", "expect_table_column_count_to_equal",
        "expect_table_columns_to_match_ordered_list", "expect_table_columns_to_match_set", "expect_table_row_count_to_be_between", "expect_table_row_count_to_equal",
        "expect_table_row_count_to_equal_other_table", "expect_query_results_to_match_comparison", "unexpected_rows_expectation", "expect_column_chisquare_test_p_value_to_be_greater_than",
        "expect_column_bootstrapped_ks_test_p_value_to_be_greater_than", "expect_column_pair_cramers_phi_value_to_be_less_than", "expect_loyalty_number_to_pass_check_digit", "ExpectHouseNumbersToBeOdd",
    ];

    [Theory]
    [InlineData("^[^@]+@[^@]+$", "looks like an e-mail address", "do not look like an e-mail address")]
    [InlineData(@"^\d{5}$", "consists of 5 digits", "do not consist of 5 digits")]
    [InlineData("^[A-Z]{2}$", "consists of 2 capital letters", "do not consist of 2 capital letters")]
    [InlineData("^[a-z]+$", "consists of small letters only", "do not consist of small letters only")]
    [InlineData(@"^\d{4}-\d{2}-\d{2}$", "looks like a date written as `YYYY-MM-DD`", "do not look like a date written as `YYYY-MM-DD`")]
    [InlineData("^[A-Z]{2}[0-9]+$", "matches the pattern `^[A-Z]{2}[0-9]+$`", "do not match the pattern `^[A-Z]{2}[0-9]+$`")]
    public void A_pattern_that_is_known_is_said_in_words_and_any_other_to_the_letter(string pattern, string rule, string fault)
    {
        var each = Of("expect_column_values_to_match_regex", ExpectationOutcome.Passed) with { Arguments = new Dictionary<string, string> { ["regex"] = System.Text.Json.JsonSerializer.Serialize(pattern) } };

        Assert.Equal($"Every value of `amount` {rule}.", ExpectationSentence.Promise(each, English));
        Assert.Contains(fault, ExpectationSentence.Turnout(each with { Outcome = ExpectationOutcome.Failed, Unexpected = 312, Elements = 10_000 }, English), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_sentence_is_the_one_that_was_agreed()
    {
        var text = new StringBuilder();
        foreach (string type in Types) Write(text, type);
        Snapshot.Match("sentences.txt", text.ToString());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void No_sentence_leaves_a_mark_of_its_making_behind(string type)
    {
        var text = new StringBuilder();
        Write(text, type);

        Assert.DoesNotContain("‹", text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("{0}", text.ToString(), StringComparison.Ordinal);
        Assert.All(text.ToString().Split('\n'), line => Assert.DoesNotContain("  ", line.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public void Numbers_are_written_as_the_reader_writes_them()
    {
        var lost = Of("expect_column_values_to_not_be_null", ExpectationOutcome.Failed) with { Elements = 10_000, Unexpected = 312 };

        Assert.Equal("312 of 10,000 rows, 3.12 %, have no value in `amount`.", ExpectationSentence.Turnout(lost, English));
        Assert.Equal("312 of 10.000 rows, 3,12 %, have no value in `amount`.", ExpectationSentence.Turnout(lost, CultureInfo.GetCultureInfo("de-DE")));
    }

    [Fact]
    public void A_check_of_some_rows_only_says_which() => Assert.Equal("Every row has a value in `amount`, among the rows where `status == \"PAID\"`.", ExpectationSentence.Promise(
        Of("expect_column_values_to_not_be_null", ExpectationOutcome.Passed) with { Arguments = new Dictionary<string, string> { ["row_condition"] = "\"status == \\\"PAID\\\"\"" } }, English));

    [Fact]
    public void What_only_records_says_so_instead_of_promising_nothing()
    {
        Assert.Equal("The average of `amount` is only recorded: no bounds are set.", ExpectationSentence.Promise(Of("expect_column_mean_to_be_between", ExpectationOutcome.Passed) with { Arguments = new Dictionary<string, string>() }, English));
        Assert.Equal("Every value of `amount` is on the list of allowed values, which is empty.", ExpectationSentence.Promise(Of("expect_column_values_to_be_in_set", ExpectationOutcome.Passed) with { Arguments = new Dictionary<string, string> { ["value_set"] = "[]" } }, English));
    }

    [Fact]
    public void A_spread_that_is_off_names_where()
    {
        var spread = Of("expect_column_quantile_values_to_be_between", ExpectationOutcome.Failed) with
        {
            Distribution = new Distribution(DistributionKind.Quantiles, [new("50 %", 28, 20, 30), new("95 %", 1247, 1000, 1200), new("99 %", 1250.5m, null, 1240)]),
        };

        Assert.Equal("95 % of the values of `amount` are at most 1,247; that should be between 1,000 and 1,200. 99 % of the values of `amount` are at most 1,250.5; that should be at most 1,240.", ExpectationSentence.Turnout(spread, English));
    }

    [Theory]
    [InlineData(3_000_001, 100_000_000, "3.000001 %")]
    [InlineData(3, 100, "3 %")]
    [InlineData(312, 10_000, "3.12 %")]
    [InlineData(1, 3_000_000, "0.000033333 %")]
    public void A_share_is_never_rounded_to_a_limit_that_it_is_not(long part, long whole, string words) => Assert.Equal(words, new ValueWords(English).Share(part, whole));

    private static void Write(StringBuilder text, string type)
    {
        text.Append(CultureInfo.InvariantCulture, $"{type}\n  {ExpectationSentence.Promise(Of(type, ExpectationOutcome.Passed), English)}\n");
        var partly = Of(type, ExpectationOutcome.Passed) with { Mostly = 0.955m };
        if (ExpectationSentence.Promise(partly, English) is var mostly && mostly != ExpectationSentence.Promise(Of(type, ExpectationOutcome.Passed), English)) text.Append(CultureInfo.InvariantCulture, $"  {mostly}\n");
        var rows = Of(type, ExpectationOutcome.Passed) with { Elements = 10_000, Unexpected = 0 };
        var (one, many) = (rows with { Outcome = ExpectationOutcome.Failed, Unexpected = 1 }, rows with { Outcome = ExpectationOutcome.Failed, Unexpected = 312 });
        var single = rows with { Elements = 1 };
        var seen = Of(type, ExpectationOutcome.Passed) with { Observed = "1" };
        foreach (var (word, expectation) in new (string, CheckedExpectation)[]
                 {
                     ("pass", rows), ("pass, one row", single), ("fail, one", one), ("fail, several", many), ("pass, 1 seen", seen), ("fail, 4,100.25 seen", seen with { Observed = "4100.25", Outcome = ExpectationOutcome.Failed }),
                     ("fail, no figures", Of(type, ExpectationOutcome.Failed)), ("error", Of(type, ExpectationOutcome.NotRun) with { Problem = "Error: The column \"amount\" in BatchData does not exist.\n\nTraceback" }),
                 })
            text.Append(CultureInfo.InvariantCulture, $"    {word}: {ExpectationSentence.Turnout(expectation, English)}\n");
    }

    private static CheckedExpectation Of(string type, ExpectationOutcome outcome) => new()
    {
        Type = type,
        Outcome = outcome,
        Columns = type.Contains("table", StringComparison.Ordinal) || type.StartsWith("unexpected", StringComparison.Ordinal) ? []
            : type.Contains("pair", StringComparison.Ordinal) || type.Contains("multicolumn", StringComparison.Ordinal) || type.Contains("compound", StringComparison.Ordinal) || type.Contains("within_record", StringComparison.Ordinal) ? ["amount", "tax"]
            : ["amount"],
        Arguments = type.Contains("_proportion_of_", StringComparison.Ordinal) ? new Dictionary<string, string> { ["min_value"] = "0.955", ["max_value"] = "1" }
            : type.StartsWith("expect_", StringComparison.Ordinal) && !type.Contains("loyalty", StringComparison.Ordinal) ? Arguments : new Dictionary<string, string> { ["base"] = "7" },
    };
}
