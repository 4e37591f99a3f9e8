using System.Globalization;
using System.Text.RegularExpressions;
using Catalog.Core.Shared;

namespace Catalog.Core.Datasets;

/// <summary>
/// The ways in which OpenLineage's naming rules let people write one name: a scheme that has synonyms, a host in capitals,
/// a port that goes without saying, a slash at the end. Two names with one twin may be one dataset; that is a guess.
/// </summary>
public static partial class DatasetTwins
{
    private static readonly Dictionary<string, string> Schemes = new(StringComparer.Ordinal)
    {
        ["s3a"] = "s3", ["s3n"] = "s3", ["postgresql"] = "postgres", ["sqlserver"] = "mssql", ["wasb"] = "wasbs", ["abfs"] = "abfss",
    };

    private static readonly Dictionary<string, int> Ports = new(StringComparer.Ordinal)
    {
        ["postgres"] = 5432, ["mysql"] = 3306, ["mssql"] = 1433, ["oracle"] = 1521, ["redshift"] = 5439, ["trino"] = 8080, ["hive"] = 10000, ["kafka"] = 9092, ["hdfs"] = 8020, ["db2"] = 50000, ["cassandra"] = 9042, ["mongodb"] = 27017,
    };

    /// <summary>Schemes whose names are paths.</summary>
    private static readonly HashSet<string> Paths = ["s3", "gs", "hdfs", "wasbs", "abfss", "file", "dbfs"];

    public static byte[] HashOf(string ns, string name)
    {
        var (space, own) = Plain(ns, name);
        return KeyHash.Exact(space, own);
    }

    /// <summary>The one way of writing that stands for all.</summary>
    public static (string Namespace, string Name) Plain(string ns, string name)
    {
        if (Address().Match(ns) is not { Success: true } parts) return (ns, name);
        var scheme = parts.Groups["scheme"].Value.ToLowerInvariant();
        scheme = Schemes.GetValueOrDefault(scheme, scheme);
        var (host, rest) = (parts.Groups["host"].Value, parts.Groups["rest"].Value.TrimEnd('/'));
        // Buckets and containers are told apart by case; hosts are not.
        if (!Paths.Contains(scheme) || scheme == "hdfs") host = host.ToLowerInvariant();
        if (Ports.TryGetValue(scheme, out var port) && host.EndsWith(string.Create(CultureInfo.InvariantCulture, $":{port}"), StringComparison.Ordinal)) host = host[..host.LastIndexOf(':')];
        return ($"{scheme}://{host}{rest}", Paths.Contains(scheme) ? name.Trim('/') is { Length: > 0 } path ? path : name : name);
    }

    [GeneratedRegex("^(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?<host>[^/]*)(?<rest>.*)$", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
