using System.Collections.Concurrent;
using Catalog.Core.DataProducts;
using Catalog.Server.Background;
using Catalog.TestKit.Time;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Catalog.Server.Tests.Background;

public sealed class CatalogFeedTests
{
    private readonly FixedClock clock = new();
    private readonly CatalogFeed feed;
    private readonly BlockingCollection<string> heard = [];

    public CatalogFeedTests() => feed = new CatalogFeed(clock, NullLogger<CatalogFeed>.Instance);

    [Fact]
    public void Who_listens_from_now_on_hears_nothing_of_before()
    {
        Tell("before");
        using var live = Listen(null);
        Tell("after");

        Assert.Equal("after", Next());
        AssertSilence();
    }

    [Fact]
    public void Who_read_a_page_a_moment_ago_hears_what_was_told_since_then()
    {
        Tell("read already");
        clock.Advance(TimeSpan.FromSeconds(1));
        var read = clock.GetUtcNow();
        Tell("on the way");
        Assert.True(feed.Remembers(read));
        using var live = Listen(read);

        Assert.Equal("on the way", Next());
        Tell("after");
        Assert.Equal("after", Next());
        AssertSilence();
    }

    [Fact]
    public void What_was_told_longer_than_a_minute_ago_is_let_go_with_the_next_one()
    {
        var read = clock.GetUtcNow();
        Tell("long ago");
        clock.Advance(TimeSpan.FromSeconds(61));
        Tell("now");
        using var live = Listen(read);

        Assert.False(feed.Remembers(read));
        Assert.Equal("now", Next());
        AssertSilence();
    }

    [Fact]
    public void Of_a_crowd_the_newest_are_kept()
    {
        var read = clock.GetUtcNow();
        for (var i = 0; i < 600; i++) Tell($"{i}");
        Assert.False(feed.Remembers(read));
        using var live = Listen(read);

        var all = Enumerable.Range(0, 500).Select(_ => Next()).ToHashSet();
        Assert.Equal(Enumerable.Range(100, 500).Select(i => $"{i}").ToHashSet(), all);
        AssertSilence();
    }

    [Fact]
    public void Of_the_time_before_it_ran_it_knows_nothing()
    {
        Assert.False(feed.Remembers(clock.GetUtcNow().AddSeconds(-1)));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(feed.Remembers(clock.GetUtcNow()));
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.False(feed.Remembers(clock.GetUtcNow().AddSeconds(-61)));
    }

    private void AssertSilence() => Assert.False(heard.TryTake(out var more, TimeSpan.FromMilliseconds(200)), more);

    private string Next() => heard.TryTake(out var told, TimeSpan.FromSeconds(30)) ? told : throw new TimeoutException("Nothing was told.");

    private IDisposable Listen(DateTimeOffset? since) => feed.Subscribe(happened => happened is ProductChanged, happened =>
    {
        heard.Add(((ProductChanged)happened).Sentence);
        return Task.CompletedTask;
    }, since);

    private void Tell(string what) => feed.Publish(new ProductChanged(default, "sales/orders", ProductChange.Updated, "test", what) { EventId = Guid.CreateVersion7(clock.GetUtcNow()), At = clock.GetUtcNow() });
}
