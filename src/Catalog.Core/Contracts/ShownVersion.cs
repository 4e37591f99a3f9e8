using Catalog.Core.Shared;

namespace Catalog.Core.Contracts;

/// <summary>Which version of a contract stands for it: the newest in force, without one the newest of any state.</summary>
internal static class ShownVersion
{
    public const int LongestWord = 400;

    public static void Show(this DataContract contract, DateTimeOffset now)
    {
        var version = contract.Versions.Where(v => !v.Conflicting)
            .OrderByDescending(Standing)
            .ThenByDescending(v => v.Number, VersionOrder.Instance)
            .First();
        var shown = ContractDocumentJson.Read(version.Document);
        contract.Show(Cut(shown.Name), Cut(shown.Domain), Cut(shown.DataProduct), version.Status, version.Number, shown.Objects.Sum(o => o.Fields.Count), now);
    }

    public static string? Cut(string? text) => text is { Length: > LongestWord } ? text[..LongestWord] : text;

    private static int Standing(ContractVersion version) => version.Status.Trim().ToLowerInvariant() switch
    {
        "active" => 3,
        "deprecated" => 2,
        "retired" => 0,
        _ => 1,
    };
}
