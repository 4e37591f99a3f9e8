using System.Globalization;

namespace Catalog.Core.Quality;

/// <summary>What an expectation about the number of rows asks for at least, and what was seen.</summary>
internal readonly record struct RowCountPromise(long Least, long Observed)
{
    public static RowCountPromise? Of(CheckedExpectation expectation)
    {
        if (!long.TryParse(expectation.Observed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var observed)) return null;
        var name = expectation.Type switch
        {
            "expect_table_row_count_to_be_between" => "min_value",
            "expect_table_row_count_to_equal" => "value",
            _ => null,
        };
        return name is not null && expectation.Arguments.TryGetValue(name, out var text)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var least) && least is > 0 and <= long.MaxValue
            ? new RowCountPromise((long)decimal.Ceiling(least), observed)
            : null;
    }
}
