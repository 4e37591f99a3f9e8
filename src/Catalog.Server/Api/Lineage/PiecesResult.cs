using System.Text.Json;
using Catalog.Core.Lineage.View;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Catalog.Server.Api.Lineage;

/// <summary>A large picture, a line for each piece: the browser draws the first while the others come.</summary>
internal sealed class PiecesResult(LineageView view) : IResult
{
    public const string ContentType = "application/x-ndjson";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        httpContext.Response.ContentType = ContentType;
        var (first, further) = LineagePieces.Cut(view);
        await WriteAsync(first);
        foreach (var chunk in further) await WriteAsync(chunk);

        async Task WriteAsync<T>(T piece)
        {
            await JsonSerializer.SerializeAsync(httpContext.Response.Body, piece, json, httpContext.RequestAborted);
            await httpContext.Response.Body.WriteAsync("\n"u8.ToArray(), httpContext.RequestAborted);
            await httpContext.Response.Body.FlushAsync(httpContext.RequestAborted);
        }
    }
}
