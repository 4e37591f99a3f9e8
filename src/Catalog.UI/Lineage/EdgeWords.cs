using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Catalog.UI.Navigation;

namespace Catalog.UI.Lineage;

/// <summary>Edges in the words of the portal.</summary>
internal static class EdgeWords
{
    public static string Sentence(EdgeLine edge) => edge.Kind switch
    {
        EdgeKind.Alias => $"{End(edge, edge.From)} is {End(edge, edge.To)}",
        _ => $"{End(edge, edge.From)} feeds {End(edge, edge.To)}",
    };

    /// <summary>An end by its name; ends that are called the same are told apart by where they are.</summary>
    public static string End(EdgeLine edge, EdgeEndLine end) => edge.From.Name.Words == edge.To.Name.Words ? $"{end.Name.Words} in {end.Name.Namespace}" : end.Name.Words;

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

    /// <summary>"Ana Ruiz proposed it".</summary>
    public static string Deed(EdgeMoment moment) => moment.Verb switch
    {
        "asked" => $"{moment.By} asked about it",
        "noted" => $"{moment.By} wrote a note",
        "removed" => $"{moment.By} took a note away",
        _ => $"{moment.By} {moment.Verb} it",
    };

    /// <summary>What follows for the products at its ends; <c>null</c> when it is about one product, or about columns.</summary>
    public static string? Consequence(EdgeLine edge)
    {
        if (edge.Kind == EdgeKind.Alias) return "Both are drawn as one dataset, with the lineage of both, and seen by whoever sees both.";
        return edge.Kind != EdgeKind.Field && edge is { From.Product: { } from, To.Product: { } to } && from != to ? $"{to} turns SUSPECT whenever {from} is INVALID." : null;
    }

    public static string Href(EdgeEndLine end) => end.Name.IsJob ? CatalogUrls.Job(end.Name.Namespace, end.Name.Name) : CatalogUrls.Dataset(end.Name.Namespace, end.Name.Name);

    public static string StateOf(RunState state) => state.ToString().ToLowerInvariant();
}
