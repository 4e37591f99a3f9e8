namespace Catalog.Core.Lineage.View;

/// <summary>A picture of the graph in columns, as the lineage view draws it; the twin of protocol.ts. Every total is over what the person may see.</summary>
/// <param name="V">The version of this shape.</param>
/// <param name="Level">"domain", "product" or "dataset".</param>
/// <param name="Root">The row of the root; -1 for the whole mesh.</param>
/// <param name="AsOf">The instant this picture is of.</param>
/// <param name="Total">How many nodes the question has without a limit for each node.</param>
/// <param name="Filtered">How many of those a filter left out.</param>
/// <param name="Domains">What <see cref="LineageNodes.Domain"/> counts in.</param>
/// <param name="Products">What <see cref="LineageNodes.Product"/> counts in.</param>
/// <param name="Teams">What <see cref="LineageNodes.Team"/> counts in.</param>
/// <param name="Scopes">What <see cref="LineageNodes.Scope"/> counts in.</param>
/// <param name="Nodes">The rows, from the root outward.</param>
/// <param name="Edges">Between rows.</param>
public record LineageView(
    int V,
    string Level,
    int Root,
    DateTimeOffset AsOf,
    int Total,
    int Filtered,
    IReadOnlyList<LineageName> Domains,
    IReadOnlyList<LineageName> Products,
    IReadOnlyList<LineageName> Teams,
    IReadOnlyList<string> Scopes,
    LineageNodes Nodes,
    LineageEdges Edges);

/// <summary>Something that has a key in an address and a name for people.</summary>
public sealed record LineageName(string Key, string Name);

/// <summary>One list for each property, all of one length, except the last two, which name rows; -1 is "none".</summary>
/// <param name="Kind">0 domain, 1 product, 2 dataset, 3 job, 4 masked (one gap, without anything else).</param>
/// <param name="Scope">The namespace of a dataset or job, the domain's key of a product.</param>
/// <param name="Name">The name in its scope, the key of a domain, "" for a masked node.</param>
/// <param name="Product">The product it belongs to; -1 for a product itself.</param>
/// <param name="Domain">Its domain; a dataset and a job have that of their product.</param>
/// <param name="Team">Who owns it.</param>
/// <param name="Depth">Steps from the root, negative upstream; without a root its layer in the whole mesh, of a roll-up the median of its members.</param>
/// <param name="State">0 VALID, 1 SUSPECT, 2 INVALID, 3 STALE, 4 UNKNOWN.</param>
/// <param name="Fields">How many fields; 0 where they may not be seen.</param>
/// <param name="Members">How many datasets a domain or product holds.</param>
/// <param name="Up">Neighbours upstream in the whole graph at this level.</param>
/// <param name="Down">Neighbours downstream in the whole graph at this level.</param>
/// <param name="MoreUp">How many of those upstream are not in this view.</param>
/// <param name="MoreDown">How many of those downstream are not in this view.</param>
/// <param name="Restricted">Rows that show name, owner and state only.</param>
/// <param name="Ended">Rows that were dropped, or whose product is retired.</param>
public sealed record LineageNodes(
    IReadOnlyList<int> Kind,
    IReadOnlyList<int> Scope,
    IReadOnlyList<string> Name,
    IReadOnlyList<int> Product,
    IReadOnlyList<int> Domain,
    IReadOnlyList<int> Team,
    IReadOnlyList<int> Depth,
    IReadOnlyList<int> State,
    IReadOnlyList<int> Fields,
    IReadOnlyList<int> Members,
    IReadOnlyList<int> Up,
    IReadOnlyList<int> Down,
    IReadOnlyList<int> MoreUp,
    IReadOnlyList<int> MoreDown,
    IReadOnlyList<int> Restricted,
    IReadOnlyList<int> Ended);

/// <summary>Edges between rows. Rejected and expired ones are not part of a view.</summary>
/// <param name="From">The row it leaves.</param>
/// <param name="To">The row it reaches.</param>
/// <param name="Origins">A sum of 1 observed, 2 declared, 4 imported, 8 manual, 16 inferred.</param>
/// <param name="Review">0 accepted, 1 proposed, 2 stale.</param>
/// <param name="Weight">How many edges of the level below it stands for.</param>
public sealed record LineageEdges(
    IReadOnlyList<int> From,
    IReadOnlyList<int> To,
    IReadOnlyList<int> Origins,
    IReadOnlyList<int> Review,
    IReadOnlyList<int> Weight);
