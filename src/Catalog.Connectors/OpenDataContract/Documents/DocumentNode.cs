namespace Catalog.Connectors.OpenDataContract.Documents;

/// <summary>A value of a YAML or JSON document with the place where it stands (from 1).</summary>
internal abstract class DocumentNode(int line, int column)
{
    public int Line { get; } = line;
    public int Column { get; } = column;

    /// <summary>Nodes below and including this one, aliases counted as often as they are used.</summary>
    public long Size { get; protected set; } = 1;

    /// <summary>Levels below and including this one.</summary>
    public int Height { get; protected set; } = 1;

    public abstract string TypeName { get; }

    protected void Absorb(DocumentNode child)
    {
        Size += child.Size;
        Height = Math.Max(Height, child.Height + 1);
    }
}
