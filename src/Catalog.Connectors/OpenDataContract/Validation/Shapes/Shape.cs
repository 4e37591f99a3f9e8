using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Validation.Shapes;

/// <summary>
/// What a value of a document must look like. Rule tables are written in the words of this class:
/// <c>Object("a role", Keys.Required(Text, "role").Since(Odcs310, keys => keys.Optional(StableId, "id")))</c>.
/// </summary>
internal abstract class Shape(ValueKinds kinds)
{
    public static readonly Shape Text = new TextShape(null);
    public static readonly Shape Address = new TextShape("uri");
    public static readonly Shape Day = new TextShape("date");
    public static readonly Shape Moment = new TextShape("date-time");
    public static readonly NumberShape Number = new(ValueKinds.Number, null, null);
    public static readonly NumberShape Whole = new(ValueKinds.Whole, null, null);
    public static readonly Shape Flag = new KindShape(ValueKinds.Flag);
    public static readonly Shape TextOrNumber = new KindShape(ValueKinds.Text | ValueKinds.Number);
    public static readonly Shape SingleValue = new KindShape(ValueKinds.Single);
    public static readonly Shape AnyObject = new KindShape(ValueKinds.Object);
    public static readonly Shape Anything = new KindShape(ValueKinds.Any);

    /// <summary>An empty table, to be filled with keys.</summary>
    public static KeyTable Keys => new();

    public ValueKinds Kinds { get; } = kinds;

    /// <summary>An object that has these keys and no others. The noun, with its article, is for sentences.</summary>
    public static ObjectShape Object(string noun, KeyTable keys) => new(noun, keys);

    public static ListShape ListOf(Shape each) => new(each);

    /// <summary>A text that is one of these words.</summary>
    public static WordShape Among(params string[] words) => new([(StandardVersion.Odcs222, words)]);

    /// <summary>A text of this form. The words stand in "… must be {words}".</summary>
    public static Shape Like(string pattern, string words) => new PatternShape(pattern, words);

    /// <summary>Forms of different kinds, such as an object or a list; the kind of a value tells which one is meant.</summary>
    public static Shape OneOf(params Shape[] forms) => new OneOfShape(forms);

    /// <summary>The first form in versions before <paramref name="since"/>, the second from there on.</summary>
    public static Shape Versioned(Shape before, StandardVersion since, Shape now) => new VersionedShape(before, since, now);

    /// <summary>A key that other places have, and this one may not.</summary>
    public static Shape Forbidden(string why) => new ForbiddenShape(why);

    /// <summary>A shape that is defined further down, for those that contain themselves.</summary>
    public static Shape Later(Func<Shape> shape) => new LaterShape(shape);

    /// <summary>Whether the value has this shape; what is the matter goes to the examination.</summary>
    public virtual bool Fits(DocumentNode node, Place place, Examination exam) =>
        Kinds.Take(node) ? Holds(node, place, exam) : exam.Refuse(Say.WrongType(Kinds, node, place));

    /// <summary>The rules beyond the kind of value.</summary>
    protected virtual bool Holds(DocumentNode node, Place place, Examination exam) => true;
}

/// <summary>Any value of these kinds.</summary>
internal sealed class KindShape(ValueKinds kinds) : Shape(kinds);
