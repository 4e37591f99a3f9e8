using Catalog.Connectors.OpenDataContract;
using Catalog.Core.Contracts;
using Catalog.Core.Imports;
using Xunit;

namespace Catalog.Connectors.Tests.OpenDataContract;

public sealed class ContractWordsTests
{
    [Theory]
    [InlineData("{metric: missingValues, mustBeLessOrEqualTo: 1, unit: percent}", "At most 1 % of customer_id may be missing.")]
    [InlineData("{metric: nullValues, mustBe: 0}", "No value of customer_id may be empty.")]
    [InlineData("{metric: nullValues, mustBeLessThan: 3, unit: percent}", "Less than 3 % of customer_id may be empty.")]
    [InlineData("{metric: invalidValues, mustBeLessThan: 5, arguments: {validValues: [a, b]}}", "Less than 5 values of customer_id may be invalid. Valid means one of a, b.")]
    [InlineData("{metric: invalidValues, mustBe: 0, arguments: {pattern: '^A'}}", "No value of customer_id may be invalid. Valid means looks like ^A.")]
    [InlineData("{metric: missingValues, mustBe: 0, arguments: {missingValues: [null, '', N/A]}}", "No value of customer_id may be missing. Missing means empty, \"\", N/A.")]
    [InlineData("{metric: duplicateValues, mustBeBetween: [1, 5], unit: percent}", "Between 1 and 5 % of customer_id may be duplicates.")]
    [InlineData("{metric: duplicateValues, mustBe: 0}", "No value of customer_id may appear twice.")]
    [InlineData("{rule: duplicateCount, mustBeLessThan: 10}", "Less than 10 values of customer_id may be duplicates.")]
    [InlineData("{metric: rowCount, mustBeGreaterThan: 1000000}", "There must be more than 1000000 rows.")]
    [InlineData("{metric: rowCount, mustBeBetween: [10, 20]}", "There must be between 10 and 20 rows.")]
    [InlineData("{type: text, description: Looks right}", "Looks right.")]
    [InlineData("{type: sql, query: select 1, mustBeLessThan: 5}", "The result of a query must be less than 5.")]
    [InlineData("{type: sql, description: Late orders., query: select 1, mustNotBe: 5}", "Late orders: the result must be anything but 5.")]
    [InlineData("{type: custom, engine: soda, implementation: x}", "A rule is checked by soda.")]
    [InlineData("{type: custom, engine: dqx, implementation: {criticality: error, check: {function: is_not_null}}}", "customer_id: is not null. Checked by dqx.")]
    [InlineData("{type: custom, engine: greatExpectations, implementation: {type: expect_column_values_to_be_unique}}", "customer_id: column values to be unique. Checked by greatExpectations.")]
    [InlineData("{type: custom, description: No order was paid in the future., engine: soda, implementation: x}", "No order was paid in the future. Checked by soda.")]
    [InlineData("{type: text, description: '{field} must hold a country'}", "customer_id must hold a country.")]
    public void A_quality_rule_reads_as_a_sentence(string rule, string sentence) => Assert.Equal(sentence,
        Contract($"schema:\n- name: customers\n  properties:\n  - name: customer_id\n    quality:\n    - {rule}\n").Objects[0].Fields[0].Rules[0].Sentence);

    [Theory]
    [InlineData("{priceAmount: 9.95, priceCurrency: USD, priceUnit: megabyte}", "9.95 USD per megabyte")]
    [InlineData("{priceAmount: 9.95, priceUnit: per row}", "9.95 per row")]
    [InlineData("{priceAmount: 0, priceCurrency: USD, priceUnit: monthly}", "0 USD monthly")]
    [InlineData("{priceAmount: 5, priceCurrency: USD, priceUnit: family}", "5 USD per family")]
    public void A_price_reads_as_people_say_it(string price, string sentence) => Assert.Equal(sentence, Contract($"price: {price}\n").Price!.Sentence);

    [Theory]
    [InlineData("{property: freshness, value: 4, unit: h}", "Fresh within 4 hours.", 4 * 3600)]
    [InlineData("{property: latency, value: PT90M}", "At most 1 hour 30 minutes pass until new data is there.", 5400)]
    [InlineData("{property: latency, value: 1, unit: d, element: t.c}", "At most 1 day passes until new data is there (t.c).", 86400)]
    [InlineData("{property: freshness, value: PT90M}", "Fresh within 1 hour 30 minutes.", 5400)]
    [InlineData("{property: retention, value: 3, unit: y}", "Kept for 3 years.", 3 * 365 * 86400)]
    [InlineData("{property: frequency, value: 1, unit: day}", "Updated every day.", 86400)]
    [InlineData("{property: availability, value: 99.9, unit: '%'}", "Available 99.9 % of the time.", null)]
    [InlineData("{property: endOfSupport, value: 2032-05-12}", "Supported until 2032-05-12.", null)]
    [InlineData("{property: generalAvailability, value: Available 24/7}", "General availability: Available 24/7.", null)]
    [InlineData("{property: somethingElse, value: high}", "Something else: high.", null)]
    public void A_service_level_reads_as_a_sentence(string promise, string sentence, int? seconds)
    {
        var read = Contract($"slaProperties:\n- {promise}\n").Promises[0];

        Assert.Equal(sentence, read.Sentence);
        Assert.Equal(seconds, (int?)read.Duration?.TotalSeconds);
    }

    [Fact]
    public void The_schema_is_a_tree_with_limits_in_words()
    {
        var field = Contract("""
            schema:
            - name: orders
              properties:
              - name: lines
                logicalType: array
                logicalTypeOptions: {minItems: 1}
                items:
                  logicalType: object
                  properties:
                  - {name: sku, logicalType: string, logicalTypeOptions: {maxLength: 18, pattern: '^S'}, relationships: [{to: products.sku}]}
            """).Objects[0].Fields[0];

        Assert.Equal(["at least 1 element"], field.Limits);
        var sku = Assert.Single(field.Items!.Fields);
        Assert.Equal(["at most 18 characters", "looks like ^S"], sku.Limits);
        Assert.Equal("sku refers to products.sku.", Assert.Single(sku.Relationships).Sentence);
    }

    [Theory]
    [InlineData("{server: s, type: postgres, host: db, port: 5432, database: d, schema: s}", "db:5432/d.s")]
    [InlineData("{server: s, type: s3, location: 's3://b/p'}", "s3://b/p")]
    [InlineData("{server: s, type: bigquery, project: p, dataset: d}", "p.d")]
    [InlineData("{server: s, type: snowflake, account: a, database: d, schema: s}", "a/d.s")]
    public void A_server_is_one_line(string server, string location) =>
        Assert.Equal(location, Contract($"servers:\n- {server}\n").Servers[0].Location);

    private static ContractDocument Contract(string rest) => Assert.IsType<SourceDocument.Contract>(Assert.Single(
        new DocumentReader().Read($"kind: DataContract\napiVersion: v3.1.0\nid: c\nversion: 1.0.0\nstatus: draft\n{rest}", "a.yaml"))).Model;
}
