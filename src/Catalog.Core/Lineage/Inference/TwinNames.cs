using Catalog.Core.Datasets;

namespace Catalog.Core.Lineage.Inference;

/// <summary>A dataset whose name may be another way to write that of its twins.</summary>
public sealed record TwinName(long Number, string Namespace, string Name)
{
    internal bool IsPlain => DatasetTwins.Plain(Namespace, Name) == (Namespace, Name);
}

/// <summary>Datasets whose names differ only in ways that the naming rules allow, and those of them that events call one already.</summary>
public sealed record TwinNames(IReadOnlyList<TwinName> Names, IReadOnlySet<(long, long)> Known)
{
    /// <summary>More ways to write one name than this are no accident, and nobody would decide about each.</summary>
    public const int Most = 20;

    /// <summary>The others may be the one that is written plainly, or else the first by name.</summary>
    public IEnumerable<(long Alias, long Dataset)> Guesses()
    {
        var stands = Names.OrderByDescending(n => n.IsPlain).ThenBy(n => n.Namespace, StringComparer.Ordinal).ThenBy(n => n.Name, StringComparer.Ordinal).First();
        return Names.Where(n => n != stands && !Known.Contains((n.Number, stands.Number)) && !Known.Contains((stands.Number, n.Number))).Select(n => (n.Number, stands.Number));
    }
}
