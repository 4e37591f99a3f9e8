namespace Catalog.Server.Hosting;

/// <summary>How much one request may bring, in bytes; more is answered with 413 and the limit.</summary>
internal sealed record LimitSettings
{
    public const string DocumentKey = "Catalog:Limits:Document";
    public const string BodyKey = "Catalog:Limits:Body";

    public const string EventKey = "Catalog:Limits:Event";
    public const string ResultKey = "Catalog:Limits:Result";
    public const string BatchKey = "Catalog:Limits:Batch";

    private const long Megabyte = 1024 * 1024;

    /// <summary>One document or archive; default 50 MB.</summary>
    public required long Document { get; init; }
    /// <summary>One OpenLineage event; default 20 MB.</summary>
    public required long Event { get; init; }
    /// <summary>Validation results sent at once; default 50 MB.</summary>
    public required long Result { get; init; }
    /// <summary>Events in one batch; default 1,000.</summary>
    public required int Batch { get; init; }
    /// <summary>Any other body; default 1 MB.</summary>
    public required long Body { get; init; }

    public static LimitSettings Read(IConfiguration configuration)
    {
        var settings = new SettingReader(configuration);
        return new()
        {
            Document = settings.Number(DocumentKey, 50 * Megabyte, 1, int.MaxValue),
            Event = settings.Number(EventKey, 20 * Megabyte, 1, int.MaxValue),
            Result = settings.Number(ResultKey, 50 * Megabyte, 1, int.MaxValue),
            Batch = (int)settings.Number(BatchKey, 1000, 1, 1_000_000),
            Body = settings.Number(BodyKey, Megabyte, 1, int.MaxValue),
        };
    }
}
