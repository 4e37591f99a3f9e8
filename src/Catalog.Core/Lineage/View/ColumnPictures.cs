using Catalog.Core.Lineage.Graph;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.View;

/// <summary>Fields of datasets and how they feed each other; of a restricted dataset nothing but that it is one.</summary>
public sealed class ColumnPictures(LineageMoment moment, Actor actor)
{
    private static readonly string[] Hows = ["copied", "transformed", "aggregated", "filters", "joins", "groups", "sorts", "unknown"];

    private readonly Sight sight = new(moment, actor);

    /// <summary>The datasets behind the ids, as numbers; a refusal when one of them is missing or hidden.</summary>
    public Outcome<IReadOnlyList<(string Id, int Place)>> Find(IReadOnlyList<string> ids)
    {
        var found = new List<(string, int)>();
        foreach (var id in ids)
        {
            var place = sight.Anything ? moment.Graph.Find(id) : -1;
            if (place < 0 || moment.Graph.Nodes[place].IsJob || sight.Node(place) == Sighted.Hidden) return new Refusal.NotFound("There is no such dataset, or it is hidden from you.");
            found.Add((id, place));
        }
        return found;
    }

    public LineageColumns Draw(IReadOnlyList<(string Id, int Place)> datasets, IReadOnlyDictionary<long, IReadOnlyList<SchemaField>> schemas)
    {
        var graph = moment.Graph;
        var lists = new List<LineageFieldList>();
        var rows = new Dictionary<int, (int List, int Row)>();
        foreach (var (id, place) in datasets)
        {
            if (sight.Node(place) != Sighted.Open)
            {
                lists.Add(new LineageFieldList(id, [], [], true));
                continue;
            }
            var (names, types) = (new List<string>(), new List<string?>());
            foreach (var field in schemas.GetValueOrDefault(graph.Nodes[place].Number) ?? [])
            {
                names.Add(field.Name);
                types.Add(field.Type);
            }
            foreach (var field in graph.FieldsOf[place])
            {
                var row = names.IndexOf(graph.Fields[field].Name);
                if (row < 0)
                {
                    row = names.Count;
                    names.Add(graph.Fields[field].Name);
                    types.Add(null);
                }
                rows[field] = (lists.Count, row);
            }
            lists.Add(new LineageFieldList(id, names, types, false));
        }
        var (from, to, fromField, toField, how, origins, review) = (new List<int>(), new List<int>(), new List<int>(), new List<int>(), new List<int>(), new List<int>(), new List<int>());
        foreach (var (field, (list, row)) in rows)
            foreach (var edge in graph.FieldEdges.Edges(field, down: true))
            {
                ref var drawn = ref graph.FieldEdges[edge];
                if (!drawn.Drawn(null) || !rows.TryGetValue(drawn.To, out var target)) continue;
                from.Add(list);
                to.Add(target.List);
                fromField.Add(row);
                toField.Add(target.Row);
                how.Add(drawn.How);
                origins.Add(drawn.Origins);
                review.Add(drawn.Review == ReviewState.Proposed ? 1 : drawn.Stale ? 2 : 0);
            }
        return new LineageColumns(1, lists, new LineageFieldEdges(from, to, fromField, toField, how, origins, review), Hows);
    }

    /// <summary>The index into the words for how a value changes on its way; a direct change says more than an influence.</summary>
    public static byte HowOf(IReadOnlyList<string> transformations) =>
        (byte)(transformations.Select(t => t.ToUpperInvariant() switch
        {
            "DIRECT/IDENTITY" => 0,
            "DIRECT/AGGREGATION" => 2,
            "INDIRECT/FILTER" or "INDIRECT/CONDITIONAL" => 3,
            "INDIRECT/JOIN" => 4,
            "INDIRECT/GROUP_BY" => 5,
            "INDIRECT/SORT" or "INDIRECT/WINDOW" => 6,
            var other when other.StartsWith("DIRECT", StringComparison.Ordinal) => 1,
            _ => 7,
        }).Order().Cast<int?>().FirstOrDefault() ?? 7);
}
