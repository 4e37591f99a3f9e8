using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Catalog.Data.Sqlite;

/// <summary>
/// Write-ahead log, so that readers and the writer do not wait for each other; commits are synced in the log. A file that
/// was there and is gone is an outage: it is not made anew, and no pooled connection goes on writing into the lost one.
/// </summary>
internal sealed class SqliteConnectionInterceptor : DbConnectionInterceptor
{
    private const string Always = "PRAGMA journal_mode=WAL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-4000; PRAGMA temp_store=MEMORY;";

    private readonly string pragmas;

    private SqliteConnectionInterceptor(string more) => pragmas = Always + more;

    /// <summary>The catalog. Pages that every batch of events writes again go back into the file once in 24 MB.</summary>
    public static SqliteConnectionInterceptor OfCatalog() => new("PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=6000;");

    /// <summary>The log of raw events: a commit is on the disk when it returns. Going back into the file holds up whoever waits, so it is done 4 MB at a time.</summary>
    public static SqliteConnectionInterceptor OfLog() => new("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=128;");

    private const int CannotOpen = 14;
    private volatile bool seen;

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Look((SqliteConnection)connection);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Look((SqliteConnection)connection);
        return ValueTask.FromResult(result);
    }

    private void Look(SqliteConnection connection)
    {
        if (File.Exists(connection.DataSource)) seen = true;
        else if (seen)
        {
            SqliteConnection.ClearPool(connection);
            throw new SqliteException("The file of the database is gone.", CannotOpen);
        }
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
