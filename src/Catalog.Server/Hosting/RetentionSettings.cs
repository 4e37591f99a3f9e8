namespace Catalog.Server.Hosting;

/// <summary>How long what only passes through is kept.</summary>
internal sealed record RetentionSettings
{
    /// <summary>Days that handled events stay; default 7.</summary>
    public required TimeSpan Events { get; init; }

    public static RetentionSettings Read(IConfiguration configuration) => new()
    {
        Events = TimeSpan.FromDays(new SettingReader(configuration).Number("Catalog:Retention:EventDays", 7, 1, 3650)),
    };
}
