namespace Catalog.Connectors.OpenDataContract.Validation;

/// <summary>The word somebody probably meant.</summary>
internal static class Nearest
{
    public static string? To(string word, IEnumerable<string> known)
    {
        if (word.Length is < 2 or > 40) return null;
        string? best = null;
        var bestDistance = Math.Max(1, word.Length / 4) + 1;
        foreach (var candidate in known.Distinct(StringComparer.Ordinal))
        {
            if (Math.Abs(candidate.Length - word.Length) >= bestDistance) continue;
            var distance = Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance >= bestDistance) continue;
            bestDistance = distance;
            best = candidate;
        }
        return best;
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
