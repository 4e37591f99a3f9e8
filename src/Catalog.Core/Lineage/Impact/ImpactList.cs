using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.View;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Impact;

/// <summary>Something that is reached: how far away, whose it is, and by which way. A gap has neither name nor owner.</summary>
public sealed record ImpactRow(int Depth, RowKind Kind, string? NodeId, string? Namespace, string Name, LineageName? Product, LineageName? Domain, LineageName? Team, bool Restricted, IReadOnlyList<string> Path);

/// <summary>How much of what is reached one team owns; without a team, what nobody owns.</summary>
public sealed record ImpactOwner(LineageName? Team, int Products, int Datasets, int Jobs);

/// <summary>All that a dataset, a job or one column reaches, the nearest first.</summary>
public sealed record ImpactList(string NodeId, string? Namespace, string Name, RowKind Kind, LineageName? Product, string? Column, LineageImpactTotals Totals, IReadOnlyList<ImpactOwner> Owners, IReadOnlyList<ImpactRow> Rows)
{
    /// <summary>What stands on a way where something may not be seen.</summary>
    public const string Gap = "something you may not see";

    /// <summary>As far as this actor may see; the graph in memory answers.</summary>
    public static Outcome<ImpactList> Of(LineageMoment moment, Actor actor, DateTimeOffset now, string nodeId, string? column) =>
        new LineagePictures(moment, actor, now).Impact(new ImpactQuestion(nodeId, string.IsNullOrEmpty(column) ? null : column, true, "dataset")).Map(Of);

    private static ImpactList Of(LineageImpact impact)
    {
        var nodes = impact.Nodes;
        var restricted = nodes.Restricted.ToHashSet();
        var rows = Enumerable.Range(0, nodes.Kind.Count).Select(Row).ToList();
        var reached = rows.Skip(1).OrderBy(r => r.Depth).ThenBy(r => r.Product?.Key, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal).ToList();
        return new ImpactList(rows[0].NodeId!, rows[0].Namespace, rows[0].Name, rows[0].Kind, rows[0].Product, impact.Column, impact.Totals, OwnersOf(reached, rows[0].Product), reached);

        ImpactRow Row(int row)
        {
            var kind = (RowKind)nodes.Kind[row];
            var space = nodes.Scope[row] < 0 ? null : impact.Scopes[nodes.Scope[row]];
            return new ImpactRow(
                nodes.Depth[row], kind, kind == RowKind.Masked ? null : $"{(kind == RowKind.Job ? "job" : "dataset")}:{space}:{nodes.Name[row]}", space, kind == RowKind.Masked ? Gap : nodes.Name[row],
                At(impact.Products, nodes.Product[row]), At(impact.Domains, nodes.Domain[row]), At(impact.Teams, nodes.Team[row]), restricted.Contains(row), Path(row));
        }

        List<string> Path(int row)
        {
            var path = new List<string>();
            for (var at = row; at >= 0; at = impact.Through[at]) path.Add((RowKind)nodes.Kind[at] == RowKind.Masked ? Gap : nodes.Name[at]);
            path.Reverse();
            return path;
        }
    }

    private static List<ImpactOwner> OwnersOf(List<ImpactRow> rows, LineageName? own) =>
        [.. rows.Where(r => r.Kind is RowKind.Dataset or RowKind.Job).GroupBy(r => r.Team)
            .Select(t => new ImpactOwner(t.Key, t.Select(r => r.Product).OfType<LineageName>().Where(p => p != own).Distinct().Count(), t.Count(r => r.Kind == RowKind.Dataset), t.Count(r => r.Kind == RowKind.Job)))
            .OrderBy(o => o.Team is null).ThenByDescending(o => o.Datasets).ThenBy(o => o.Team?.Name, StringComparer.Ordinal)];

    private static LineageName? At(IReadOnlyList<LineageName> names, int at) => at < 0 ? null : names[at];
}
