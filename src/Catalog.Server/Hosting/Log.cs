namespace Catalog.Server.Hosting;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "Schema change {Name} is applied")]
    public static partial void SchemaApplied(this ILogger log, string name);

    [LoggerMessage(1002, LogLevel.Error, "The database is not ready, trying again: {Reason}")]
    public static partial void SchemaNotApplied(this ILogger log, string reason);

    [LoggerMessage(1003, LogLevel.Information, "The demo mesh is loaded: {Documents} documents, {Rejected} rejected, {Milliseconds:0} ms")]
    public static partial void DemoLoaded(this ILogger log, int documents, int rejected, double milliseconds);

    [LoggerMessage(1004, LogLevel.Error, "The demo mesh is not loaded, trying again: {Reason}")]
    public static partial void DemoNotLoaded(this ILogger log, string reason);
}
