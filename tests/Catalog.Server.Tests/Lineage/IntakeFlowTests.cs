using System.Security.Claims;
using Catalog.Core.Lineage;
using Catalog.Server.Api.Lineage;
using Catalog.Server.Auth;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Server.Tests.Lineage;

/// <summary>Who sends more than the graph takes up waits, and is turned away when that lasts; nobody else notices.</summary>
public sealed class IntakeFlowTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly Log log = new();

    [Fact]
    public async Task A_sender_whose_events_wait_for_the_graph_goes_on_when_they_are_in_it()
    {
        log.Behind["flood"] = TimeSpan.FromSeconds(10);
        var flow = new IntakeFlow(RateSettings.Read(new ConfigurationBuilder().Build()), log, clock);

        var flood = flow.TurnAwayAsync(From("flood"), 1, CancellationToken.None);
        var calm = flow.TurnAwayAsync(From("calm"), 1, CancellationToken.None);

        Assert.True(calm.IsCompletedSuccessfully);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(flood.IsCompleted);
        log.Behind["flood"] = TimeSpan.FromMilliseconds(100);
        await PassAsync(flood);
        Assert.Null(await flood);
    }

    [Fact]
    public async Task When_it_lasts_it_is_429_with_a_time_to_come_back()
    {
        log.Behind["flood"] = TimeSpan.FromSeconds(10);
        var (flow, http) = (new IntakeFlow(RateSettings.Read(new ConfigurationBuilder().Build()), log, clock), From("flood"));

        var began = clock.GetUtcNow();
        var flood = flow.TurnAwayAsync(http, 1, CancellationToken.None);
        await PassAsync(flood);

        Assert.Equal(429, Assert.IsAssignableFrom<IStatusCodeHttpResult>(await flood).StatusCode);
        Assert.InRange(clock.GetUtcNow() - began, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6));
        Assert.InRange(int.Parse(http.Response.Headers.RetryAfter!, System.Globalization.CultureInfo.InvariantCulture), 1, 10);
    }

    private static DefaultHttpContext From(string sender) => new() { User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, sender)], "test")) };

    private async Task PassAsync(Task waiting)
    {
        for (var i = 0; i < 1000 && !waiting.IsCompleted; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
        await waiting.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private sealed class Log : ILineageLog
    {
        public Dictionary<string, TimeSpan> Behind { get; } = [];

        public Task AppendAsync(IReadOnlyList<LineageLogEntry> entries, CancellationToken ct) => Task.CompletedTask;

        public TimeSpan BehindOf(string sender) => Behind.GetValueOrDefault(sender);

        public Task<IReadOnlySet<string>> KnownAsync(IReadOnlyCollection<LineageLogEntry> entries, CancellationToken ct) => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());
    }
}
