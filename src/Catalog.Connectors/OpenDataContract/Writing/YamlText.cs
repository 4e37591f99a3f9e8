using System.Text;
using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Writing;

/// <summary>A tree as YAML that people like to read: block style, two spaces, quotes only where they are needed.</summary>
internal static class YamlText
{
    private const string Special = "-?:,[]{}#&*!|>'\"%@`";

    public static string Write(DocumentNode root)
    {
        var text = new StringBuilder();
        switch (root)
        {
            case MappingNode { Entries.Count: > 0 } mapping: Mapping(text, mapping, 0, inLine: false); break;
            case SequenceNode { Items.Count: > 0 } list: Sequence(text, list, 0); break;
            default: Inline(text, root, 0); text.Append('\n'); break;
        }
        return text.ToString();
    }

    private static void Mapping(StringBuilder text, MappingNode mapping, int indent, bool inLine)
    {
        foreach (var entry in mapping.Entries)
        {
            if (!inLine) text.Append(' ', indent);
            inLine = false;
            Key(text, entry.Key);
            switch (entry.Value)
            {
                case MappingNode { Entries.Count: > 0 } below:
                    text.Append(":\n");
                    Mapping(text, below, indent + 2, inLine: false);
                    break;
                case SequenceNode { Items.Count: > 0 } list:
                    text.Append(":\n");
                    Sequence(text, list, indent + 2);
                    break;
                default:
                    text.Append(": ");
                    Inline(text, entry.Value, indent + 2);
                    text.Append('\n');
                    break;
            }
        }
    }

    private static void Sequence(StringBuilder text, SequenceNode list, int indent)
    {
        foreach (var item in list.Items)
        {
            text.Append(' ', indent).Append("- ");
            switch (item)
            {
                case MappingNode { Entries.Count: > 0 } mapping: Mapping(text, mapping, indent + 2, inLine: true); break;
                case SequenceNode { Items.Count: > 0 } below:
                    text.Length -= 1;
                    text.Append('\n');
                    Sequence(text, below, indent + 2);
                    break;
                default:
                    Inline(text, item, indent + 2);
                    text.Append('\n');
                    break;
            }
        }
    }

    private static void Inline(StringBuilder text, DocumentNode node, int indent)
    {
        switch (node)
        {
            case MappingNode: text.Append("{}"); break;
            case SequenceNode: text.Append("[]"); break;
            case ScalarNode { Kind: ScalarKind.Text } scalar: Text(text, scalar.Text, indent); break;
            case ScalarNode { Kind: ScalarKind.Null }: text.Append("null"); break;
            case ScalarNode scalar: text.Append(scalar.Text); break;
        }
    }

    private static void Key(StringBuilder text, string key)
    {
        // Plain only without any sign: readers differ about them in keys, and << would merge.
        if (key.Length < 200 && key.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ' ' or '/' or '$') && IsPlain(key)) text.Append(key);
        else Quoted(text, key);
    }

    private static void Text(StringBuilder text, string value, int indent)
    {
        if (IsPlain(value)) text.Append(value);
        else if (IsBlock(value)) Block(text, value, indent);
        else Quoted(text, value);
    }

    private static bool IsPlain(string value)
    {
        if (value.Length == 0 || ScalarTyping.Of(value) is not ScalarKind.Text) return false;
        if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]) || value[^1] == ':') return false;
        if (Special.Contains(value[0], StringComparison.Ordinal) && !(value[0] is '-' or ':' or '?' && value.Length > 1 && char.IsAsciiLetterOrDigit(value[1]))) return false;
        if (value.StartsWith("---", StringComparison.Ordinal) || value.StartsWith("...", StringComparison.Ordinal)) return false;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c < ' ' || !IsPrintable(value, ref i)) return false;
            if (c == ':' && value[i + 1] == ' ') return false;
            if (c == '#' && char.IsWhiteSpace(value[i - 1])) return false;
        }

        // Older readers (YAML 1.1) would turn these into booleans and days.
        return !IsOldWord(value) && !(char.IsAsciiDigit(value[0]) && value.Length >= 8 && value[4..].Contains('-', StringComparison.Ordinal) && IsDay(value));
    }

    private static bool IsDay(string value) => value.Length >= 10 && char.IsAsciiDigit(value[3]) && value[4] == '-';

    private static bool IsOldWord(string value) =>
        value is ['y' or 'Y' or 'n' or 'N'] or "=" || (value.Length <= 3 && value.ToLowerInvariant() is "yes" or "no" or "on" or "off");

    // Literal blocks keep line breaks as they are; anything that indentation or chomping would change is quoted.
    private static bool IsBlock(string value)
    {
        if (!value.Contains('\n', StringComparison.Ordinal) || value[0] is ' ' or '\n' or '\t') return false;
        if (value.EndsWith("\n\n", StringComparison.Ordinal) || value.Trim('\n').Length == 0) return false;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] is '\n' or '\t') continue;
            if (value[i] < ' ' || !IsPrintable(value, ref i)) return false;
        }
        return !value.Split('\n').Any(line => line.Length > 0 && string.IsNullOrWhiteSpace(line));
    }

    private static void Block(StringBuilder text, string value, int indent)
    {
        var keeps = value.EndsWith('\n');
        text.Append(keeps ? "|" : "|-");
        foreach (var line in (keeps ? value[..^1] : value).Split('\n'))
        {
            text.Append('\n');
            if (line.Length > 0) text.Append(' ', indent).Append(line);
        }
    }

    private static void Quoted(StringBuilder text, string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            var start = i;
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append(@"\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\t': text.Append("\\t"); break;
                case '\r': text.Append("\\r"); break;
                default:
                    if (IsPrintable(value, ref i)) text.Append(value, start, i - start + 1);
                    else text.Append($"\\u{(int)c:x4}");
                    break;
            }
        }
        text.Append('"');
    }

    // A pair of surrogates is one character and moves the index over both.
    private static bool IsPrintable(string value, ref int i)
    {
        var c = value[i];
        if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
        {
            i++;
            return true;
        }
        return c is >= ' ' and < '\x7f' or >= '\xa0' and not ('\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff') && !char.IsSurrogate(c);
    }
}
