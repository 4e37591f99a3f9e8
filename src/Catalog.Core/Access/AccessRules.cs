namespace Catalog.Core.Access;

/// <summary>The mesh's own rules about access. The host reads them from its settings.</summary>
/// <param name="MaxDays">For how many days somebody may ask at most (<c>Catalog:Access:MaxDays</c>, default 365).</param>
/// <param name="Zone">Where the mesh's days end (<c>Catalog:Mesh:TimeZone</c>, default UTC).</param>
public sealed record AccessRules(int MaxDays, TimeZoneInfo Zone)
{
    public const int LongestPurpose = 4000;

    /// <summary>How long before its end a grant's holder is told.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromDays(14);

    public static AccessRules Default { get; } = new(365, TimeZoneInfo.Utc);

    /// <summary>The day it is in the mesh.</summary>
    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);

    /// <summary>The last day that may be asked for.</summary>
    public DateOnly LastDay(DateTimeOffset now) => Today(now).AddDays(MaxDays);

    /// <summary>24:00 of the day in the mesh's zone: the first instant that no longer belongs to it.</summary>
    public DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        // Where the clock jumps over midnight, the next day begins at the first time that exists.
        while (Zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(1);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The last day that an exclusive end holds on.</summary>
    public DateOnly DayOf(DateTimeOffset end) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(end.AddTicks(-1), Zone).DateTime);

    /// <summary>Why nobody may ask or grant until that day; <c>null</c> when they may.</summary>
    public string? Unfit(DateOnly until, DateTimeOffset now) =>
        until < Today(now) ? "That day is over. Choose today or a later day."
        : until > LastDay(now) ? $"At most {MaxDays} days: {LastDay(now):d MMM yyyy} or earlier."
        : null;
}
