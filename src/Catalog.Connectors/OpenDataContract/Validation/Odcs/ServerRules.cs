using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odcs;

/// <summary>ODCS 3, "Infrastructure and Servers": what all servers have, and the keys of each type.</summary>
internal static class ServerRules
{
    // A closed list up to 3.0, any word since.
    private static readonly Shape FileFormat = Versioned(Among("parquet", "delta", "json", "csv"), since: Odcs310, Text);
    private static readonly Shape Delimiter = Versioned(Among("new_line", "array"), since: Odcs310, Text);
    private static readonly Shape SftpAddress = Like("^sftp://", "an address that begins with sftp://");

    private static readonly (string Type, KeyTable Keys)[] Types =
    [
        ("api", Keys.Required(Address, "location")),
        // Up to 3.0.1 the schema misspelt the key that it requires.
        ("athena", Keys.Required(Text, "schema").Optional(Text, "catalog", "regionName")
            .Until(Odcs301, keys => keys.Required(Anything, "staging_dir").Optional(Address, "stagingDir"))
            .Since(Odcs302, keys => keys.Required(Address, "stagingDir"))),
        ("azure", Keys.Required(Address, "location").Required(FileFormat, "format").Optional(Delimiter, "delimiter")),
        ("bigquery", Keys.Required(Text, "project", "dataset")),
        ("clickhouse", Keys.Required(Text, "host", "database").Required(Whole, "port")),
        ("cloudsql", Keys.Required(Text, "host", "database", "schema").Required(Whole, "port")),
        ("custom", Keys.Optional(Text, "account", "catalog", "database", "dataset", "delimiter", "format", "host", "path", "project",
                "region", "regionName", "schema", "serviceName", "stagingDir", "warehouse")
            .Optional(Address, "endpointUrl", "location").Optional(Whole, "port")
            .Since(Odcs310, keys => keys.Optional(Text, "stream"))),
        ("databricks", Keys.Required(Text, "catalog", "schema").Optional(Text, "host")),
        ("db2", Keys.Required(Text, "host", "database").Required(Whole, "port").Optional(Text, "schema")),
        ("denodo", Keys.Required(Text, "host").Required(Whole, "port").Optional(Text, "database")),
        ("dremio", Keys.Required(Text, "host").Required(Whole, "port").Optional(Text, "schema")),
        ("duckdb", Keys.Required(Text, "database").Optional(Versioned(Whole, since: Odcs310, Text), "schema")),
        ("glue", Keys.Required(Text, "account", "database").Optional(Address, "location").Optional(Text, "format")),
        ("informix", Keys.Required(Text, "host", "database").Optional(Whole, "port")),
        ("kafka", Keys.Required(Text, "host").Optional(Text, "format")),
        ("kinesis", Keys.Optional(Text, "region", "format")),
        ("local", Keys.Required(Text, "path", "format")),
        ("mysql", Keys.Required(Text, "host", "database").Required(Whole, "port")),
        ("oracle", Keys.Required(Text, "host", "serviceName").Required(Whole, "port")),
        ("postgres", Keys.Required(Text, "host", "database", "schema").Required(Whole, "port")),
        ("postgresql", Keys.Required(Text, "host", "database", "schema").Required(Whole, "port")),
        ("presto", Keys.Required(Text, "host").Optional(Text, "catalog", "schema")),
        ("pubsub", Keys.Required(Text, "project")),
        ("redshift", Keys.Required(Text, "database", "schema").Optional(Text, "host", "region", "account")),
        ("s3", Keys.Required(Address, "location").Optional(Address, "endpointUrl")
            .Optional(FileFormat, "format").Optional(Delimiter, "delimiter")),
        ("sftp", Keys.Required(SftpAddress, "location").Optional(FileFormat, "format").Optional(Delimiter, "delimiter")),
        ("snowflake", Keys.Required(Text, "account", "database", "schema").Optional(Text, "host", "warehouse").Optional(Whole, "port")),
        ("sqlserver", Keys.Required(Text, "host", "database", "schema").Optional(Whole, "port")),
        ("synapse", Keys.Required(Text, "host", "database").Required(Whole, "port")),
        ("trino", Keys.Required(Text, "host", "catalog", "schema").Required(Whole, "port")),
        ("vertica", Keys.Required(Text, "host", "database", "schema").Required(Whole, "port")),
    ];

    private static readonly (string Type, KeyTable Keys)[] TypesOf310 =
    [
        ("hive", Keys.Required(Text, "host", "database").Optional(Whole, "port")),
        ("impala", Keys.Required(Text, "host", "database").Optional(Whole, "port")),
        ("zen", Keys.Required(Text, "host", "database").Optional(Whole, "port")),
    ];

    private static readonly WordShape TypeNames =
        Among([.. Types.Select(each => each.Type)]).AndSince(Odcs310, [.. TypesOf310.Select(each => each.Type)]);

    // "Common Server Properties".
    public static readonly ObjectShape Server = Typed(Object("a server of this type", Keys
        .Required(Text, "server")
        .Required(TypeNames, "type")
        .Optional(Text, "description", "environment")
        .Optional(RoleRules.List, "roles")
        .Optional(CustomPropertyRules.List, "customProperties")
        .Include(StableIdRules.Id))
        .OpenUntil(Odcs302)
        .ChosenBy("type"));

    // "Specific Server Properties".
    private static ObjectShape Typed(ObjectShape server) =>
        Types.Concat(TypesOf310).Aggregate(server, (all, each) => all.When("type", each.Type, each.Keys));
}
