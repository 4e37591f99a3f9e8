namespace Catalog.Connectors.OpenDataContract.Documents;

internal sealed class SequenceNode(int line, int column) : DocumentNode(line, column)
{
    private readonly List<DocumentNode> items = [];

    public IReadOnlyList<DocumentNode> Items => items;

    public override string TypeName => "a list";

    public void Add(DocumentNode item)
    {
        items.Add(item);
        Absorb(item);
    }

    public static SequenceNode Of(IEnumerable<DocumentNode> items)
    {
        var list = new SequenceNode(0, 0);
        foreach (var item in items) list.Add(item);
        return list;
    }
}
