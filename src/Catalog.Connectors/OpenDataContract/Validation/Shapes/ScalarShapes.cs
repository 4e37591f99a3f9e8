using System.Text.RegularExpressions;
using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Validation.Shapes;

/// <summary>A text. A format is what the standards note beside it: to miss it is advice and no error.</summary>
internal sealed class TextShape(string? format) : Shape(ValueKinds.Text)
{
    protected override bool Holds(DocumentNode node, Place place, Examination exam)
    {
        var scalar = (ScalarNode)node;
        if (format is not null && !Formats.Fits(format, scalar.Text)) exam.Advise(Say.WrongFormat(format, scalar, place));
        return true;
    }
}

/// <summary>A text out of a list, which later versions may have made longer.</summary>
internal sealed class WordShape((StandardVersion Since, string[] Words)[] groups) : Shape(ValueKinds.Text)
{
    public WordShape AndSince(StandardVersion version, params string[] words) => new([.. groups, (version, words)]);

    protected override bool Holds(DocumentNode node, Place place, Examination exam)
    {
        var scalar = (ScalarNode)node;
        foreach (var (since, words) in groups)
        {
            if (exam.Version >= since && words.Contains(scalar.Text, StringComparer.Ordinal)) return true;
        }
        var allowed = groups.Where(group => exam.Version >= group.Since).SelectMany(group => group.Words).ToList();
        return exam.Refuse(Say.NotAllowed(allowed, scalar, place));
    }
}

/// <summary>A text of a certain form.</summary>
internal sealed class PatternShape(string pattern, string words) : Shape(ValueKinds.Text)
{
    private readonly Regex expression = new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    protected override bool Holds(DocumentNode node, Place place, Examination exam)
    {
        var scalar = (ScalarNode)node;
        return expression.IsMatch(scalar.Text) || exam.Refuse(Say.WrongPattern(words, scalar, place));
    }
}

/// <summary>A number, perhaps with a lower bound.</summary>
internal sealed class NumberShape(ValueKinds kind, double? least, double? bound) : Shape(kind)
{
    public NumberShape AtLeast(double minimum) => new(Kinds, minimum, null);

    public NumberShape Above(double minimum) => new(Kinds, null, minimum);

    protected override bool Holds(DocumentNode node, Place place, Examination exam)
    {
        var scalar = (ScalarNode)node;
        if (scalar.Value < least) return exam.Refuse(Say.TooSmall($"at least {least}", scalar, place));
        if (scalar.Value <= bound) return exam.Refuse(Say.TooSmall($"above {bound}", scalar, place));
        return true;
    }
}
