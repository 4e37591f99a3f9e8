using Catalog.Core.Quality;
using Xunit;

namespace Catalog.Core.Tests.Quality;

public sealed class GlobTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("orders*", "Orders_Nightly", true)]
    [InlineData("*_nightly", "orders_daily", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("*a*b*", "xxaxxbxx", true)]
    [InlineData("", "a", false)]
    public void Stars_and_question_marks_stand_for_what_varies(string pattern, string text, bool fits) => Assert.Equal(fits, Glob.Fits(pattern, text));

    [Fact]
    public void A_pattern_that_is_meant_to_be_slow_is_not() =>
        Assert.False(Glob.Fits(string.Concat(Enumerable.Repeat("*a", 40)) + "b", new string('a', 4000)));
}
