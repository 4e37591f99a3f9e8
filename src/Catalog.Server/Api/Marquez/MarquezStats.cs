using Catalog.Core.Lineage;

namespace Catalog.Server.Api.Marquez;

/// <summary>How many there were at the end of an hour or day.</summary>
public sealed record MarquezCount(DateTime StartInterval, DateTime EndInterval, int Count);

/// <summary>How many runs began and ended in an hour or day.</summary>
public sealed record MarquezRunCount(DateTime StartInterval, DateTime EndInterval, int Fail, int Start, int Complete, int Abort);

/// <summary>The figures on the first page of Marquez: over the last day by hours, over the last week by days, of what this person may see.</summary>
internal static class MarquezStats
{
    private const int Hours = 24;
    private const int Days = 7;

    public static async Task<IResult> CountsAsync(HttpContext http, string what, string? period, string? timezone, TimeProvider clock, CancellationToken ct)
    {
        if (what is not ("jobs" or "datasets" or "sources")) return MarquezEndpoints.Refuse(404, $"Catalog has no figures of {what}.");
        if (Intervals(period, timezone, clock.GetUtcNow()) is not { } ends) return Wrong;
        var (reader, jobs) = (await http.ReaderAsync(), what == "jobs");
        var graph = reader.Moment.Graph;
        var shown = MarquezLists.Visible(reader).Where(p => graph.Nodes[p].IsJob == jobs).ToList();
        var fresh = (await reader.Records.NewAsync(jobs, ends[0], ct)).ToDictionary(n => n.Number, n => n.FirstSeenAt);
        DateTimeOffset Since(int place) => fresh.GetValueOrDefault(graph.Nodes[place].Number, DateTimeOffset.MinValue);
        // A source is a namespace of datasets, as old as the oldest of them.
        var since = (what == "sources" ? shown.GroupBy(p => graph.Nodes[p].Namespace).Select(space => space.Min(Since)) : shown.Select(Since)).ToList();
        return Results.Ok(ends.Zip(ends.Skip(1), (from, to) => new MarquezCount(from.UtcDateTime, to.UtcDateTime, since.Count(at => at < to))));
    }

    public static async Task<IResult> RunsAsync(HttpContext http, string? period, string? timezone, TimeProvider clock, CancellationToken ct)
    {
        if (Intervals(period, timezone, clock.GetUtcNow()) is not { } ends) return Wrong;
        var reader = await http.ReaderAsync();
        var (fail, start, complete, abort) = (new int[ends.Count - 1], new int[ends.Count - 1], new int[ends.Count - 1], new int[ends.Count - 1]);
        await foreach (var run in reader.Records.RunMomentsAsync(ends[0], ct))
        {
            if (reader.Desk.Find(run.Job) is not (>= 0 and var place) || !reader.Open(place)) continue;
            Count(start, run.StartedAt);
            Count(run.State switch { RunState.Failed => fail, RunState.Aborted => abort, RunState.Completed => complete, _ => null }, run.EndedAt);
        }
        return Results.Ok(Enumerable.Range(0, ends.Count - 1).Select(i => new MarquezRunCount(ends[i].UtcDateTime, ends[i + 1].UtcDateTime, fail[i], start[i], complete[i], abort[i])));

        void Count(int[]? counts, DateTimeOffset? at)
        {
            if (counts is null || at is not { } when || when < ends[0] || when >= ends[^1]) return;
            counts[ends.FindLastIndex(e => e <= when)]++;
        }
    }

    /// <summary>The borders of the intervals, the last of them ahead of now; <c>null</c> when the question is not understood.</summary>
    private static List<DateTimeOffset>? Intervals(string? period, string? timezone, DateTimeOffset now)
    {
        if (string.Equals(period, "DAY", StringComparison.OrdinalIgnoreCase))
        {
            var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
            return [.. Enumerable.Range(1 - Hours, Hours + 1).Select(h => hour.AddHours(h))];
        }
        if (!string.Equals(period, "WEEK", StringComparison.OrdinalIgnoreCase) || !TimeZoneInfo.TryFindSystemTimeZoneById(timezone ?? "UTC", out var zone)) return null;
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        return [.. Enumerable.Range(1 - Days, Days + 1).Select(d => Begin(today.AddDays(d), zone))];
    }

    // A day may begin an hour that its zone skips.
    private static DateTimeOffset Begin(DateTime day, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(day)) day = day.AddMinutes(30);
        return new DateTimeOffset(day, zone.GetUtcOffset(day)).ToUniversalTime();
    }

    private static IResult Wrong => MarquezEndpoints.Refuse(400, "period is DAY or WEEK, and timezone the name of a time zone such as Europe/Berlin.");
}
