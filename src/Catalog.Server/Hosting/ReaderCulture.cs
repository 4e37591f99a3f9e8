using System.Globalization;

namespace Catalog.Server.Hosting;

/// <summary>
/// Pages are English and their dates unambiguous ("4 May"), but numbers are written as the reader's browser asks for:
/// 1,204 or 1.204. A circuit keeps what its first request said. The API writes numbers as JSON does, for everybody alike.
/// </summary>
internal static class ReaderCulture
{
    public static void UseReaderCulture(this WebApplication app) => app.Use((http, next) =>
    {
        if (!http.Request.IsForPrograms())
            CultureInfo.CurrentCulture = Of(http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.Value));
        return next(http);
    });

    /// <summary>English words with the numbers of the first language that is known here.</summary>
    internal static CultureInfo Of(IEnumerable<string?> languages)
    {
        foreach (var language in languages)
        {
            if (language is not { Length: > 1 and < 20 }) continue;
            try
            {
                var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
                culture.NumberFormat = CultureInfo.GetCultureInfo(language, predefinedOnly: true).NumberFormat;
                return culture;
            }
            catch (CultureNotFoundException)
            {
                // The reader asks for a language that nobody speaks here; the next one counts.
            }
        }
        return CultureInfo.InvariantCulture;
    }
}
