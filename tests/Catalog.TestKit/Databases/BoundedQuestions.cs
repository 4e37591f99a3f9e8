using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Catalog.TestKit.Databases;

/// <summary>
/// Refuses a question that names so many things that some database refuses it once there are more of them: SQLite takes
/// 32,766 parameters, SQL Server 2,100.
/// </summary>
public sealed class BoundedQuestions : DbCommandInterceptor
{
    private const int Most = 2000;

    public static BoundedQuestions Instance { get; } = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Check(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Check(command, eventData);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbCommand command, CommandEventData asked)
    {
        if (asked.CommandSource == CommandSource.LinqQuery && command.Parameters.Count > Most)
            throw new InvalidOperationException($"A question has {command.Parameters.Count} parameters: ask in portions. {command.CommandText[..Math.Min(400, command.CommandText.Length)]}");
    }
}
