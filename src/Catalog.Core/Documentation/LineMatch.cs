namespace Catalog.Core.Documentation;

/// <summary>
/// Which lines two texts share, in order. Lines that occur once in both anchor the match (patience), small gaps are
/// matched exactly, so that the work stays bounded for any input.
/// </summary>
internal static class LineMatch
{
    private const long ExactLimit = 250_000;

    /// <summary>For each line of <paramref name="a"/> the index of its twin in <paramref name="b"/>, or −1. Twins never cross.</summary>
    public static int[] Between(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var twins = new int[a.Count];
        Array.Fill(twins, -1);
        var gaps = new Stack<(int A0, int A1, int B0, int B1)>();
        gaps.Push((0, a.Count, 0, b.Count));
        while (gaps.TryPop(out var gap))
        {
            var (a0, a1, b0, b1) = gap;
            while (a0 < a1 && b0 < b1 && a[a0] == b[b0]) twins[a0++] = b0++;
            while (a0 < a1 && b0 < b1 && a[a1 - 1] == b[b1 - 1]) twins[--a1] = --b1;
            if (a0 == a1 || b0 == b1) continue;
            if ((long)(a1 - a0) * (b1 - b0) <= ExactLimit)
            {
                Exactly(a, b, a0, a1, b0, b1, twins);
                continue;
            }
            var (pa, pb) = (a0, b0);
            var anchors = Anchors(a, b, a0, a1, b0, b1);
            foreach (var (x, y) in anchors)
            {
                twins[x] = y;
                gaps.Push((pa, x, pb, y));
                (pa, pb) = (x + 1, y + 1);
            }
            if (anchors.Count > 0) gaps.Push((pa, a1, pb, b1));
        }
        return twins;
    }

    private static void Exactly(IReadOnlyList<string> a, IReadOnlyList<string> b, int a0, int a1, int b0, int b1, int[] twins)
    {
        var (n, m) = (a1 - a0, b1 - b0);
        var longest = new int[n + 1, m + 1];
        for (var i = n - 1; i >= 0; i--)
            for (var j = m - 1; j >= 0; j--)
                longest[i, j] = a[a0 + i] == b[b0 + j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        for (int i = 0, j = 0; i < n && j < m;)
        {
            if (a[a0 + i] == b[b0 + j]) twins[a0 + i++] = b0 + j++;
            else if (longest[i + 1, j] >= longest[i, j + 1]) i++;
            else j++;
        }
    }

    /// <summary>The longest rising run of lines that are unique on both sides.</summary>
    private static List<(int A, int B)> Anchors(IReadOnlyList<string> a, IReadOnlyList<string> b, int a0, int a1, int b0, int b1)
    {
        var (inA, inB) = (Once(a, a0, a1), Once(b, b0, b1));
        var pairs = inA.Where(p => inB.ContainsKey(p.Key)).Select(p => (A: p.Value, B: inB[p.Key])).OrderBy(p => p.A).ToList();
        var tails = new List<int>();
        var previous = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[tails[middle]].B < pairs[i].B) low = middle + 1;
                else high = middle;
            }
            previous[i] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count) tails.Add(i);
            else tails[low] = i;
        }
        var run = new List<(int, int)>();
        for (var i = tails.Count == 0 ? -1 : tails[^1]; i >= 0; i = previous[i]) run.Add(pairs[i]);
        run.Reverse();
        return run;
    }

    private static Dictionary<string, int> Once(IReadOnlyList<string> lines, int from, int to)
    {
        var seen = new Dictionary<string, int>();
        for (var i = from; i < to; i++) seen[lines[i]] = seen.ContainsKey(lines[i]) ? -1 : i;
        return seen.Where(s => s.Value >= 0).ToDictionary(s => s.Key, s => s.Value);
    }
}
