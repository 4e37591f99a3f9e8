using Catalog.TestKit.Standards;

namespace Catalog.Connectors.Tests.OpenDataContract;

/// <summary>Every published ODCS and ODPS document, and one of our own in ODCS 2.2.</summary>
internal static class Samples
{
    public static IReadOnlyList<string> Files() =>
    [
        .. new[] { "odcs/examples", "odcs/changelog", "odps/examples" }
            .SelectMany(part => Directory.EnumerateFiles(StandardFiles.PathTo(part), "*.yaml")).Order(StringComparer.Ordinal),
        Old,
    ];

    public static string Old => Own("orders-2.2.odcs.yaml");

    public static string LettersOfOld => Own("orders-0.9.odps.yaml");

    /// <summary>A document that we wrote for tests.</summary>
    public static string Own(string file) => Repository.PathTo("tests", "Catalog.Connectors.Tests", "OpenDataContract", "Files", file);
}
