using System.Buffers;
using System.Globalization;
using System.Text;
using Catalog.Data.Conventions;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Catalog.Data.Sqlite;

/// <summary>A statement of SQLite without ADO.NET around it; values are stored exactly as the provider stores them.</summary>
internal sealed class SqliteRowStatement : IRowStatement
{
    private const int MostOnStack = 512;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public SqliteRowStatement(SqliteConnection connection, string text)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, text, out statement));
    }

    public long LastKey => raw.sqlite3_last_insert_rowid(database);

    public void BindNull(int place) => Check(raw.sqlite3_bind_null(statement, place));

    public void Bind(int place, long value) => Check(raw.sqlite3_bind_int64(statement, place, value));

    public void Bind(int place, double value) => Check(raw.sqlite3_bind_double(statement, place, value));

    public void Bind(int place, string value)
    {
        // Through a buffer of ours: the same by way of a string makes an array of each.
        if (value.Length == 0)
        {
            // An empty buffer would be stored as nothing.
            Check(raw.sqlite3_bind_text(statement, place, value));
            return;
        }
        byte[]? lent = null;
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var text = most <= MostOnStack ? stackalloc byte[most] : lent = ArrayPool<byte>.Shared.Rent(most);
        Check(raw.sqlite3_bind_text(statement, place, text[..Encoding.UTF8.GetBytes(value, text)]));
        if (lent is not null) ArrayPool<byte>.Shared.Return(lent);
    }

    public void Bind(int place, byte[] value) => Check(raw.sqlite3_bind_blob(statement, place, value));

    public void Bind(int place, ReadOnlyMemory<byte> text) => Check(raw.sqlite3_bind_text(statement, place, text.Span));

    public void Bind(int place, DateTime value)
    {
        // "O" is written many times faster than the same as a format of one's own: 2026-01-31T12:00:00.0000000Z.
        Span<byte> text = stackalloc byte[40];
        value.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[10] = (byte)' ';
        Check(raw.sqlite3_bind_text(statement, place, text[..27].TrimEnd((byte)'0').TrimEnd((byte)'.')));
    }

    public int Run()
    {
        var result = raw.sqlite3_step(statement);
        // What went wrong is told by the reset as well.
        var reset = raw.sqlite3_reset(statement);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW)) Check(reset == raw.SQLITE_OK ? result : reset);
        return raw.sqlite3_changes(database);
    }

    public void Dispose() => statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
