using Catalog.Core.Validity;
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
}
