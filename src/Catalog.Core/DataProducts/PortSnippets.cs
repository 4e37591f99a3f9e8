namespace Catalog.Core.DataProducts;

/// <summary>A piece of code that reads a port.</summary>
public sealed record PortSnippet(string Language, string Code);

/// <summary>
/// Copy-ready code for a port, from its technology, format and location. What cannot be said truthfully is left out; a
/// credential never appears.
/// </summary>
public static class PortSnippets
{
    public static IReadOnlyList<PortSnippet> For(string? technology, string? format, string? location)
    {
        if (string.IsNullOrWhiteSpace(location)) return [];
        var place = location.Trim();
        var kind = (technology ?? "").ToLowerInvariant();
        if (kind.Contains("kafka", StringComparison.Ordinal) || place.StartsWith("kafka://", StringComparison.OrdinalIgnoreCase)) return Topic(place);
        if (Table.Read(kind, place) is { } table) return Database(table);
        if (place.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || (place.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !IsStorage(place))) return Address(place);
        return IsStorage(place) ? Files(place, format) : [];
    }

    private static bool IsStorage(string place) =>
        place.Contains(".blob.core.windows.net", StringComparison.OrdinalIgnoreCase) || place.Contains(".dfs.core.windows.net", StringComparison.OrdinalIgnoreCase)
        || (place.Contains("://", StringComparison.Ordinal) && place.Split(':')[0].ToLowerInvariant() is "abfss" or "abfs" or "s3" or "s3a" or "gs" or "hdfs" or "wasbs" or "dbfs" or "file")
        || place.StartsWith('/');

    private static IReadOnlyList<PortSnippet> Files(string place, string? format)
    {
        var (spark, sql, python) = (format ?? "").Trim().ToLowerInvariant() switch
        {
            "delta" or "delta lake" => ("delta", $"SELECT * FROM delta.`{place}` LIMIT 100", $"from deltalake import DeltaTable\n\ntable = DeltaTable({Quote(place)})\nframe = table.to_pandas()"),
            "csv" => ("csv", $"SELECT * FROM read_csv({Sql(place)}) LIMIT 100", $"import pandas as pd\n\nframe = pd.read_csv({Quote(place)})"),
            "json" or "ndjson" => ("json", $"SELECT * FROM read_json({Sql(place)}) LIMIT 100", $"import pandas as pd\n\nframe = pd.read_json({Quote(place)}, lines=True)"),
            "iceberg" => ("iceberg", $"SELECT * FROM iceberg_scan({Sql(place)}) LIMIT 100", null),
            "avro" => ("avro", null, null),
            "parquet" or "" => ("parquet", $"SELECT * FROM read_parquet({Sql(place)}) LIMIT 100", (string?)$"import pandas as pd\n\nframe = pd.read_parquet({Quote(place)})"),
            _ => (null, null, null),
        };
        var snippets = new List<PortSnippet>();
        if (spark is not null) snippets.Add(new("Spark", $"df = spark.read.format({Quote(spark)}).load({Quote(place)})"));
        if (sql is not null) snippets.Add(new("SQL", sql));
        if (python is not null) snippets.Add(new("Python", python));
        if (Lake(place) is { } lake)
            snippets.Add(new("Power BI", spark == "delta"
                ? $"let\n    Source = AzureStorage.DataLake({PowerQuery(lake)}, [HierarchicalNavigation = true]),\n    Table = DeltaLake.Table(Source)\nin\n    Table"
                : $"let\n    Source = AzureStorage.DataLake({PowerQuery(lake)})\nin\n    Source"));
        return snippets;
    }

    private static IReadOnlyList<PortSnippet> Database(Table table) =>
    [
        new("Spark", $"df = (spark.read.format(\"jdbc\")\n    .option(\"url\", {Quote(table.Jdbc)})\n    .option(\"dbtable\", {Quote(table.Name)})\n    .load())"),
        new("SQL", table.TopFirst ? $"SELECT TOP 100 * FROM {table.Name}" : $"SELECT * FROM {table.Name} LIMIT 100"),
        new("Python", $"import pandas as pd\nimport sqlalchemy as sa\n\nengine = sa.create_engine({Quote(table.Python)})\nframe = pd.read_sql({Quote(table.TopFirst ? $"SELECT TOP 100 * FROM {table.Name}" : $"SELECT * FROM {table.Name} LIMIT 100")}, engine)"),
        new("Power BI", $"let\n    Source = {table.PowerBi}({PowerQuery(table.Server)}, {PowerQuery(table.Database)}),\n    Table = Source{{[Schema={PowerQuery(table.Schema)}, Item={PowerQuery(table.Item)}]}}[Data]\nin\n    Table"),
    ];

    private static IReadOnlyList<PortSnippet> Topic(string place)
    {
        var rest = place.Contains("://", StringComparison.Ordinal) ? place[(place.IndexOf("://", StringComparison.Ordinal) + 3)..] : place;
        if (rest.Split('/', 2) is not [{ Length: > 0 } broker, { Length: > 0 } topic]) return [];
        return
        [
            new("Spark", $"df = (spark.readStream.format(\"kafka\")\n    .option(\"kafka.bootstrap.servers\", {Quote(broker)})\n    .option(\"subscribe\", {Quote(topic)})\n    .load())"),
            new("Python", $"from confluent_kafka import Consumer\n\nconsumer = Consumer({{\"bootstrap.servers\": {Quote(broker)}, \"group.id\": \"my-study\"}})\nconsumer.subscribe([{Quote(topic)}])\nmessage = consumer.poll(10.0)"),
        ];
    }

    private static IReadOnlyList<PortSnippet> Address(string place) =>
    [
        new("Python", $"import requests\n\nanswer = requests.get({Quote(place)}, timeout=30)\nanswer.raise_for_status()\nrows = answer.json()"),
        new("Power BI", $"let\n    Source = Json.Document(Web.Contents({PowerQuery(place)}))\nin\n    Source"),
    ];

    /// <summary>abfss://container@account.dfs.core.windows.net/path as the address that Power Query takes.</summary>
    private static string? Lake(string place)
    {
        if (!place.StartsWith("abfss://", StringComparison.OrdinalIgnoreCase)) return place.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? place : null;
        var rest = place["abfss://".Length..];
        return rest.Split('@', 2) is [var container, var after] && after.Split('/', 2) is [var host, var path] ? $"https://{host}/{container}/{path}" : null;
    }

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";

    private static string Sql(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal).ReplaceLineEndings(" ")}'";

    private static string PowerQuery(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";

    /// <summary>A table on a server: <c>host:port/database/schema.table</c>.</summary>
    private sealed record Table(string Server, string Database, string Schema, string Item, string Jdbc, string Python, string PowerBi, bool TopFirst)
    {
        public string Name => $"{Schema}.{Item}";

        public static Table? Read(string kind, string place)
        {
            var postgres = kind.Contains("postgres", StringComparison.Ordinal);
            var server = kind.Contains("azure sql", StringComparison.Ordinal) || kind.Contains("sql server", StringComparison.Ordinal) || kind.Contains("sqlserver", StringComparison.Ordinal) || kind.Contains("synapse", StringComparison.Ordinal);
            if (!postgres && !server) return null;
            var rest = place.Contains("://", StringComparison.Ordinal) ? place[(place.IndexOf("://", StringComparison.Ordinal) + 3)..] : place;
            if (rest.Split('/') is not [{ Length: > 0 } host, { Length: > 0 } database, { Length: > 0 } table] || host.Contains('@', StringComparison.Ordinal)) return null;
            var dot = table.LastIndexOf('.');
            var (schema, item) = dot > 0 ? (table[..dot], table[(dot + 1)..]) : (postgres ? "public" : "dbo", table);
            return postgres
                ? new(host, database, schema, item, $"jdbc:postgresql://{host}/{database}", $"postgresql+psycopg://{host}/{database}", "PostgreSQL.Database", false)
                : new(host.Replace(':', ','), database, schema, item, $"jdbc:sqlserver://{host};databaseName={database}", $"mssql+pyodbc://{host}/{database}?driver=ODBC+Driver+18+for+SQL+Server", "Sql.Database", true);
        }
    }
}
