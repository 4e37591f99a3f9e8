using Microsoft.Extensions.Logging;

namespace Catalog.Search.Index;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The search index cannot be written; it is tried again")]
    public static partial void IndexFailed(this ILogger log, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "The search index is damaged and is made anew")]
    public static partial void IndexDamaged(this ILogger log, Exception failure);

    [LoggerMessage(3, LogLevel.Warning, "The search index in {Folder} cannot be opened ({Reason}) and is made anew")]
    public static partial void IndexNotOpened(this ILogger log, string folder, string reason);

    [LoggerMessage(4, LogLevel.Warning, "The search index does not know where it stood in the events, and is made anew")]
    public static partial void EventsLost(this ILogger log);
}
