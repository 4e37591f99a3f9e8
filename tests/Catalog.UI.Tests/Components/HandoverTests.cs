using Catalog.Core.Notifications;
using Catalog.Core.Shared;
using Catalog.TestKit.Time;
using Catalog.UI.Components;
using Xunit;

namespace Catalog.UI.Tests.Components;

public sealed class HandoverTests
{
    private readonly FixedClock clock = new();
    private readonly Feed feed = new();

    [Fact]
    public void What_was_carried_is_shown_and_what_was_told_on_its_way_is_listened_for()
    {
        var handover = new Handover(clock, feed);
        var read = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromSeconds(3));

        Assert.False(handover.IsOld);
        Assert.Equal(read, handover.BeganAt(carried: true));
        // What is read by the circuit itself begins now.
        Assert.Equal(clock.GetUtcNow(), handover.BeganAt(carried: false));
    }

    [Fact]
    public void What_is_older_than_what_is_remembered_is_read_again()
    {
        var handover = new Handover(clock, feed);
        feed.Forgot = true;

        Assert.True(handover.IsOld);
        Assert.Equal(clock.GetUtcNow(), handover.BeganAt(carried: true));
    }

    private sealed class Feed : ICatalogFeed
    {
        public bool Forgot { get; set; }

        public IDisposable Subscribe(Func<CatalogEvent, bool> filter, Func<CatalogEvent, Task> callback, DateTimeOffset? since = null) => new CancellationTokenSource();

        public bool Remembers(DateTimeOffset since) => !Forgot;
    }
}
