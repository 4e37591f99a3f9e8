using Catalog.TestKit.Databases;
using Npgsql;
using NpgsqlTypes;

namespace Catalog.Benchmarks.Lineage;

/// <summary>The opponent of the walk: the same edges in an indexed table of PostgreSQL, walked by a recursive query.</summary>
internal sealed class RecursiveQuery : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand walk;

    private RecursiveQuery(NpgsqlConnection connection)
    {
        this.connection = connection;
        walk = new NpgsqlCommand(
            """
            WITH RECURSIVE reached(node, depth) AS (
                SELECT @root::bigint, 0
                UNION
                SELECT edge.target, reached.depth + 1 FROM reached JOIN bench_edges edge ON edge.source = reached.node WHERE reached.depth < @depth)
            SELECT count(DISTINCT node) FROM reached
            """, connection);
        walk.Parameters.Add("root", NpgsqlDbType.Bigint);
        walk.Parameters.Add("depth", NpgsqlDbType.Integer);
    }

    public static async Task<RecursiveQuery> StartAsync(IEnumerable<(long From, long To)> edges)
    {
        var opened = new NpgsqlConnection(await PostgresCluster.AdminConnectionStringAsync());
        await opened.OpenAsync();
        await using (var table = new NpgsqlCommand("DROP TABLE IF EXISTS bench_edges; CREATE TABLE bench_edges (source bigint NOT NULL, target bigint NOT NULL)", opened)) await table.ExecuteNonQueryAsync();
        await using (var copy = await opened.BeginBinaryImportAsync("COPY bench_edges FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var (from, to) in edges)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(from, NpgsqlDbType.Bigint);
                await copy.WriteAsync(to, NpgsqlDbType.Bigint);
            }
            await copy.CompleteAsync();
        }
        await using (var index = new NpgsqlCommand("CREATE INDEX ON bench_edges (source, target); ANALYZE bench_edges", opened)) await index.ExecuteNonQueryAsync();
        var query = new RecursiveQuery(opened);
        await query.walk.PrepareAsync();
        return query;
    }

    /// <summary>How many nodes are reached within so many steps, the root included.</summary>
    public async Task<long> ReachAsync(long root, int depth)
    {
        (walk.Parameters[0].Value, walk.Parameters[1].Value) = (root, depth);
        return (long)(await walk.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await walk.DisposeAsync();
        await connection.DisposeAsync();
    }
}
