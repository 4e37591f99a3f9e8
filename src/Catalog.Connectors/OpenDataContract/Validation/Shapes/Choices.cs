using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Validation.Shapes;

/// <summary>Forms of different kinds. The kind of a value picks one, so that its complaints are the ones to read.</summary>
internal sealed class OneOfShape(Shape[] forms) : Shape(forms.Aggregate(ValueKinds.None, (all, form) => all | form.Kinds))
{
    protected override bool Holds(DocumentNode node, Place place, Examination exam) =>
        forms.First(form => form.Kinds.Take(node)).Fits(node, place, exam);
}

/// <summary>One form in older versions, another in newer ones.</summary>
internal sealed class VersionedShape(Shape before, StandardVersion since, Shape now) : Shape(before.Kinds | now.Kinds)
{
    public override bool Fits(DocumentNode node, Place place, Examination exam) =>
        (exam.Version < since ? before : now).Fits(node, place, exam);
}

/// <summary>What may not stand in this place at all.</summary>
internal sealed class ForbiddenShape(string why) : Shape(ValueKinds.Any)
{
    protected override bool Holds(DocumentNode node, Place place, Examination exam) =>
        exam.Refuse(Say.NotHere(why, node, place));
}

/// <summary>Resolved at the time of a check, because it contains itself.</summary>
internal sealed class LaterShape(Func<Shape> shape) : Shape(ValueKinds.Any)
{
    public override bool Fits(DocumentNode node, Place place, Examination exam) => shape().Fits(node, place, exam);
}
