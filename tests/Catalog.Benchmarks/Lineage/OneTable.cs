using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Catalog.Benchmarks.Lineage;

/// <summary>The opponent of intake: one writer that puts the same bytes into one table with full sync.</summary>
internal static class OneTable
{
    /// <summary>Events a second with so many in a commit.</summary>
    public static double Rate(string folder, IReadOnlyList<byte[]> events, int aCommit, TimeSpan time)
    {
        var path = Path.Combine(folder, $"one-table-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}.db");
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE events (id INTEGER PRIMARY KEY, body BLOB NOT NULL)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO events (body) VALUES (@body)";
        var body = insert.Parameters.Add("@body", SqliteType.Blob);
        var (written, started) = (0L, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (var i = 0; i < aCommit; i++)
            {
                body.Value = events[(int)(written++ % events.Count)];
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        return written / Stopwatch.GetElapsedTime(started).TotalSeconds;

        void Execute(string sql)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statement is ours.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }
}
