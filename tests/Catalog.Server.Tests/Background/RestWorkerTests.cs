using Catalog.Server.Background;
using Xunit;

namespace Catalog.Server.Tests.Background;

public sealed class RestWorkerTests
{
    private readonly RestWorker.Rest rest = new();

    [Theory]
    [InlineData(0.02, true)]
    [InlineData(0.5, false)]
    public void Whoever_only_looks_for_work_rests(double share, bool expected) => Assert.Equal(expected, RestWorker.Rests(share));

    [Fact]
    public void Memory_goes_back_at_the_first_rest_and_once_more_when_pools_have_let_go()
    {
        Assert.True(Gives(300));

        Assert.Equal([false, true], Enumerable.Range(0, 2).Select(_ => Gives(250)));
        Assert.DoesNotContain(true, Enumerable.Range(0, 1000).Select(_ => Gives(250)));
    }

    [Fact]
    public void What_looking_for_work_needs_again_is_no_growth()
    {
        Gives(300);

        // Whatever was left right after it: by the next pause connections are open again.
        Assert.False(Gives(290));
    }

    [Fact]
    public void What_work_brought_goes_back_when_the_portal_rests_again()
    {
        for (var pause = 0; pause < 20; pause++) Gives(200);

        Assert.False(Gives(205));
        Assert.True(Gives(206));
    }

    private bool Gives(long megabytes) => rest.GivesBack(megabytes << 20);
}
