using Catalog.Core.DataProducts;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Validity;

namespace Catalog.Core.Lineage.View;

/// <summary>Which rows a view keeps: of each name one of the values must hold.</summary>
internal sealed class ViewFilter(MeshAround mesh, ILookup<string, string> wanted, Func<DataProductId, ValidityState?>? states)
{
    private static readonly string[] Names = ["domain", "team", "kind", "state", "origin"];

    public bool IsEmpty => wanted.Count == 0;

    /// <summary><c>null</c> when one of them is no filter.</summary>
    public static ViewFilter? Read(IReadOnlyList<string> filters, MeshAround mesh, Func<DataProductId, ValidityState?>? states)
    {
        var parts = filters.Select(f => f.Split(':', 2)).ToList();
        return parts.TrueForAll(p => p.Length == 2 && Names.Contains(p[0])) ? new ViewFilter(mesh, parts.ToLookup(p => p[0], p => p[1]), states) : null;
    }

    public bool Passes(ILevel level, int vertex)
    {
        if (IsEmpty) return true;
        var facts = level.Facts(vertex);
        return Holds("domain", facts.Domain < 0 ? "" : mesh.Domains[facts.Domain].Key)
            && Holds("team", facts.Team < 0 ? "" : mesh.Teams[facts.Team].Key)
            && Holds("kind", facts.Kind.ToString())
            && Holds("state", level.ProductOf(vertex) is >= 0 and var product ? states?.Invoke(mesh.Products[product].Facts.Id)?.Word() ?? "" : "")
            && (!wanted.Contains("origin") || HasOrigin(level, vertex));
    }

    private bool Holds(string name, string value) => !wanted.Contains(name) || wanted[name].Contains(value, StringComparer.OrdinalIgnoreCase);

    private bool HasOrigin(ILevel level, int vertex)
    {
        var asked = wanted["origin"].Aggregate(0, (sum, word) => sum | (Enum.TryParse<EdgeOrigins>(word, ignoreCase: true, out var origin) ? (int)origin : 0));
        var links = new List<Link>();
        foreach (var down in (bool[])[true, false])
        {
            level.Neighbours(vertex, down, links);
            if (links.Exists(l => (l.Origins & asked) != 0)) return true;
        }
        return false;
    }
}
