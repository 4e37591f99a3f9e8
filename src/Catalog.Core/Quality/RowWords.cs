namespace Catalog.Core.Quality;

/// <summary>
/// An expectation about single rows in words. <paramref name="Rule"/> and <paramref name="Fault"/> follow the subject;
/// <c>‹is|are›</c> is for one and for several.
/// </summary>
internal sealed record RowWords(string One, string Many, string Rule, string Fault)
{
    public static string Number(string words, bool one)
    {
        while (words.IndexOf('‹', StringComparison.Ordinal) is >= 0 and var start && words.IndexOf('›', start) is > 0 and var end)
        {
            var forms = words[(start + 1)..end].Split('|', 2);
            words = string.Concat(words.AsSpan(0, start), one || forms.Length == 1 ? forms[0] : forms[1], words.AsSpan(end + 1));
        }
        return words;
    }

    private static RowWords Values(string column, string rule, string fault) => new($"value of {column}", $"values of {column}", rule, fault);

    private static RowWords Rows(string rule, string fault) => new("row", "rows", rule, fault);

    /// <summary>The words for one of Great Expectations' own; <c>null</c> for any other.</summary>
    public static RowWords? For(Asked asked)
    {
        var (column, set) = (asked.Column, asked.Value("value_set"));
        // A suite that a profiler drafted often leaves the list for a person to fill.
        var allowed = asked.IsEmpty("value_set") ? "on the list of allowed values, which is empty" : $"one of {set}";
        var pattern = PatternWords.Of(asked.Has("regex") ? asked.Value("regex") : null);
        return asked.Type switch
        {
            "expect_column_values_to_not_be_null" => Rows($"‹has|have› a value in {column}", $"‹has|have› no value in {column}"),
            "expect_column_values_to_be_null" => Rows($"‹has|have› no value in {column}", $"‹has|have› a value in {column}"),
            "expect_column_values_to_be_unique" => Values(column, "‹occurs|occur› only once", "‹occurs|occur› more than once"),
            "expect_column_values_to_be_in_set" => Values(column, $"‹is|are› {allowed}", $"‹is|are› not {allowed}"),
            "expect_column_values_to_not_be_in_set" => Values(column, $"‹is|are› not one of {set}", $"‹is|are› one of {set}"),
            "expect_column_values_to_be_between" => Values(column, $"‹is|are› {asked.Range()}", $"‹is|are› not {asked.Range()}"),
            "expect_column_value_lengths_to_be_between" => Values(column, $"‹has|have› {asked.Range()} {asked.Characters()}", $"‹does|do› not have {asked.Range()} {asked.Characters()}"),
            "expect_column_value_lengths_to_equal" => Values(column, $"‹has|have› exactly {asked.Value("value")} characters", $"‹does|do› not have exactly {asked.Value("value")} characters"),
            "expect_column_value_z_scores_to_be_less_than" => Values(column, $"‹lies|lie› within {asked.Value("threshold")} standard deviations of the mean", $"‹lies|lie› {asked.Value("threshold")} standard deviations or more from the mean"),
            "expect_column_values_to_be_of_type" => Values(column, $"‹is|are› of the type {asked.Value("type_")}", $"‹is|are› of another type than {asked.Value("type_")}"),
            "expect_column_values_to_be_in_type_list" => Values(column, $"‹is|are› of the type {asked.Value("type_list")}", $"‹is|are› of another type than {asked.Value("type_list")}"),
            "expect_column_values_to_match_regex" => Values(column, pattern.Matches, pattern.DoesNot),
            "expect_column_values_to_not_match_regex" => Values(column, pattern.DoesNot, pattern.Matches),
            "expect_column_values_to_match_regex_list" => Values(column, $"‹matches|match› {asked.AllOrAny()} the patterns {asked.List("regex_list")}", $"‹does|do› not match {asked.AllOrAny()} the patterns {asked.List("regex_list")}"),
            "expect_column_values_to_not_match_regex_list" => Values(column, $"‹does|do› not match any of the patterns {asked.Value("regex_list")}", $"‹matches|match› one of the patterns {asked.Value("regex_list")}"),
            "expect_column_values_to_match_like_pattern" => Values(column, $"‹looks|look› like {asked.Code("like_pattern")}", $"‹does|do› not look like {asked.Code("like_pattern")}"),
            "expect_column_values_to_not_match_like_pattern" => Values(column, $"‹does|do› not look like {asked.Code("like_pattern")}", $"‹looks|look› like {asked.Code("like_pattern")}"),
            "expect_column_values_to_match_like_pattern_list" => Values(column, $"‹looks|look› like {asked.AllOrAny()} {asked.List("like_pattern_list")}", $"‹does|do› not look like {asked.AllOrAny()} {asked.List("like_pattern_list")}"),
            "expect_column_values_to_not_match_like_pattern_list" => Values(column, $"‹does|do› not look like any of {asked.Value("like_pattern_list")}", $"‹looks|look› like one of {asked.Value("like_pattern_list")}"),
            "expect_column_values_to_match_strftime_format" => Values(column, $"‹is a date|are dates› written as {asked.DateFormat()}", $"‹is no date|are no dates› written as {asked.DateFormat()}"),
            "expect_column_values_to_be_dateutil_parseable" => Values(column, "can be read as a date", "cannot be read as a date"),
            "expect_column_values_to_be_json_parseable" => Values(column, "can be read as JSON", "cannot be read as JSON"),
            "expect_column_values_to_match_json_schema" => Values(column, "‹is|are› JSON of the agreed form", "‹is|are› not JSON of the agreed form"),
            "expect_column_values_to_be_increasing" => Values(column, $"‹is|are› {asked.Strictly("larger than", "at least as large as")} the one before", $"‹is|are› {asked.Strictly("no larger than", "smaller than")} the one before"),
            "expect_column_values_to_be_decreasing" => Values(column, $"‹is|are› {asked.Strictly("smaller than", "at most as large as")} the one before", $"‹is|are› {asked.Strictly("no smaller than", "larger than")} the one before"),
            "expect_column_pair_values_to_be_equal" => Rows($"‹has|have› the same value in {asked.A} and {asked.B}", $"‹has|have› different values in {asked.A} and {asked.B}"),
            "expect_column_pair_values_a_to_be_greater_than_b" or "expect_column_pair_values_A_to_be_greater_than_B" => asked.Flag("or_equal")
                ? Rows($"‹has|have› in {asked.A} at least what ‹it has|they have› in {asked.B}", $"‹has|have› less in {asked.A} than in {asked.B}")
                : Rows($"‹has|have› more in {asked.A} than in {asked.B}", $"‹does|do› not have more in {asked.A} than in {asked.B}"),
            "expect_column_pair_values_to_be_in_set" => Rows($"‹has|have› an agreed pair of values in {asked.A} and {asked.B}", $"‹has|have› a pair of values in {asked.A} and {asked.B} that was not agreed"),
            "expect_compound_columns_to_be_unique" => Rows($"‹is|are› the only one with ‹its|their› combination of {asked.Columns}", $"‹shares|share› ‹its|their› combination of {asked.Columns} with another"),
            "expect_multicolumn_sum_to_equal" => Rows($"‹adds|add› up to {asked.Value("sum_total")} over {asked.Columns}", $"‹does|do› not add up to {asked.Value("sum_total")} over {asked.Columns}"),
            "expect_multicolumn_values_to_be_unique" or "expect_select_column_values_to_be_unique_within_record" =>
                Rows($"‹has|have› different values in {asked.Columns}", $"‹has|have› the same value in several of {asked.Columns}"),
            _ => null,
        };
    }
}
