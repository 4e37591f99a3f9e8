using Xunit;

namespace Catalog.TestKit.Standards;

/// <summary>
/// The published standards and their examples, read in place at CATALOG_STANDARDS (default: ../shared/standards beside
/// the checkout). Tests that need them are skipped, with the reason, on a machine that has none.
/// </summary>
public static class StandardFiles
{
    /// <summary>Where the standards are looked for.</summary>
    public static string Root { get; } = Path.GetFullPath(
        Environment.GetEnvironmentVariable("CATALOG_STANDARDS") is { Length: > 0 } configured
            ? configured
            : Path.Combine(Repository.Root, "..", "shared", "standards"));

    /// <summary>True when the folder is there.</summary>
    public static bool Present => Directory.Exists(Root);

    /// <summary>The path of a file or folder of the standards; skips the calling test when there are no standards.</summary>
    public static string PathTo(params ReadOnlySpan<string> parts)
    {
        Assert.SkipUnless(Present, $"The standards are not at {Root}; set CATALOG_STANDARDS to their folder.");
        return Path.Combine([Root, .. parts]);
    }

    /// <summary>The text of a file of the standards; skips the calling test when there are no standards.</summary>
    public static string Read(params ReadOnlySpan<string> parts) => File.ReadAllText(PathTo(parts));
}
