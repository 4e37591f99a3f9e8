using Catalog.Core.DataProducts;

namespace Catalog.Core.Lineage.Review;

/// <summary>
/// The products around one end of an edge: those whose visibility covers it, and those whose owners look after it. A
/// dataset has at most one; a job is covered by all datasets that it touches and looked after by those that write them.
/// </summary>
public sealed record EndFacts(IReadOnlyList<ProductFacts> Covering, IReadOnlyList<ProductFacts> Caring)
{
    /// <summary>An end that belongs to no product.</summary>
    public static EndFacts Nobodys { get; } = new([], []);
}

/// <summary>What the decision needs to know of an edge.</summary>
public sealed record EdgeFacts(EndFacts From, EndFacts To, bool Columns)
{
    /// <summary>Both ends as one thing, for what is said about the edge.</summary>
    public EndFacts Together => new([.. From.Covering, .. To.Covering], [.. From.Caring, .. To.Caring]);

    /// <summary>The product under which the edge is told in the trail and in inboxes: the strictest that covers it.</summary>
    public DataProductId? Told => To.Covering.Concat(From.Covering).OrderByDescending(p => p.Visibility).Select(p => (DataProductId?)p.Id).FirstOrDefault();
}

/// <summary>An end of an edge by its name; with <paramref name="Field"/> a column of a dataset.</summary>
public sealed record EndName(bool IsJob, string Namespace, string Name, string? Field = null)
{
    public long Number => new NodeName(IsJob, Namespace, Name).Number;

    /// <summary>As people read it.</summary>
    public string Words => Field is null ? Name : $"{Name}.{Field}";
}

/// <summary>An end as it is stored, with the products around it.</summary>
public sealed record EdgeEnd(EndName Name, EndFacts Facts);

/// <summary>Both ends of a stored edge.</summary>
public sealed record EdgeEnds(EdgeEnd From, EdgeEnd To, bool Columns)
{
    public EdgeFacts Facts => new(From.Facts, To.Facts, Columns);

    /// <summary>"orders → load_orders"; ends that are called the same are told apart by where they are.</summary>
    public string Words => From.Name.Words == To.Name.Words
        ? $"{Short(From.Name.Words)} in {Short(From.Name.Namespace)} → {Short(To.Name.Words)} in {Short(To.Name.Namespace)}"
        : $"{Short(From.Name.Words)} → {Short(To.Name.Words)}";

    // Names reach 4,000 characters, and a sentence names two of them.
    private static string Short(string words) => words.Length <= 300 ? words : string.Concat(words.AsSpan(0, 299), "…");
}
