using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Catalog.Core.Lineage;
using Catalog.Server.Auth;
using Catalog.Server.Hosting;

namespace Catalog.Server.Api.Lineage;

/// <summary>Marks endpoints that hold back floods themselves, so that the limit of all other requests does not apply.</summary>
internal sealed class OwnFlow
{
    public static OwnFlow Instance { get; } = new();
}

/// <summary>
/// Holds back whoever sends more events than the setting allows, or more than the graph takes up: first by waiting, up to
/// five seconds, then with 429. Each sender has a schedule of its own, so that nobody waits for another.
/// </summary>
internal sealed class IntakeFlow(RateSettings rates, ILineageLog log, TimeProvider clock)
{
    /// <summary>The graph may be behind by so much before anybody waits for it.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(600);

    /// <summary>The graph may be behind by so much before nobody gets in: what is acknowledged is to be seen within a second.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(5);
    private const int MostSenders = 10_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Schedule> schedules = new();

    /// <summary>Waits as long as this sender has to; the answer is set when that would be too long.</summary>
    public async Task<IResult?> TurnAwayAsync(HttpContext http, int events, CancellationToken ct)
    {
        var sender = http.User.FindFirstValue(TokenHandler.TokenClaim) ?? http.User.Identity?.Name ?? "";
        var wait = WaitOf(sender, events);
        if (wait > LongestWait) return TooMany(http, wait - LongestWait, $"More than {rates.LineageEvents} events a second came from this sender for a while.");
        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, ct);
        // As long as the graph is late with what this sender sent, so that its events come no faster than they are taken up:
        // longer the later it is, for they are to come evenly and not all at once when a batch is done.
        var since = clock.GetTimestamp();
        if (BehindOf(http) is var behind && behind > Late) await Task.Delay(((behind < Behind ? behind : Behind) - Late) / 8, clock, ct);
        for (; BehindOf(http) - Behind > clock.GetElapsedTime(since); await Task.Delay(Breath, clock, ct))
            if (clock.GetElapsedTime(since) > LongestWait) return TooMany(http, LongestWait, "More events came from this sender than the graph takes up at the moment.");
        return null;
    }

    private TimeSpan BehindOf(HttpContext http) => log.BehindOf(http.User.Identity?.Name ?? "");

    private static IResult TooMany(HttpContext http, TimeSpan after, string why)
    {
        http.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds + 1).ToString(CultureInfo.InvariantCulture);
        return Results.Problem(
            detail: $"{why} The Retry-After header says when to come back.", statusCode: StatusCodes.Status429TooManyRequests, type: Problems.TypeOf(StatusCodes.Status429TooManyRequests));
    }

    internal TimeSpan WaitOf(string sender, int events)
    {
        if (schedules.Count > MostSenders) schedules.Clear();
        var schedule = schedules.GetOrAdd(sender, _ => new Schedule());
        var now = clock.GetUtcNow();
        lock (schedule)
        {
            var from = schedule.PaidUntil < now ? now : schedule.PaidUntil;
            var until = from + TimeSpan.FromSeconds((double)events / rates.LineageEvents);
            var wait = until - now - Burst;
            // Who is turned away does not push the end further off.
            if (wait <= LongestWait) schedule.PaidUntil = until;
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    private sealed class Schedule
    {
        public DateTimeOffset PaidUntil { get; set; }
    }
}
