namespace Catalog.Core.Lineage.Inference;

/// <summary>A job with one input and one output that says nothing of columns, and the columns that both have by their newest schema.</summary>
public sealed record OnlyPair(long Job, long From, long To, IReadOnlyList<string> FromColumns, IReadOnlyList<string> ToColumns)
{
    /// <summary>Columns that are called the same, byte for byte: what goes in under a name probably comes out under it.</summary>
    public IEnumerable<(LineageField From, LineageField To)> Guesses() =>
        FromColumns.Intersect(ToColumns, StringComparer.Ordinal).Select(name => (new LineageField(From, name), new LineageField(To, name)));
}
