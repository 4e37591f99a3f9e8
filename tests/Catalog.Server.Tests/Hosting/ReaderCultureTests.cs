using System.Globalization;
using Catalog.Server.Hosting;
using Xunit;

namespace Catalog.Server.Tests.Hosting;

public sealed class ReaderCultureTests
{
    [Theory]
    [InlineData("de-DE", "1.204")]
    [InlineData("en-US", "1,204")]
    public void Numbers_are_written_as_the_reader_writes_them(string language, string expected) =>
        Assert.Equal(expected, 1204.ToString("N0", ReaderCulture.Of([language])));

    [Fact]
    public void The_words_stay_English() =>
        Assert.Equal("4 May 2026", new DateOnly(2026, 5, 4).ToString("d MMM yyyy", ReaderCulture.Of(["de-DE"])));

    [Fact]
    public void A_language_that_nobody_knows_is_passed_over()
    {
        Assert.Equal("1.204", 1204.ToString("N0", ReaderCulture.Of(["xx-NOWHERE-NOWHERE", "q9", null, "nl"])));
        Assert.Same(CultureInfo.InvariantCulture, ReaderCulture.Of(["q9"]));
    }
}
