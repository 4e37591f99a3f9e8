namespace Catalog.Server.Hosting;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "Schema change {Name} is applied")]
    public static partial void SchemaApplied(this ILogger log, string name);

    [LoggerMessage(1002, LogLevel.Error, "The database is not ready, trying again: {Reason}")]
    public static partial void SchemaNotApplied(this ILogger log, string reason);
}
