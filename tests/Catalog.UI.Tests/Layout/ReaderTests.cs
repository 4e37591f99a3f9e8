using Catalog.UI.Layout;
using Xunit;

namespace Catalog.UI.Tests.Layout;

public sealed class ReaderTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 15, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "just now")]
    [InlineData(40, "40 min ago")]
    [InlineData(160, "2 h ago")]
    [InlineData(-90, "in 1 h")]
    public void Within_a_day_time_is_relative(int minutesAgo, string words) => Assert.Equal(words, Reader.Utc.Relative(Now.AddMinutes(-minutesAgo), Now));

    [Fact]
    public void Older_times_are_days_of_the_readers_zone()
    {
        var late = new DateTimeOffset(2030, 1, 10, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal("10 Jan", Reader.Utc.Relative(late, Now));
        Assert.Equal("11 Jan", Reader.In("Europe/Berlin").Relative(late, Now));
        Assert.Equal("12 Jan 2029", Reader.Utc.Relative(new(2029, 1, 12, 0, 0, 0, TimeSpan.Zero), Now));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Mars/Olympus")]
    [InlineData("../../etc/passwd")]
    public void A_zone_that_does_not_exist_counts_as_UTC(string? zone) => Assert.Same(Reader.Utc, Reader.In(zone));

    [Fact]
    public void The_title_says_the_offset() => Assert.Equal("15 Jan 2030 14:30 UTC+05:30", Reader.In("Asia/Kolkata").Absolute(Now));
}
