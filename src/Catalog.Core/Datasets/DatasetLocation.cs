using Catalog.Core.DataProducts;

namespace Catalog.Core.Datasets;

/// <summary>
/// A storage address as an OpenLineage dataset: the container is the namespace, the path below it the name.
/// <c>{model}</c> and similar placeholders, and a bare container, are completed with the object's name.
/// </summary>
public static class DatasetLocation
{
    public static DatasetReference? Of(string? location, string table)
    {
        if (location is null) return null;
        var end = location.IndexOf("://", StringComparison.Ordinal);
        if (end <= 0) return location.StartsWith('/') ? new("file", Name(location, table, absolute: true)) : null;

        var scheme = location[..end].ToLowerInvariant();
        var rest = location[(end + 3)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var container = slash < 0 ? rest : rest[..slash];
        var path = slash < 0 ? "" : rest[(slash + 1)..];
        return scheme switch
        {
            "s3" or "s3a" or "s3n" => Below($"s3://{container}"),
            "gs" or "gcs" => Below($"gs://{container}"),
            "abfs" or "abfss" => Below($"abfss://{container}"),
            "wasb" or "wasbs" => Below($"wasbs://{container}"),
            "hdfs" => new($"hdfs://{container}", Name("/" + path, table, absolute: true)),
            "dbfs" => Below($"dbfs://{container}"),
            "az" or "https" or "http" => Azure(container, path, table),
            "file" when container.Length == 0 => new("file", Name("/" + path, table, absolute: true)),
            "file" or "sftp" => new($"file://{container}", Name("/" + path, table, absolute: true)),
            _ => null,
        };

        DatasetReference? Below(string space) => container.Length == 0 ? null : new(space, Name(path, table, absolute: false));
    }

    // https://account.blob.core.windows.net/container/path and az://account.blob.core.windows.net/container/path.
    private static DatasetReference? Azure(string host, string path, string table)
    {
        var account = host.IndexOf(".blob.core.windows.net", StringComparison.Ordinal);
        var lake = account < 0 ? host.IndexOf(".dfs.core.windows.net", StringComparison.Ordinal) : account;
        if (lake < 0) return null;

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var container = slash < 0 ? path : path[..slash];
        var below = slash < 0 ? "" : path[(slash + 1)..];
        if (container.Length == 0) return null;
        var scheme = account >= 0 ? "wasbs" : "abfss";
        return new($"{scheme}://{container}@{host[..lake]}.dfs.core.windows.net", Name(below, table, absolute: false));
    }

    private static string Name(string path, string table, bool absolute)
    {
        path = path.Replace("{model}", table, StringComparison.Ordinal).Replace("{schema}", table, StringComparison.Ordinal)
            .Replace("{table}", table, StringComparison.Ordinal);

        // A dataset is a folder: patterns such as *.json or ** say how its files are found.
        var star = path.IndexOf('*', StringComparison.Ordinal);
        if (star >= 0) path = path[..(path.LastIndexOf('/', star) + 1)];
        path = path.TrimEnd('/');
        if (!absolute) path = path.TrimStart('/');
        return path.Length > 0 ? path : absolute ? "/" + table : table;
    }
}
