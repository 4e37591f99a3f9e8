using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Catalog.UI.Navigation;

namespace Catalog.UI.Lineage;

/// <summary>Edges in the words of the portal.</summary>
internal static class EdgeWords
{
    public static string Sentence(EdgeLine edge) => edge.Kind switch
    {
        EdgeKind.Alias => $"{edge.From.Name.Words} is {edge.To.Name.Words}",
        _ => $"{edge.From.Name.Words} feeds {edge.To.Name.Words}",
    };

    /// <summary>Who or what says that it is there.</summary>
    public static string Origin(EdgeLine edge)
    {
        if (edge.ProposedBy is { } by) return $"Proposed by {by}";
        if (edge.Kind == EdgeKind.Alias) return "Guessed from the names";
        if (edge.Origins == EdgeOrigins.Inferred) return "Inferred from the names";
        return Origins(edge.Origins);
    }

    public static string Origins(EdgeOrigins origins)
    {
        var words = string.Join(", ", Enum.GetValues<EdgeOrigins>().Where(o => o != EdgeOrigins.None && origins.HasFlag(o)).Select(o => o.ToString().ToLowerInvariant()));
        return words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    public static string Href(EdgeEndLine end) => end.Name.IsJob ? CatalogUrls.LineageOf(end.NodeId) : CatalogUrls.Dataset(end.Name.Namespace, end.Name.Name);

    public static string StateOf(RunState state) => state.ToString().ToLowerInvariant();
}
