using Microsoft.Extensions.Logging;

namespace Catalog.Data;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Warning, "A batch of {Count} events failed; handling them one by one")]
    public static partial void BatchFailed(this ILogger log, int count, Exception failure);

    [LoggerMessage(2002, LogLevel.Error, "Event {Sequence} could not be handled")]
    public static partial void MessageFailed(this ILogger log, long sequence, Exception failure);

    [LoggerMessage(2003, LogLevel.Warning, "Lineage event {Sequence} of the log is not understood any more: {Problem}")]
    public static partial void EventNotUnderstood(this ILogger log, long sequence, string problem);

    [LoggerMessage(2004, LogLevel.Error, "Lineage event {Sequence} of the log could not be applied and is left out")]
    public static partial void EventNotApplied(this ILogger log, long sequence, Exception failure);
}
