namespace Catalog.Core.Documentation;

public enum LineChange { Same, Removed, Added }

/// <summary>One line of a comparison, with its numbers from 1 on the side or sides where it stands.</summary>
public sealed record DiffLine(LineChange Change, string Text, int? OldNumber, int? NewNumber);

/// <summary>What changed between two texts, line by line; removed lines stand before the ones that replaced them.</summary>
public static class LineDiff
{
    public static IReadOnlyList<DiffLine> Between(string old, string now)
    {
        var (a, b) = (TextMerge.Lines(old), TextMerge.Lines(now));
        var twins = LineMatch.Between(a, b);
        var lines = new List<DiffLine>(Math.Max(a.Length, b.Length));
        var j = 0;
        for (var i = 0; i < a.Length; i++)
        {
            if (twins[i] < 0)
            {
                lines.Add(new(LineChange.Removed, a[i], i + 1, null));
                continue;
            }
            while (j < twins[i]) lines.Add(new(LineChange.Added, b[j], null, ++j));
            lines.Add(new(LineChange.Same, a[i], i + 1, ++j));
        }
        while (j < b.Length) lines.Add(new(LineChange.Added, b[j], null, ++j));
        return lines;
    }
}
