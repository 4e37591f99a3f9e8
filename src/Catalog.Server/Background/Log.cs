namespace Catalog.Server.Background;

internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Error, "{Loop} failed and tries again")]
    public static partial void LoopFailed(this ILogger log, string loop, Exception failure);

    [LoggerMessage(1102, LogLevel.Information, "{Loop} works again")]
    public static partial void LoopGoesOn(this ILogger log, string loop);

    [LoggerMessage(1103, LogLevel.Error, "A subscriber failed on {Event}")]
    public static partial void SubscriberFailed(this ILogger log, string @event, Exception failure);

    [LoggerMessage(1104, LogLevel.Error, "Import {Id} failed")]
    public static partial void ImportFailed(this ILogger log, Guid id, Exception failure);

    [LoggerMessage(1105, LogLevel.Information, "The portal runs ({Environment}); Ctrl+C stops it")]
    public static partial void Started(this ILogger log, string environment);

    [LoggerMessage(1106, LogLevel.Information, "Stopping; {Count} open pages are paused first")]
    public static partial void Pausing(this ILogger log, int count);
}
