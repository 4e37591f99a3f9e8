using Catalog.Core.Validity;
using Catalog.UI.Layout;
using Catalog.UI.Validity;
using Xunit;

namespace Catalog.UI.Tests.Validity;

public sealed class RuleWordsTests
{
    [Fact]
    public void Rules_are_one_sentence()
    {
        Assert.Equal("At most 2.5 % lost; at most 24 hours old; critical: customer_id; BLOCK for STALE, else as usual", RuleWords.Of(new PolicyValues
        {
            Limit = 250, Promise = TimeSpan.FromHours(24), Critical = ["customer_id"], Verdicts = new Dictionary<ValidityState, Verdict> { [ValidityState.Stale] = Verdict.Block },
        }));
        Assert.Equal("Everything inherited", RuleWords.Of(new PolicyValues()));
    }

    [Theory]
    [InlineData("2030-01-15T05:14:00Z", "06:14")]
    [InlineData("2030-01-14T05:14:00Z", "yesterday 06:14")]
    [InlineData("2030-01-02T05:14:00Z", "2 Jan")]
    [InlineData("2029-12-31T05:14:00Z", "31 Dec 2029")]
    public void Since_when_is_said_by_the_clock(string at, string words) =>
        Assert.Equal(words, Reader.In("Europe/Berlin").Since(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), new DateTimeOffset(2030, 1, 15, 9, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void Without_a_zone_the_clock_names_its_own() =>
        Assert.Equal("06:14 UTC", Reader.Utc.Since(new DateTimeOffset(2030, 1, 15, 6, 14, 0, TimeSpan.Zero), new DateTimeOffset(2030, 1, 15, 9, 0, 0, TimeSpan.Zero)));
}
