namespace Catalog.Server.Hosting;

/// <summary>How much one request may bring, in bytes; more is answered with 413 and the limit.</summary>
internal sealed record LimitSettings
{
    public const string DocumentKey = "Catalog:Limits:Document";
    public const string BodyKey = "Catalog:Limits:Body";

    private const long Megabyte = 1024 * 1024;

    /// <summary>One document or archive; default 50 MB.</summary>
    public required long Document { get; init; }
    /// <summary>Any other body; default 1 MB.</summary>
    public required long Body { get; init; }

    public static LimitSettings Read(IConfiguration configuration)
    {
        var settings = new SettingReader(configuration);
        return new()
        {
            Document = settings.Number(DocumentKey, 50 * Megabyte, 1, int.MaxValue),
            Body = settings.Number(BodyKey, Megabyte, 1, int.MaxValue),
        };
    }
}
