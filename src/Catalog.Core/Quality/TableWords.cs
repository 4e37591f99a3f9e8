namespace Catalog.Core.Quality;

/// <summary>
/// An expectation about a whole table or column in words: what it promises, and what stands before and after the value
/// that was seen (no value is named where <paramref name="Seen"/> is <c>null</c>).
/// </summary>
internal sealed record TableWords(string Promise, string? Seen, string Fault)
{
    /// <summary>The words for one of Great Expectations' own; <c>null</c> for any other.</summary>
    public static TableWords? For(Asked asked)
    {
        var (column, range) = (asked.Column, asked.Range());
        return asked.Type switch
        {
            "expect_column_to_exist" => new($"There is a column {column}.", null, $"There is no column {column} where it should be."),
            "expect_table_row_count_to_be_between" => Measure("The table has", range, "‹row|rows›", "It has {0}"),
            "expect_table_row_count_to_equal" => Measure("The table has", $"exactly {asked.Value("value")}", "‹row|rows›", "It has {0}"),
            "expect_table_row_count_to_equal_other_table" => new($"The table has as many rows as `{asked.Value("other_table_name")}`.", "Counted: {0}.", "The two tables have different numbers of rows."),
            "expect_table_column_count_to_be_between" => Measure("The table has", range, "‹column|columns›", "It has {0}"),
            "expect_table_column_count_to_equal" => Measure("The table has", $"exactly {asked.Value("value")}", "‹column|columns›", "It has {0}"),
            "expect_table_columns_to_match_ordered_list" => new($"The columns are, in this order, {asked.Value("column_list", "and")}.", "The columns are {0}.", "The columns are others, or in another order."),
            "expect_table_columns_to_match_set" => new($"The columns are {asked.Value("column_set", "and")}{(asked.Has("exact_match") && !asked.Flag("exact_match") ? ", and others are allowed" : "")}.", "The columns are {0}.", "The columns are others."),
            "expect_column_distinct_values_to_be_in_set" => asked.IsEmpty("value_set")
                ? new($"The values of {column} are only recorded: the list of allowed ones is empty.", "It holds {0}.", $"{column} holds values although the list of allowed ones is empty.")
                : new($"{column} holds nothing but {asked.Value("value_set", "and")}.", "It holds {0}.", $"{column} holds other values too."),
            "expect_column_distinct_values_to_contain_set" => new($"{column} holds at least {asked.Value("value_set", "and")}.", "It holds {0}.", $"{column} lacks some of these values."),
            "expect_column_distinct_values_to_equal_set" => new($"{column} holds exactly {asked.Value("value_set", "and")}.", "It holds {0}.", $"{column} holds other values, or lacks some."),
            "expect_column_most_common_value_to_be_in_set" => new($"The most common value of {column} is one of {asked.Value("value_set")}.", "It is {0}.", "The most common value is another."),
            "expect_column_max_to_be_between" => Figure("largest value", asked),
            "expect_column_min_to_be_between" => Figure("smallest value", asked),
            "expect_column_mean_to_be_between" => Figure("average", asked),
            "expect_column_median_to_be_between" => Figure("middle value", asked),
            "expect_column_sum_to_be_between" => Figure("sum", asked),
            "expect_column_stdev_to_be_between" => Figure("spread (standard deviation)", asked),
            "expect_column_unique_value_count_to_be_between" => Figure("number of different values", asked),
            "expect_column_proportion_of_unique_values_to_be_between" => Figure("share of different values", asked),
            "expect_column_proportion_of_non_null_values_to_be_between" => Figure("share of rows with a value", asked),
            "expect_column_quantile_values_to_be_between" => new($"The values of {column} are spread as agreed.", Spread(asked) is null ? Spreads(asked) : null, Spread(asked) ?? $"The values of {column} are spread differently than agreed."),
            "expect_column_kl_divergence_to_be_less_than" => new(asked.Has("threshold") ? $"The mix of values in {column} differs from the usual one by less than {asked.Value("threshold")}." : $"How far the mix of values in {column} differs from the usual one is only recorded.", "It differs by {0}.", $"The mix of values in {column} is unusual."),
            "expect_column_chisquare_test_p_value_to_be_greater_than" or "expect_column_bootstrapped_ks_test_p_value_to_be_greater_than" or "expect_column_parameterized_distribution_ks_test_p_value_to_be_greater_than" =>
                new($"The values of {column} are distributed as usual (the test gives more than {asked.Value(asked.Has("p_value") ? "p_value" : "p")}).", "The test gives {0}.", $"The values of {column} are distributed unusually."),
            "expect_column_pair_cramers_phi_value_to_be_less_than" => new($"{asked.A} and {asked.B} do not depend on each other.", "Their dependence is {0}.", $"{asked.A} and {asked.B} depend on each other."),
            "expect_multicolumn_datetime_difference_in_months" => new($"The dates in {asked.Columns} are the agreed number of months apart.", null, $"The dates in {asked.Columns} are not the agreed number of months apart."),
            "expect_query_results_to_match_comparison" => new("Two queries give the same answer.", null, "The two queries give different answers."),
            "unexpected_rows_expectation" => new(asked.Note ?? "A query for bad rows finds none.", "The query found {0} bad ‹row|rows›.", ""),
            _ => null,
        };
    }

    private static TableWords Measure(string start, string range, string unit, string seen) =>
        new($"{start} {range} {RowWords.Number(unit, range.EndsWith(" 1", StringComparison.Ordinal))}.", $"{seen} {unit}.", $"It should have {range}.");

    private static TableWords Figure(string what, Asked asked) => asked.IsBounded()
        ? new($"The {what} of {asked.Column} is {asked.Range()}.", "It is {0}.", $"It should be {asked.Range()}.")
        : new($"The {what} of {asked.Column} is only recorded: no bounds are set.", "It is {0}.", "It did not hold.");

    /// <summary>Where the values lie that should lie elsewhere.</summary>
    private static string? Spread(Asked asked) => asked.Distribution is { Kind: DistributionKind.Quantiles } spread && spread.Parts.Where(p => p.IsOutside).ToList() is { Count: > 0 } outside
        ? string.Join(' ', outside.Select(p => $"{p.Label} of the values of {asked.Column} are at most {asked.Number(p.Seen)}; that should be {Bounds(asked, p)}."))
        : null;

    /// <summary>"50 % of the values are at most 1, 95 % at most 5."</summary>
    private static string? Spreads(Asked asked) => asked.Distribution is { Kind: DistributionKind.Quantiles, Parts: [var first, ..] parts }
        ? $"{first.Label} of the values are at most {asked.Number(first.Seen)}{string.Concat(parts.Skip(1).Select(p => $", {p.Label} at most {asked.Number(p.Seen)}"))}."
        : null;

    private static string Bounds(Asked asked, DistributionPart part) => (part.Low, part.High) switch
    {
        ({ } low, { } high) => $"between {asked.Number(low)} and {asked.Number(high)}",
        ({ } low, _) => $"at least {asked.Number(low)}",
        (_, { } high) => $"at most {asked.Number(high)}",
        _ => "another figure",
    };
}
