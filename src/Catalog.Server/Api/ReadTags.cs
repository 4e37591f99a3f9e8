using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Catalog.Server.Api;

/// <summary>An answer that says something about the answering too, such as how long it took: that makes it no other answer.</summary>
internal interface IMeasured
{
    object Unmeasured { get; }
}

/// <summary>
/// Gives every answer to a GET a strong tag of what it says, and says "not modified" to whoever has it already. A tag that
/// starts with a version (<c>"7.…"</c>) is what If-Match takes: the version counts, whatever else the answer holds. Streams
/// are sent as they come, and answers that bear a tag of their own are left alone.
/// </summary>
internal sealed class ReadTags(IOptions<JsonOptions> json) : IEndpointFilter
{
    private const int TagBytes = 12;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) || result is not IResult answer || Bytes(answer) is not { } read) return result;
        var headers = http.Response.GetTypedHeaders();
        var version = headers.ETag is { } stated ? stated.Tag.AsSpan().Trim('"') : "";
        // A tag that is no version says everything already.
        if (version.Length > 0 && !long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out _)) return result;
        var tag = new EntityTagHeaderValue($"\"{(version.Length > 0 ? $"{version}." : "")}{Of(Unmeasured(answer) ?? read.Body)}\"");
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        return http.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(read.Body, read.ContentType);
    }

    /// <summary>The tag of what a reader was answered, for a write that asks whether it still is so.</summary>
    public static string Of(object answer, JsonSerializerOptions options) => Of(JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), options));

    private static string Of(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, TagBytes));

    private byte[]? Unmeasured(IResult answer) =>
        answer is IValueHttpResult { Value: IMeasured { Unmeasured: var said } } ? JsonSerializer.SerializeToUtf8Bytes(said, said.GetType(), json.Value.SerializerOptions) : null;

    private (byte[] Body, string ContentType)? Bytes(IResult answer) => answer switch
    {
        ContentHttpResult { StatusCode: null or 200, ResponseContent: { } text } said => (Encoding.UTF8.GetBytes(text), said.ContentType ?? "text/plain; charset=utf-8"),
        IStatusCodeHttpResult { StatusCode: not (null or 200) } => null,
        IValueHttpResult { Value: { } value } => (JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), json.Value.SerializerOptions), "application/json; charset=utf-8"),
        _ => null,
    };
}
