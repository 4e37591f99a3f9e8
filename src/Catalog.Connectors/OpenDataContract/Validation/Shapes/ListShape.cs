using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Validation.Shapes;

/// <summary>A list whose elements all have one shape.</summary>
internal sealed class ListShape(Shape each) : Shape(ValueKinds.List)
{
    private int least;
    private int most = int.MaxValue;
    private bool distinct;

    public ListShape AtLeast(int count) => new(each) { least = count, most = most, distinct = distinct };

    public ListShape Exactly(int count) => new(each) { least = count, most = count, distinct = distinct };

    public ListShape WithoutRepeats() => new(each) { least = least, most = most, distinct = true };

    protected override bool Holds(DocumentNode node, Place place, Examination exam)
    {
        var list = (SequenceNode)node;
        var ok = true;
        if (list.Items.Count < least || list.Items.Count > most)
        {
            ok = exam.Refuse(Say.WrongCount(least == most ? $"exactly {least}" : $"at least {least}", list, place));
        }
        if (distinct && list.Items.Select(CanonicalHash.Of).Distinct(StringComparer.Ordinal).Count() < list.Items.Count)
        {
            ok = exam.Refuse(Say.Repeated(list, place));
        }
        for (var i = 0; i < list.Items.Count; i++) ok &= each.Fits(list.Items[i], place.At(i), exam);
        return ok;
    }
}
