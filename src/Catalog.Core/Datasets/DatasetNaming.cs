using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;

namespace Catalog.Core.Datasets;

/// <summary>
/// The OpenLineage identity of what stands behind a contract: one dataset for each server and schema object, named by
/// OpenLineage's naming rules. A server type without such a rule, or one that lacks a part of its name, gives none.
/// </summary>
public static class DatasetNaming
{
    /// <summary>All datasets that a contract names, in the order of its servers, without repetition.</summary>
    public static IReadOnlyList<DatasetReference> For(ContractDocument contract) =>
        [.. contract.Servers.SelectMany(server => contract.Objects.Select(table => For(server, table)))
            .OfType<DatasetReference>().Distinct()];

    /// <summary>The dataset of one object on one server, <c>null</c> when the rules need a part that is not there.</summary>
    public static DatasetReference? For(ContractServer server, ContractObject table) =>
        For(server, table.PhysicalName ?? table.Name);

    private static DatasetReference? For(ContractServer server, string table) => server.Type.ToLowerInvariant() switch
    {
        "athena" => Table(At("awsathena://athena.{0}.amazonaws.com", server.Setting("regionName")),
            table, server.Setting("catalog") ?? "AwsDataCatalog", server.Setting("schema")),
        "glue" => Glue(server, table),
        "synapse" => Table(Host("sqlserver", server, 1433), table, server.Setting("schema") ?? "dbo"),
        "bigquery" => Table("bigquery", table, server.Setting("project"), server.Setting("dataset")),
        "mysql" => Table(Host("mysql", server, 3306), table, server.Setting("database")),
        "db2" => Table(Host("db2", server, 50000), table, server.Setting("database"), server.Setting("schema") ?? ""),
        "hive" => Table(Host("hive", server, 10000), table, server.Setting("database")),
        "sqlserver" => Table(Host("mssql", server, 1433), table, server.Setting("database"), server.Setting("schema")),
        "oracle" => Table(Host("oracle", server, 1521), table, server.Setting("serviceName"), server.Setting("schema") ?? ""),
        "postgres" or "postgresql" or "cloudsql" =>
            Table(Host("postgres", server, 5432), table, server.Setting("database"), server.Setting("schema")),
        "redshift" => Table(Redshift(server), table, server.Setting("database"), server.Setting("schema")),
        "snowflake" => Table(At("snowflake://{0}", server.Setting("account")),
            table, server.Setting("database"), server.Setting("schema")),
        "trino" => Table(Host("trino", server, 8080), table, server.Setting("catalog"), server.Setting("schema")),
        "databricks" => Table(At("unitycatalog://{0}", BareHost(server.Setting("host"))),
            table, server.Setting("catalog"), server.Setting("schema")),
        "kafka" => Kafka(server, table),
        "pubsub" => server.Setting("project") is { } project ? new("pubsub", $"topic:{project}:{table}") : null,
        "local" => server.Setting("path") is { } path ? new("file", path) : null,
        "s3" or "azure" or "sftp" => DatasetLocation.Of(server.Setting("location"), table),
        "custom" or "api" => Custom(server, table),
        _ => null,
    };

    private static DatasetReference? Table(string? space, string table, params ReadOnlySpan<string?> parents)
    {
        if (space is null) return null;
        var parts = parents.ToArray().Where(parent => parent is not "").ToArray();

        // A physical name may be qualified already: sales.orders stands for schema and table.
        var missing = Math.Max(0, parts.Length + 1 - table.Split('.').Length);
        return parts.Take(missing).Contains(null)
            ? null
            : new(space, string.Join('.', [.. parts.Take(missing), table]));
    }

    private static DatasetReference? Glue(ContractServer server, string table)
    {
        if (server.Setting("account") is not { } account || server.Setting("database") is not { } database) return null;
        if (account.StartsWith("arn:", StringComparison.Ordinal)) return new(account, $"table/{database}/{table}");
        return (server.Setting("region") ?? server.Setting("regionName")) is { } region
            ? new($"arn:aws:glue:{region}:{account}", $"table/{database}/{table}")
            : null;
    }

    private static DatasetReference? Kafka(ContractServer server, string topic)
    {
        var first = server.Setting("host")?.Split(',')[0].Trim();
        return first is null or "" ? null : new($"kafka://{WithPort(BareHost(first)!, null, 9092)}", topic);
    }

    private static DatasetReference? Custom(ContractServer server, string table) =>
        server.Setting("location") is { } location ? DatasetLocation.Of(location, table) : null;

    private static string? Redshift(ContractServer server)
    {
        if (server.Setting("host") is { } host)
        {
            var bare = BareHost(host)!;
            var suffix = bare.IndexOf(".redshift", StringComparison.Ordinal);
            if (suffix < 0) return $"redshift://{WithPort(bare, server.Setting("port"), 5439)}";

            // cluster.random.region.redshift.amazonaws.com: the rule wants cluster and region.
            var parts = bare[..suffix].Split('.');
            return $"redshift://{WithPort($"{parts[0]}.{parts[^1]}", server.Setting("port"), 5439)}";
        }

        return server.Setting("account") is { } cluster && server.Setting("region") is { } region
            ? $"redshift://{WithPort($"{cluster}.{region}", server.Setting("port"), 5439)}"
            : null;
    }

    private static string? At(string pattern, string? value) =>
        value is null ? null : string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, value);

    private static string? Host(string scheme, ContractServer server, int defaultPort) =>
        BareHost(server.Setting("host")) is { } host
            ? $"{scheme}://{WithPort(host, server.Setting("port"), defaultPort)}"
            : null;

    private static string WithPort(string host, string? port, int defaultPort) =>
        host.Contains(':', StringComparison.Ordinal) ? host : $"{host}:{port ?? $"{defaultPort}"}";

    private static string? BareHost(string? host)
    {
        if (host is null) return null;
        var scheme = host.IndexOf("://", StringComparison.Ordinal);
        return (scheme < 0 ? host : host[(scheme + 3)..]).TrimEnd('/');
    }
}
