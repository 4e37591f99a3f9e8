using System.Globalization;

namespace Catalog.Connectors.OpenDataContract.Documents;

/// <summary>YAML 1.2's core schema: which plain scalars are not texts. Dates stay texts.</summary>
internal static class ScalarTyping
{
    public static ScalarKind Of(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
        _ when Special(text) is not null => ScalarKind.Number,
        ['0', 'x', _, ..] when text.Skip(2).All(char.IsAsciiHexDigit) => ScalarKind.Integer,
        ['0', 'o', _, ..] when text.Skip(2).All(c => c is >= '0' and <= '7') => ScalarKind.Integer,
        _ => Decimal(text),
    };

    public static double? Special(string text) => text switch
    {
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => double.PositiveInfinity,
        "-.inf" or "-.Inf" or "-.INF" => double.NegativeInfinity,
        ".nan" or ".NaN" or ".NAN" => double.NaN,
        _ => null,
    };

    // [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
    private static ScalarKind Decimal(string text)
    {
        var at = text[0] is '-' or '+' ? 1 : 0;
        var whole = Digits(text, ref at);
        var fraction = 0;
        var point = at < text.Length && text[at] == '.';
        if (point)
        {
            at++;
            fraction = Digits(text, ref at);
        }
        if (whole + fraction == 0) return ScalarKind.Text;
        if (at == text.Length) return point ? ScalarKind.Number : ScalarKind.Integer;
        if (text[at] is not ('e' or 'E')) return ScalarKind.Text;

        at++;
        if (at < text.Length && text[at] is '-' or '+') at++;
        return Digits(text, ref at) > 0 && at == text.Length ? ScalarKind.Number : ScalarKind.Text;
    }

    private static int Digits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at - start;
    }

    /// <summary>Normal form of a number, so that <c>1</c>, <c>1.0</c> and <c>1e0</c> are one value.</summary>
    public static string Normal(ScalarNode number) =>
        decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString("0.############################", CultureInfo.InvariantCulture)
            : number.Kind is ScalarKind.Integer && !number.Text.StartsWith('0')
                ? number.Text.TrimStart('+')
                : number.Value.ToString("R", CultureInfo.InvariantCulture);
}
