using System.Globalization;

namespace Catalog.UI.Layout;

/// <summary>Where the person reads: the zone times are shown in. Cascades from the root.</summary>
public sealed record Reader(TimeZoneInfo Zone)
{
    public const string ZoneCookie = "catalog.zone";
    public const string ThemeCookie = "catalog.theme";
    public const string RailCookie = "catalog.rail";

    public static Reader Utc { get; } = new(TimeZoneInfo.Utc);

    /// <summary>From an IANA name that a browser sent; anything else counts as UTC.</summary>
    public static Reader In(string? zone) =>
        zone is { Length: > 0 and < 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? new(found) : Utc;

    public DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Zone);

    /// <summary>"4 May 2026 08:31 CEST": for titles.</summary>
    public string Absolute(DateTimeOffset time)
    {
        var local = Local(time);
        var offset = local.Offset == TimeSpan.Zero ? "UTC" : $"UTC{(local.Offset < TimeSpan.Zero ? '−' : '+')}{local.Offset:hh\\:mm}";
        return string.Create(CultureInfo.InvariantCulture, $"{local:d MMM yyyy HH:mm} {offset}");
    }

    /// <summary>Within a day relative, this year "4 May", else "12 Jan 2025".</summary>
    public string Relative(DateTimeOffset time, DateTimeOffset now)
    {
        var passed = now - time;
        if (passed.Duration() < TimeSpan.FromMinutes(1)) return "just now";
        if (passed.Duration() < TimeSpan.FromDays(1))
        {
            var span = passed.Duration();
            var words = span.TotalMinutes < 60 ? $"{(int)span.TotalMinutes} min" : $"{(int)span.TotalHours} h";
            return passed > TimeSpan.Zero ? $"{words} ago" : $"in {words}";
        }
        return Day(DateOnly.FromDateTime(Local(time).DateTime), DateOnly.FromDateTime(Local(now).DateTime));
    }

    /// <summary>After "since": the clock today, else the day.</summary>
    public string Since(DateTimeOffset time, DateTimeOffset now)
    {
        var (local, today) = (Local(time), DateOnly.FromDateTime(Local(now).DateTime));
        var day = DateOnly.FromDateTime(local.DateTime);
        return day == today ? local.ToString("HH:mm", CultureInfo.InvariantCulture)
            : day == today.AddDays(-1) ? string.Create(CultureInfo.InvariantCulture, $"yesterday, {local:HH:mm}")
            : Day(day, today);
    }

    public static string Day(DateOnly day, DateOnly today) =>
        day.ToString(day.Year == today.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);
}
