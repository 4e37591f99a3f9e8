using System.Text.RegularExpressions;
using Catalog.TestKit.Standards;
using Xunit;

namespace Catalog.Architecture.Tests;

/// <summary>Rules that no compiler knows, read from the files themselves.</summary>
public sealed class SourceTextTests
{
    private static readonly string[] TopLevel =
    [
        ".ci", ".config", ".devcontainer", ".editorconfig", ".gitattributes", ".gitignore", "Catalog.sln",
        "Directory.Packages.props", "README.md", "global.json", "infra", "src", "tests", "wwwroot-assets",
    ];

    private static readonly string[] Text =
    [
        ".cs", ".razor", ".css", ".ts", ".js", ".json", ".md", ".sh", ".ps1", ".yaml", ".yml", ".props", ".targets", ".csproj", ".html", ".txt", "",
    ];

    /// <summary>What it forbids, where, and the pattern. The patterns are split so that they do not find themselves.</summary>
    public static TheoryData<string, string, string> Forbidden => new()
    {
        { "work left undone", "", @"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b" },
        { "a path of somebody's machine", "", @"(?<![\w.}/-])/(wor" + @"k|roo" + @"t|tm" + @"p)/\w|/hom" + @"e/[a-z]+/|/User" + @"s/[a-z]+/" },
        { "where a package was downloaded from", "", "\"resol" + "ved\":" },
        { "a swallowed exception", "src/", @"catch\s*(\([^)]*\))?\s*\{\s*\}" },
        { "a context that lives as long as its circuit", "src/Catalog.Server/", @"\bAddDbContext<" },
        { "authorisation hidden in a filter", "src/", @"\bHasQueryFilter\(" },
        { "a provider's name outside Data", "src/Catalog.(?!Data)", @"\.(IsSqlite|IsNpgsql|IsSqlServer)\(" },
        { "a style block in a component", @"src/Catalog\.UI/.*\.razor$", @"<style[ >]" },
        { "a space that Razor drops at the start of an element", @"src/.*\.razor$", @"<(span|b|i|em|strong|a|code)( [^<>]*)?> +@" },
        { "a stock control outside Components", @"src/Catalog\.UI/(?!Components/).*\.razor$", @"<Mud(Button|TextField|Select)\b" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void The_tree_holds_no(string what, string where, string pattern)
    {
        var found = SourceTree.With(Text)
            .Where(file => Regex.IsMatch(file, "^" + where, RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Where(file => Regex.IsMatch(SourceTree.Read(file), pattern, RegexOptions.None, TimeSpan.FromSeconds(10)))
            .ToList();

        Assert.True(found.Count == 0, $"{what}: {string.Join(", ", found)}");
    }

    [Fact]
    public void Nothing_new_stands_at_the_top()
    {
        var top = SourceTree.Files.Select(file => file.Split('/')[0]).Distinct();

        Assert.Empty(top.Except(TopLevel));
    }

    [Fact]
    public void The_program_reads_like_a_table_of_contents()
    {
        Assert.InRange(SourceTree.Read("src/Catalog.Server/Program.cs").Split('\n').Length, 1, 41);
    }

    [Fact]
    public void No_file_holds_two_things()
    {
        var sizes = SourceTree.With(".cs", ".razor", ".ts")
            .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(file => (File: file, Lines: File.ReadLines(Repository.PathTo(file)).Count()))
            .OrderByDescending(size => size.Lines)
            .ToList();
        foreach (var kind in sizes.GroupBy(size => Path.GetExtension(size.File)))
        {
            var lines = kind.Select(size => size.Lines).ToList();
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"{kind.Key}: {lines.Count} files, median {lines[lines.Count / 2]}, 95th percentile {lines[lines.Count / 20]}, longest {kind.First()}");
        }

        Assert.DoesNotContain(sizes, size => size.Lines > 500);
    }
}
