using System.Globalization;

namespace Catalog.Connectors.OpenDataContract.Documents;

internal enum ScalarKind { Null, Boolean, Integer, Number, Text }

/// <summary>
/// A scalar with its original text: <c>1.0</c> is a number and <c>"1.0"</c> a text, and both keep what was written.
/// </summary>
internal sealed class ScalarNode(ScalarKind kind, string text, int line, int column) : DocumentNode(line, column)
{
    public ScalarKind Kind { get; } = kind;
    public string Text { get; } = text;

    public static ScalarNode Of(string text) => new(ScalarKind.Text, text, 0, 0);

    public override string TypeName => Kind switch
    {
        ScalarKind.Null => "empty",
        ScalarKind.Boolean => "true or false",
        ScalarKind.Integer => "a whole number",
        ScalarKind.Number => "a number",
        _ => "a text",
    };

    public bool IsNull => Kind is ScalarKind.Null;
    public bool IsNumber => Kind is ScalarKind.Integer or ScalarKind.Number;
    public bool IsTrue => Kind is ScalarKind.Boolean && Text.Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The value of a number; <c>NaN</c> for anything else.</summary>
    public double Value => !IsNumber ? double.NaN : Text switch
    {
        ['0', 'x', .. var hex] => (double)Whole(hex, NumberStyles.AllowHexSpecifier),
        ['0', 'o', .. var octal] => octal.Aggregate(0d, (sum, digit) => sum * 8 + (digit - '0')),
        _ when ScalarTyping.Special(Text) is { } special => special,
        _ => double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    // A leading zero keeps hexadecimal digits from being read as a sign.
    private static System.Numerics.BigInteger Whole(string digits, NumberStyles style) =>
        System.Numerics.BigInteger.Parse("0" + digits, style, CultureInfo.InvariantCulture);
}
