using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Catalog.Core.Imports;

namespace Catalog.Connectors.Files;

/// <summary>
/// Files whose dates are written relative to now: <c>{{today-12d}}</c> becomes a day, <c>{{now-3h}}</c> an instant, in UTC.
/// </summary>
public sealed partial class DatedFiles(IImportFiles files, DateTimeOffset now) : IImportFiles
{
    public string Name => files.Name;

    public IReadOnlyList<ImportFile> Files => files.Files;

    public async ValueTask<Stream> OpenAsync(ImportFile file, CancellationToken ct) => await DatedAsync(await files.OpenAsync(file, ct), ct);

    public async ValueTask<Stream?> OpenBesideAsync(ImportFile file, string relativePath, CancellationToken ct) =>
        await files.OpenBesideAsync(file, relativePath, ct) is { } stream ? await DatedAsync(stream, ct) : null;

    public ValueTask DisposeAsync() => files.DisposeAsync();

    private async Task<Stream> DatedAsync(Stream stream, CancellationToken ct)
    {
        using var reader = new StreamReader(stream);
        var text = Relative().Replace(await reader.ReadToEndAsync(ct), match => Write(match.Groups["what"].Value, match.Groups["by"].Value));
        return new MemoryStream(Encoding.UTF8.GetBytes(text));
    }

    private string Write(string what, string by)
    {
        var amount = by.Length == 0 ? 0 : int.Parse(by[..^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var at = now.ToUniversalTime() + (by.EndsWith('h') ? TimeSpan.FromHours(amount) : TimeSpan.FromDays(amount));
        return what == "today" ? at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\{\{(?<what>today|now)(?<by>[+-][0-9]{1,5}[dh])?\}\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Relative();
}
