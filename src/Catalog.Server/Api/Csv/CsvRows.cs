using System.Globalization;
using System.Runtime.CompilerServices;
using Catalog.Core.Shared;

namespace Catalog.Server.Api.Csv;

/// <summary>All rows of a list that is read in pages, and how its values are written.</summary>
internal static class CsvRows
{
    public static async IAsyncEnumerable<T> AllAsync<T>(Func<PageRequest, CancellationToken, Task<Page<T>>> read, [EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        do
        {
            var page = await read(new PageRequest(after, PageRequest.MaxLimit), ct);
            foreach (var row in page.Items) yield return row;
            after = page.Next;
        }
        while (after is not null);
    }

    public static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    public static string? Text(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
