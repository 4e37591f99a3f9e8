using Bunit;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Reading;
using Catalog.UI.Datasets;
using Catalog.UI.Lineage;
using Xunit;

namespace Catalog.UI.Tests.Lineage;

/// <summary>Runs and what they wrote, drawn on the server.</summary>
public sealed class RunStripTests : CatalogUiContext
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_strip_is_as_high_as_runs_took_and_says_in_words_what_it_shows()
    {
        var strip = Render<RunStrip>(p => p.Add(s => s.Runs, [Run(4, RunState.Completed, 2), Run(3, RunState.Failed, null), Run(2, RunState.Completed, 4), Run(1, RunState.Completed, null)]));

        var bars = strip.FindAll("rect");
        Assert.Equal(["22", "54", "54", "31"], bars.Select(b => b.GetAttribute("height")));
        Assert.Equal(["run completed unmeasured", "run completed", "run failed", "run completed"], bars.Select(b => b.ClassName));
        Assert.Equal("4 runs, 1 failed, mostly 4 min as far as 2 of them say", strip.Find("svg").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_chart_begins_at_zero_and_tells_its_range()
    {
        var chart = Render<StatisticsChart>(p => p.Add(s => s.Title, "Rows written").Add(s => s.Points, [(Start, 100L), (Start.AddDays(1), 50L)]));

        Assert.Equal("M0,4 L400,42", chart.Find("path.line").GetAttribute("d"));
        Assert.Contains("50 to 100, latest 50", chart.Find("svg").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_that_lost_a_field_says_so()
    {
        var before = new SchemaRecord(2, [1], [new SchemaField("id", "int", null), new SchemaField("gone", null, null)], Start, Start);
        var after = new SchemaRecord(2, [2], [new SchemaField("id", "bigint", null)], Start.AddDays(1), Start.AddDays(1));

        var history = Render<SchemaHistory>(p => p.Add(h => h.Schemas, [SchemaChange.Between(after, before), SchemaChange.Between(before, null)]));

        var lines = history.FindAll("li");
        Assert.Contains("− gone", lines[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("id int → bigint", lines[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("the first that was seen", lines[1].TextContent, StringComparison.Ordinal);
    }

    private static RunRow Run(int day, RunState state, int? minutes) => new(
        Guid.Empty, $"run-{day}", "airflow", "load", state, Start.AddDays(day), minutes is { } m ? Start.AddDays(day).AddMinutes(m) : null, minutes is { } took ? TimeSpan.FromMinutes(took) : null, null);
}
