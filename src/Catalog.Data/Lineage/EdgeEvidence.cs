using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

/// <summary>What names, types and runs say for an edge and against it, in sentences.</summary>
internal static class EdgeEvidence
{
    public static async Task<(IReadOnlyList<string> For, IReadOnlyList<string> Against)> OfAsync(CatalogDbContext db, LineageEdge edge, EdgeLine line, CancellationToken ct)
    {
        if (edge.Kind == EdgeKind.Alias) return (["Both names are ways to write one address by OpenLineage's naming rules."], []);
        if (edge.Kind != EdgeKind.Field) return ([], edge.Origins == EdgeOrigins.Manual ? ["No run and no description has said so."] : []);
        var (says, against) = (new List<string>(), new List<string>());
        if (edge.OnlyInferred)
        {
            says.Add("One job has the two datasets as its only input and its only output.");
            against.Add("No run says which column comes from which.");
        }
        var newest = new Dictionary<long, SchemaVersion>();
        foreach (var version in await db.SchemaVersions.AsNoTracking().Where(v => v.DatasetNumber == edge.FromDataset || v.DatasetNumber == edge.ToDataset).OrderBy(v => v.LastSeenAt).ThenBy(v => v.FieldCount).ToListAsync(ct)) newest[version.DatasetNumber] = version;
        if (!newest.TryGetValue(edge.FromDataset, out var from) || !newest.TryGetValue(edge.ToDataset, out var to)) return (says, against);
        if (line.From.Name.Field == line.To.Name.Field) says.Add($"Both columns are called {line.To.Name.Field}.");
        var (one, other) = (from.Fields.FirstOrDefault(f => f.Name == line.From.Name.Field), to.Fields.FirstOrDefault(f => f.Name == line.To.Name.Field));
        if (one?.Type is { } type && other?.Type is { } otherType)
        {
            if (string.Equals(type, otherType, StringComparison.OrdinalIgnoreCase)) says.Add($"Both are {type}.");
            else against.Add($"The types differ: {type} and {otherType}.");
        }
        if (one is null) against.Add($"{line.From.Name.Name} has no column {line.From.Name.Field} any more.");
        if (other is null) against.Add($"{line.To.Name.Name} has no column {line.To.Name.Field} any more.");
        var shared = to.Fields.Select(f => f.Name).Intersect(from.Fields.Select(f => f.Name)).Count();
        (shared * 2 >= to.Fields.Count ? says : against).Add($"{shared} of the {to.Fields.Count} columns of {line.To.Name.Name} are called as one of {line.From.Name.Name}.");
        return (says, against);
    }
}
