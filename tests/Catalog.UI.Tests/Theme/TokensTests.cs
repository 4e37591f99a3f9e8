using Catalog.UI.Theme;
using Xunit;

namespace Catalog.UI.Tests.Theme;

public sealed class TokensTests
{
    /// <summary>After a change of CatalogTheme.cs, run with UPDATE_SNAPSHOTS=1 to write the style sheet anew.</summary>
    [Fact]
    public void The_style_sheet_of_tokens_says_what_the_theme_says()
    {
        var path = Path.Combine(Root(), "src", "Catalog.UI", "wwwroot", "tokens.css");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(path, TokensCss.Write());

        Assert.Equal(TokensCss.Write(), File.ReadAllText(path));
    }

    [Fact]
    public void No_other_style_sheet_and_no_component_names_a_colour()
    {
        var ui = Path.Combine(Root(), "src", "Catalog.UI");
        var files = Directory.EnumerateFiles(ui, "*.razor", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(ui, "*.razor.css", SearchOption.AllDirectories))
            .Append(Path.Combine(ui, "wwwroot", "catalog.css"));

        var offenders = files.Where(file => System.Text.RegularExpressions.Regex.IsMatch(File.ReadAllText(file), "(?i):\\s*#[0-9a-f]{3,8}\\b|rgba?\\(|hsl\\(", System.Text.RegularExpressions.RegexOptions.NonBacktracking | System.Text.RegularExpressions.RegexOptions.ExplicitCapture));

        Assert.Empty(offenders);
    }

    [Theory]
    [InlineData("text", "canvas", 7)]
    [InlineData("text-3", "surface-3", 4.5)]
    [InlineData("primary", "surface-3", 4.5)]
    [InlineData("on-primary", "primary", 4.5)]
    [InlineData("invalid", "invalid-soft", 4.5)]
    [InlineData("control", "canvas", 3)]
    public void Contrast_holds_in_both_themes(string ink, string ground, double least)
    {
        var (inkToken, groundToken) = (Token(ink), Token(ground));

        Assert.True(Contrast(inkToken.Light, groundToken.Light) >= least, $"light {Contrast(inkToken.Light, groundToken.Light):0.00}");
        Assert.True(Contrast(inkToken.Dark, groundToken.Dark) >= least, $"dark {Contrast(inkToken.Dark, groundToken.Dark):0.00}");
    }

    private static (string Name, string Light, string Dark) Token(string name) => CatalogTheme.Tokens.Single(token => token.Name == name);

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = Convert.ToInt32(hex.Substring(at, 2), 16) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Catalog.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
