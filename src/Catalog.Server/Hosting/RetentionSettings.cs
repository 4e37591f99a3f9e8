namespace Catalog.Server.Hosting;

/// <summary>How long what only passes through is kept.</summary>
internal sealed record RetentionSettings
{
    /// <summary>Days that handled events stay; default 7.</summary>
    public required TimeSpan Events { get; init; }

    /// <summary>Days that raw lineage events stay; what they taught stays for good. Default 90.</summary>
    public required TimeSpan Lineage { get; init; }

    public static RetentionSettings Read(IConfiguration configuration) => new()
    {
        Lineage = TimeSpan.FromDays(new SettingReader(configuration).Number("Catalog:Retention:LineageEventDays", 90, 1, 36500)),
        Events = TimeSpan.FromDays(new SettingReader(configuration).Number("Catalog:Retention:EventDays", 7, 1, 3650)),
    };
}
