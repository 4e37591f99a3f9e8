namespace Catalog.Data.Lineage;

/// <summary>
/// How far somebody has come in the log. Touching the row first makes those who do the same thing on several nodes wait
/// for each other: appends become visible in order, and one projector works at a time.
/// </summary>
public sealed class LineagePosition
{
    public const string Append = "append";
    public const string Project = "project";
    public const string Infer = "infer";

    private LineagePosition() { }

    public LineagePosition(string name) => Name = name;

    public string Name { get; private set; } = "";
    public long Position { get; private set; }
    public long Turn { get; private set; }

    /// <summary>Never back: another node may have come further.</summary>
    public void MoveTo(long position) => Position = Math.Max(Position, position);
}
