using Catalog.Core.DataProducts;
using Xunit;

namespace Catalog.Core.Tests.DataProducts;

public sealed class PortSnippetsTests
{
    [Theory]
    [InlineData("ADLS", "Delta", "abfss://sales@lake.dfs.core.windows.net/orders", "Spark", "df = spark.read.format(\"delta\").load(\"abfss://sales@lake.dfs.core.windows.net/orders\")")]
    [InlineData("ADLS", "Delta", "abfss://sales@lake.dfs.core.windows.net/orders", "SQL", "SELECT * FROM delta.`abfss://sales@lake.dfs.core.windows.net/orders` LIMIT 100")]
    [InlineData("S3", "Parquet", "s3://bucket/orders", "SQL", "SELECT * FROM read_parquet('s3://bucket/orders') LIMIT 100")]
    [InlineData("Azure SQL", "Table", "sql.example:1433/sales/sales.orders", "SQL", "SELECT TOP 100 * FROM sales.orders")]
    [InlineData("PostgreSQL", "Table", "pg.example:5432/stock/levels", "SQL", "SELECT * FROM public.levels LIMIT 100")]
    public void A_snippet_reads_the_port_where_it_is(string technology, string format, string location, string language, string code) =>
        Assert.Equal(code, PortSnippets.For(technology, format, location).Single(s => s.Language == language).Code);

    [Fact]
    public void A_lake_and_a_database_speak_all_four_languages()
    {
        string[] four = ["Spark", "SQL", "Python", "Power BI"];

        Assert.Equal(four, PortSnippets.For("ADLS", "Delta", "abfss://c@lake.dfs.core.windows.net/a").Select(s => s.Language));
        Assert.Equal(four, PortSnippets.For("Azure SQL", "Table", "h:1433/d/s.t").Select(s => s.Language));
    }

    [Fact]
    public void A_topic_is_consumed_and_not_selected() =>
        Assert.Equal(["Spark", "Python"], PortSnippets.For("Kafka", "Avro", "kafka://broker:9093/orders.v1").Select(s => s.Language));

    [Theory]
    [InlineData("Azure SQL", "Table", null)]
    [InlineData("Azure SQL", "Table", "somewhere")]
    [InlineData("Carrier pigeon", null, "the loft")]
    [InlineData("PostgreSQL", "Table", "user:secret@host/db/t")]
    public void Nothing_is_said_that_is_not_known(string technology, string? format, string? location) => Assert.Empty(PortSnippets.For(technology, format, location));

    [Fact]
    public void A_location_cannot_break_out_of_its_quotes()
    {
        var code = string.Concat(PortSnippets.For("S3", "Parquet", "s3://b/\"; import os; os.system('x') #").Select(s => s.Code));

        Assert.DoesNotContain("(\"s3://b/\"", code, StringComparison.Ordinal);
        Assert.DoesNotContain("system('x')", PortSnippets.For("S3", "Parquet", "s3://b/'; x('x')").Single(s => s.Language == "SQL").Code, StringComparison.Ordinal);
    }
}
