using Catalog.Core.Shared;
using Xunit;

namespace Catalog.Core.Tests.Shared;

public sealed class VersionOrderTests
{
    [Fact]
    public void Versions_are_ordered_as_people_read_them() =>
        Assert.Equal(["", "2", "9.0.0", "10.0.0-rc.1", "10.0.0", "v10.1"], new[] { "10.0.0", "v10.1", "9.0.0", "", "10.0.0-rc.1", "2" }.Order(VersionOrder.Instance));
}
