using System.Globalization;
using Catalog.UI.Contracts;
using Catalog.UI.Layout;
using Xunit;

namespace Catalog.UI.Tests.Contracts;

/// <summary>What a contract writes for programs, in words.</summary>
public sealed class ContractWordsTests
{
    private static readonly Reader Berlin = Reader.In("Europe/Berlin");

    [Theory]
    [InlineData("Generally available since 2022-05-12T09:30:10-08:00.", "Generally available since 12 May 2022 19:30 UTC+02:00.")]
    [InlineData("Ends on 2032-12-01T08:00Z (orders.id).", "Ends on 1 Dec 2032 09:00 UTC+01:00 (orders.id).")]
    [InlineData("Supported until 2032-05-12.", "Supported until 12 May 2032.")]
    [InlineData("Supported until 2032-05-12T00:00:00Z.", "Supported until 12 May 2032.")]
    [InlineData("Supported until 2032-05-12T00:00:00.000+10:00.", "Supported until 12 May 2032.")]
    [InlineData("Supported until 2032-13-45.", "Supported until 2032-13-45.")]
    [InlineData("Written to lake/2032-05-12/orders by 2032-05-12-nightly.", "Written to lake/2032-05-12/orders by 2032-05-12-nightly.")]
    [InlineData("Ready at 09:00-08:00 (orders.id).", "Ready at 09:00 UTC−08:00 (orders.id).")]
    [InlineData("A rule is checked by greatExpectations.", "A rule is checked by Great Expectations.")]
    public void A_time_says_its_hour_where_it_has_one(string sentence, string words) => Assert.Equal(words, ContractWords.Sentence(sentence, Berlin));

    [Theory]
    [InlineData("2022-11-11T09:05:00", "11 Nov 2022 10:05 UTC+01:00")]
    [InlineData("2022-11-11", "11 Nov 2022")]
    [InlineData("next year", "next year")]
    public void A_time_by_itself_is_told_alike(string written, string words) => Assert.Equal(words, ContractWords.Time(written, Berlin));

    [Theory]
    [InlineData("There must be more than 1000000 rows.", "There must be more than 1.000.000 rows.", "1000000")]
    [InlineData("The result of a query must be between 25.0 and 7500.5.", "The result of a query must be between 25 and 7.500,5.", "25.0", "7500.5")]
    [InlineData("Version 1000 of v1000: the result must be exactly 1000.", "Version 1000 of v1000: the result must be exactly 1.000.", "1000")]
    [InlineData("There must be between 1000 and 10000 rows.", "There must be between 1.000 and 10.000 rows.", "1000", "10000")]
    [InlineData("The result of a query must be exactly DE.", "The result of a query must be exactly DE.", "DE")]
    public void The_figures_that_a_rule_compares_with_are_written_as_the_reader_writes_them(string sentence, string words, params string[] figures)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(words, ContractWords.Sentence(sentence, Berlin, figures));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("at most 5000000", "at most 5.000.000")]
    [InlineData("at least 0.5", "at least 0,5")]
    [InlineData("at most 20000 characters", "at most 20.000 characters")]
    [InlineData("at least 2020", "at least 2020")]
    [InlineData("at least 2020-01-01", "at least 2020-01-01")]
    [InlineData("looks like 10000", "looks like 10000")]
    public void A_limit_is_written_as_the_reader_writes_numbers(string limit, string words)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(words, ContractWords.Limit(limit));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("", "none")]
    [InlineData("true", "yes")]
    [InlineData("False", "no")]
    [InlineData("3.10", "3.10")]
    [InlineData("0040117", "0040117")]
    [InlineData("[]", "none")]
    [InlineData("{}", "none")]
    [InlineData("""["a",null,true,1.50]""", "a, none, yes, 1.50")]
    [InlineData("""[["a","b"],"c"]""", "a, b; c")]
    [InlineData("""{"noticePeriod":"60 days","shared":true}""", "Notice period: 60 days; Shared: yes")]
    [InlineData("""{"owner":{"team":"Sales","people":["Ana","Ben"]}}""", "Owner: Team: Sales; People: Ana, Ben")]
    [InlineData("""[{"role":"reader","days":30},{"role":"writer"}]""", "Role: reader; Days: 30; Role: writer")]
    [InlineData("[not a list]", "[not a list]")]
    [InlineData("{not a mapping}", "{not a mapping}")]
    public void A_value_reads_as_it_is_spoken(string value, string words) => Assert.Equal(words, ContractWords.Value(value));

    [Theory]
    [InlineData("catalog.noticePeriod", "Notice period")]
    [InlineData("notice_period", "Notice period")]
    [InlineData("_notice--period ", "Notice period")]
    [InlineData("dataURL", "Data URL")]
    [InlineData("SLAName", "SLA name")]
    [InlineData("URL", "URL")]
    [InlineData("https://example.com/terms", "https://example.com/terms")]
    [InlineData("e.g. this one", "E.g. this one")]
    [InlineData("ends.", "Ends.")]
    [InlineData("", "")]
    public void A_name_reads_as_words(string name, string words) => Assert.Equal(words, ContractWords.Name(name));

    [Theory]
    [InlineData("operational", "When it fails, it touches day-to-day work.")]
    [InlineData("revenue", "When it fails, it touches revenue.")]
    [InlineData("Invoices go out late.", "Invoices go out late.")]
    [InlineData("Who pays?", "Who pays?")]
    [InlineData("Invoices go out late and customers call", "Invoices go out late and customers call.")]
    public void An_impact_ends_with_one_full_stop(string impact, string words) => Assert.Equal(words, ContractWords.Impact(impact));
}
