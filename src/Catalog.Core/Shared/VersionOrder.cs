using System.Globalization;

namespace Catalog.Core.Shared;

/// <summary>Orders version numbers as people read them: 1.10.0 after 1.9.2, 2.0.0-rc.1 before 2.0.0; other words by letter.</summary>
public sealed class VersionOrder : IComparer<string?>
{
    public static VersionOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (a, preA) = Split(x ?? "");
        var (b, preB) = Split(y ?? "");
        var release = Parts(a, b);
        if (release != 0) return release;
        if (preA.Length == 0 || preB.Length == 0) return preB.Length.CompareTo(preA.Length);
        return Parts(preA, preB);
    }

    private static (string Release, string Pre) Split(string version)
    {
        version = version.Trim().TrimStart('v', 'V').Split('+')[0];
        var dash = version.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (version, "") : (version[..dash], version[(dash + 1)..]);
    }

    private static int Parts(string x, string y)
    {
        var a = x.Split('.');
        var b = y.Split('.');
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            var one = i < a.Length ? a[i] : "0";
            var two = i < b.Length ? b[i] : "0";
            var compared = ulong.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && ulong.TryParse(two, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                ? m.CompareTo(n)
                : string.CompareOrdinal(one, two);
            if (compared != 0) return compared;
        }
        return 0;
    }
}
