using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Xunit;

namespace Catalog.Connectors.Tests.Datasets;

public sealed class DatasetNamingTests
{
    [Theory]
    [InlineData("athena", "regionName=eu-west-1;catalog=cat;schema=db", "awsathena://athena.eu-west-1.amazonaws.com", "cat.db.orders")]
    [InlineData("glue", "account=123;region=eu-west-1;database=db", "arn:aws:glue:eu-west-1:123", "table/db/orders")]
    [InlineData("synapse", "host=h;port=1433;database=db;schema=dw", "sqlserver://h:1433", "dw.orders")]
    [InlineData("bigquery", "project=p;dataset=d", "bigquery", "p.d.orders")]
    [InlineData("mysql", "host=h;port=3306;database=db", "mysql://h:3306", "db.orders")]
    [InlineData("db2", "host=h;port=50000;database=db;schema=s", "db2://h:50000", "db.s.orders")]
    [InlineData("hive", "host=h;port=10000;database=db", "hive://h:10000", "db.orders")]
    [InlineData("sqlserver", "host=h;database=db;schema=dbo", "mssql://h:1433", "db.dbo.orders")]
    [InlineData("oracle", "host=h;port=1521;serviceName=svc;schema=s", "oracle://h:1521", "svc.s.orders")]
    [InlineData("postgres", "host=h;port=5432;database=db;schema=public", "postgres://h:5432", "db.public.orders")]
    [InlineData("postgresql", "host=h;port=5432;database=db;schema=public", "postgres://h:5432", "db.public.orders")]
    [InlineData("redshift", "host=c1.xyz.eu-west-1.redshift.amazonaws.com;port=5439;database=db;schema=s", "redshift://c1.eu-west-1:5439", "db.s.orders")]
    [InlineData("snowflake", "account=org-acc;database=DB;schema=S", "snowflake://org-acc", "DB.S.orders")]
    [InlineData("trino", "host=h;port=8080;catalog=c;schema=s", "trino://h:8080", "c.s.orders")]
    [InlineData("databricks", "host=https://adb.azuredatabricks.net/;catalog=c;schema=s", "unitycatalog://adb.azuredatabricks.net", "c.s.orders")]
    [InlineData("kafka", "host=b1:9092,b2:9092", "kafka://b1:9092", "orders")]
    [InlineData("pubsub", "project=p", "pubsub", "topic:p:orders")]
    [InlineData("local", "path=/data/orders.csv", "file", "/data/orders.csv")]
    [InlineData("s3", "location=s3://lake/sales/{model}/*.json", "s3://lake", "sales/orders")]
    [InlineData("s3", "location=s3://lake", "s3://lake", "orders")]
    [InlineData("azure", "location=abfss://raw@acc.dfs.core.windows.net/sales/orders", "abfss://raw@acc.dfs.core.windows.net", "sales/orders")]
    [InlineData("azure", "location=https://acc.blob.core.windows.net/raw/sales/orders", "wasbs://raw@acc.dfs.core.windows.net", "sales/orders")]
    [InlineData("sftp", "location=sftp://h/in/orders.csv", "file://h", "/in/orders.csv")]
    [InlineData("custom", "location=gs://lake/orders", "gs://lake", "orders")]
    [InlineData("custom", "location=hdfs://nn:8020/orders", "hdfs://nn:8020", "/orders")]
    [InlineData("custom", "location=dbfs://ws/orders", "dbfs://ws", "orders")]
    public void A_dataset_is_named_by_the_rules_of_OpenLineage(string type, string settings, string space, string name) =>
        Assert.Equal(new DatasetReference(space, name), DatasetNaming.For(Server(type, settings), new() { Name = "x", PhysicalName = "orders" }));

    [Theory]
    [InlineData("postgres", "host=h;database=db")]
    [InlineData("postgres", "database=db;schema=s")]
    [InlineData("duckdb", "database=db")]
    [InlineData("glue", "account=123;database=db")]
    [InlineData("s3", "")]
    public void A_part_that_is_missing_gives_no_dataset(string type, string settings) =>
        Assert.Null(DatasetNaming.For(Server(type, settings), new() { Name = "orders" }));

    [Fact]
    public void A_qualified_physical_name_takes_the_place_of_its_parents() =>
        Assert.Equal("db.other.orders", DatasetNaming.For(Server("postgres", "host=h;database=db;schema=public"), new() { Name = "o", PhysicalName = "other.orders" })!.Name);

    private static ContractServer Server(string type, string settings) => new()
    {
        Name = "s",
        Type = type,
        Location = "",
        Settings = [.. settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split('=', 2)).Select(each => new NamedValue(each[0], each[1]))],
    };
}
