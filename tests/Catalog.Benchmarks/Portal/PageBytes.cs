using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Catalog.Benchmarks.Portal;

/// <summary>What a browser loads for a page: its own script in compressed bytes, and whether anything is asked for twice.</summary>
internal sealed partial class PageBytes(HttpClient http)
{
    public async Task<IReadOnlyList<Figure>> MeasureAsync(string name, string path, string content)
    {
        var html = await http.GetStringAsync(path);
        var scripts = Sources().Matches(html).Select(m => m.Groups["address"].Value).ToList();
        var sheets = Sheets().Matches(html).Select(m => m.Groups["address"].Value).ToList();
        var own = await WithImportsAsync(scripts.Where(s => !s.Contains("_framework/blazor.web", StringComparison.Ordinal) && !s.Contains("MudBlazor", StringComparison.Ordinal)));
        double compressed = 0;
        foreach (var text in own.Values) compressed += Compressed(text);
        var assets = scripts.Concat(sheets).ToList();
        return
        [
            new Figure($"{name}-content-in-first-html", html.Contains(content, StringComparison.Ordinal) ? 1 : 0, "bool", 1, AtMost: false),
            new Figure($"{name}-own-script", compressed / 1024, "KB", 60),
            new Figure($"{name}-assets-twice", assets.Count - assets.Distinct().Count(), "assets", 0),
        ];
    }

    /// <summary>Modules, and the modules that they import, each once.</summary>
    private async Task<Dictionary<string, byte[]>> WithImportsAsync(IEnumerable<string> addresses)
    {
        var loaded = new Dictionary<string, byte[]>();
        var waiting = new Queue<Uri>(addresses.Select(a => new Uri(http.BaseAddress!, a)));
        while (waiting.TryDequeue(out var address))
        {
            if (loaded.ContainsKey(address.AbsolutePath)) continue;
            var content = await http.GetByteArrayAsync(address);
            loaded[address.AbsolutePath] = content;
            foreach (Match match in Imports().Matches(System.Text.Encoding.UTF8.GetString(content))) waiting.Enqueue(new Uri(address, match.Groups["address"].Value));
        }
        return loaded;
    }

    private static long Compressed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) brotli.Write(content);
        return packed.Length;
    }

    [GeneratedRegex("<script[^>]*\\ssrc=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sources();

    [GeneratedRegex("<link[^>]*rel=\"stylesheet\"[^>]*href=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sheets();

    [GeneratedRegex("(?:from|import)\\s*\\(?[\"'](?<address>\\.{1,2}/[^\"']+)[\"']", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Imports();
}
