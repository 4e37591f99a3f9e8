using System.Text;
using Microsoft.Net.Http.Headers;

namespace Catalog.Server.Api.Csv;

/// <summary>
/// Any list as a file for a spreadsheet. A list endpoint answers it when <see cref="CsvResult.Wanted"/> says so: the address of the
/// list with <c>as=csv</c> (not <c>format</c>, which is a facet of products), or <c>Accept: text/csv</c>. The file holds all
/// rows that pass the filter, not one page. Good:
/// <c>if (CsvResult.Wanted(request)) return new CsvResult&lt;Row&gt;("teams.csv", Columns, queries.AllAsync(filter, actor, ct));</c>
/// </summary>
internal sealed class CsvResult<T>(string fileName, IReadOnlyList<CsvColumn<T>> columns, IAsyncEnumerable<T> rows) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = fileName }.ToString();
        // Spreadsheets take a file without this mark for their own code page.
        await using var writer = new CsvWriter(new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)));
        await writer.WriteAsync(columns.Select(c => (string?)c.Head), httpContext.RequestAborted);
        await foreach (var row in rows.WithCancellation(httpContext.RequestAborted)) await writer.WriteAsync(columns.Select(c => c.Text(row)), httpContext.RequestAborted);
    }
}

internal static class CsvResult
{
    /// <summary>Whether the caller asks for CSV instead of JSON.</summary>
    public static bool Wanted(HttpRequest request) =>
        request.Query["as"] is ["csv"] || (!request.Query.ContainsKey("as") && request.GetTypedHeaders().Accept is [{ MediaType.Value: "text/csv" }, ..]);
}
