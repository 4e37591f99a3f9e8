using Microsoft.Extensions.Logging;

namespace Catalog.UI.Layout;

internal static partial class CrashLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed, reference {Reference}")]
    public static partial void Failed(ILogger log, string reference, Exception failure);
}
