using Catalog.Server.Background;
using Xunit;

namespace Catalog.Server.Tests.Background;

public sealed class RestWorkerTests
{
    private const long Megabyte = 1 << 20;

    [Theory]
    [InlineData(0.02, 300, 0, true)]
    [InlineData(0.5, 300, 0, false)]
    [InlineData(0.02, 290, 280, false)]
    [InlineData(0.02, 300, 280, true)]
    public void Memory_goes_back_when_the_portal_rests_and_has_grown_since_it_last_did(double share, long resident, long atRest, bool expected) =>
        Assert.Equal(expected, RestWorker.Rests(share) && RestWorker.HasGrown(resident * Megabyte, atRest * Megabyte));
}
