using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Catalog.Data.Conventions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Sqlite;

/// <summary>SQLite: ids as 16 bytes, and one writer at a time in the process instead of waiting inside the database.</summary>
public sealed class SqliteProfile : IProviderProfile, IDisposable
{
    [SuppressMessage("Usage", "CA2213", Justification = "See Dispose.")]
    private readonly SemaphoreSlim writer = new(1, 1);
    private readonly ConcurrentDictionary<string, SqliteLineageLog> logs = new();
    private int waiting;

    public string Name => "Sqlite";

    public void Use(DbContextOptionsBuilder options, string connectionString) => options.UseCatalogSqlite(connectionString, this);

    public void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Guid>().HaveConversion<GuidBytesConverter>();
        foreach (var id in CatalogConventions.IdTypes) conventions.Properties(id).HaveConversion(typeof(IdBytesConverter<>).MakeGenericType(id));
    }

    public void ConfigureModel(ModelBuilder model) { }

    public bool IsUniqueViolation(DbUpdateException failure) => failure.InnerException is SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 2067 or 1555 };

    public bool IsOutage(Exception failure) => failure is SqliteException { SqliteErrorCode: 5 or 10 or 11 or 13 or 14 or 26 } || failure.InnerException is { } inner && IsOutage(inner);

    public bool SendsRowsOneByOne => true;

    public IRowStatement Prepare(DbConnection connection, string text) => new SqliteRowStatement((SqliteConnection)connection, text);

    /// <summary>16 MB, until the connection is opened the next time.</summary>
    public Task MakeRoomAsync(DbContext db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync("PRAGMA cache_size=-16000", ct);

    public async Task<CatalogDbContext?> OpenLogAsync(CatalogDbContext db, CancellationToken ct) => await logs.GetOrAdd(db.Database.GetConnectionString()!, (_, catalog) => new SqliteLineageLog(catalog), db).OpenAsync(ct);

    /// <summary>Each connection has pages of its own, and the busiest moment decides how many connections there are.</summary>
    public void GiveBack() => SqliteConnection.ClearAllPools();

    public bool SomebodyWaits => Volatile.Read(ref waiting) > 0;

    public async ValueTask<IDisposable?> EnterWriteAsync(CancellationToken ct)
    {
        if (!writer.Wait(0, CancellationToken.None))
        {
            Interlocked.Increment(ref waiting);
            try
            {
                await writer.WaitAsync(ct);
            }
            finally
            {
                Interlocked.Decrement(ref waiting);
            }
        }
        return new Turn(writer);
    }

    /// <summary>Nothing to give back: the semaphore holds no handle, and a worker that stops late may still wait for its turn.</summary>
    public void Dispose() { }

    private sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        private int given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref given, 1) == 0) writer.Release();
        }
    }
}
