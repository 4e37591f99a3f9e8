using System.Text;
using Catalog.Connectors.OpenDataContract;
using Catalog.Core.Imports;
using Xunit;

namespace Catalog.Connectors.Tests.OpenDataContract;

/// <summary>
/// What hostile and huge files may cost, in processor time: how busy the machine is does not count. The tests run alone,
/// because that time is the process's.
/// </summary>
[Collection(nameof(Alone))]
public sealed class CostTests
{
    private const string Product = "apiVersion: v1.0.0\nkind: DataProduct\nid: p\nstatus: draft\n";
    private static readonly DocumentReader Reader = new();

    [Fact]
    public void An_alias_bomb_ends_quickly_with_its_line()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++) bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");

        var finding = Within(TimeSpan.FromSeconds(2), () => OnlyFinding(Reader.Read(bomb.ToString(), "a.yaml")));

        Assert.Equal("alias-bomb", finding.Code);
        Assert.NotNull(finding.Line);
    }

    [Theory]
    [InlineData("[", "a.yaml")]
    [InlineData("{\"a\":", "a.json")]
    [InlineData("- ", "a.yaml")]
    [InlineData("{\"a\": ", "a.yaml")]
    public void Deep_nesting_ends_quickly(string open, string name)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 100_000));

        Assert.Equal("too-deep", Within(TimeSpan.FromSeconds(5), () => OnlyFinding(Reader.Read(deep, name))).Code);
    }

    [Fact]
    public void A_file_above_the_limit_is_refused_before_it_is_read()
    {
        var large = Large(2_500_000);

        var finding = Within(TimeSpan.FromSeconds(1), () => OnlyFinding(Reader.Read(large, "a.yaml")));

        Assert.Equal("too-large", finding.Code);
        Assert.Contains("50 MB", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_below_the_limit_is_refused_by_its_number_of_values()
    {
        var large = Large(2_000_000);

        var finding = Within(TimeSpan.FromSeconds(10), () => OnlyFinding(Reader.Read(large, "a.yaml")));

        Assert.Equal("too-large", finding.Code);
        Assert.NotNull(finding.Line);
    }

    [Fact]
    public void The_limit_is_the_hosts()
    {
        var finding = OnlyFinding(new DocumentReader(new() { MaxBytes = 40 }).Read(Encoding.UTF8.GetBytes(Product), "a.yaml"));

        Assert.Equal("too-large", finding.Code);
        Assert.Contains("40 bytes", finding.Sentence, StringComparison.Ordinal);
    }

    private static byte[] Large(int tags) =>
        Encoding.UTF8.GetBytes(Product + "tags:\n" + string.Concat(Enumerable.Repeat("- a tag of some length\n", tags)));

    private static Finding OnlyFinding(IReadOnlyList<SourceDocument> documents) => Assert.Single(Assert.Single(documents).Findings);

    private static T Within<T>(TimeSpan limit, Func<T> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        var answer = work();
        var cost = Environment.CpuUsage.TotalTime - before;
        Assert.True(cost < limit, $"It cost {cost}, but may cost {limit}.");
        TestContext.Current.TestOutputHelper?.WriteLine($"cost {cost}");
        return answer;
    }
}

/// <summary>Tests that nothing may run beside.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
