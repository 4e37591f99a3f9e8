using System.Globalization;
using System.Text.Json.Serialization;

namespace Catalog.Core.Quality;

/// <summary>What became of one expectation. One that could not run says nothing about the data.</summary>
public enum ExpectationOutcome { Passed, Failed, NotRun }

/// <summary>One expectation of a suite, as one run found it. Values are kept as the JSON that they came as.</summary>
public sealed record CheckedExpectation
{
    /// <summary><c>expect_column_values_to_not_be_null</c>, or a custom name.</summary>
    public required string Type { get; init; }
    public required ExpectationOutcome Outcome { get; init; }
    /// <summary>What the expectation was asked with, each value as JSON; <c>batch_id</c> and <c>result_format</c> left out.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();
    /// <summary>The columns it is about, in the order they are named; none for a whole table.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];
    /// <summary>Its author marked it as critical.</summary>
    public bool Critical { get; init; }
    /// <summary>The share of rows that has to comply, when its author named one.</summary>
    public decimal? Mostly { get; init; }
    public long? Elements { get; init; }
    public long? Unexpected { get; init; }
    public long? Missing { get; init; }
    /// <summary>In percent, when the result carried one.</summary>
    public decimal? UnexpectedPercent { get; init; }
    /// <summary>What an expectation about an aggregate saw, as JSON.</summary>
    public string? Observed { get; init; }
    /// <summary>Values that do not comply, at most twenty; <c>null</c> stands for a missing one.</summary>
    public IReadOnlyList<string?> Examples { get; init; } = [];
    /// <summary>How the values are spread, when the result says so.</summary>
    public Distribution? Distribution { get; init; }
    /// <summary>Why it could not run.</summary>
    public string? Problem { get; init; }
    /// <summary>What its author wrote beside it.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it speaks of single rows, so that rows can be counted as lost by it.</summary>
    [JsonIgnore]
    public bool IsAboutRows => Elements is not null && Unexpected is not null && RowTypes.Any(t => Type.StartsWith(t, StringComparison.Ordinal))
        || Elements is > 0 && Unexpected is not null && Observed is null;

    /// <summary>The same expectation in another run has the same mark.</summary>
    [JsonIgnore]
    public string Mark => ExpectationMarks.Of(this);

    /// <summary>Without anything that stands in the data itself, for columns whose values are not for everybody. Counts, sums and averages stay.</summary>
    public CheckedExpectation WithoutValues() => this with { Examples = [], Distribution = null, Observed = Columns.Count == 0 || IsSummary ? Observed : null };

    private bool IsSummary => decimal.TryParse(Observed, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && !ValueTypes.Any(t => Type.Contains(t, StringComparison.Ordinal));

    // What these see is a value of some row.
    private static readonly string[] ValueTypes = ["_max_", "_min_", "_median_", "_most_common_", "_quantile_", "_distinct_values_"];

    private static readonly string[] RowTypes =
        ["expect_column_values_", "expect_column_value_", "expect_column_pair_values_", "expect_compound_columns_", "expect_multicolumn_", "expect_select_column_values_"];
}
