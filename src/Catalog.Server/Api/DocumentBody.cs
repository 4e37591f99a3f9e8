using System.Buffers;
using Catalog.Core.Imports;
using Catalog.Server.Hosting;
using Microsoft.AspNetCore.Http.Features;

namespace Catalog.Server.Api;

/// <summary>Documents in the body of a request: YAML or JSON, plain or gzip, told apart by content.</summary>
internal static class DocumentBody
{
    /// <summary>Whoever says that more comes gets more as it comes.</summary>
    private const int FirstGuess = 1 << 20;

    /// <summary>The body, or the problem when it is larger than the limit.</summary>
    public static Task<(byte[]? Content, IResult? Problem)> ReadBodyAsync(this HttpRequest request, LimitSettings limits, CancellationToken ct) =>
        request.ReadBodyAsync(limits.Document, LimitSettings.DocumentKey, ct);

    /// <summary>The same with the limit of another setting.</summary>
    public static async Task<(byte[]? Content, IResult? Problem)> ReadBodyAsync(this HttpRequest request, long limit, string key, CancellationToken ct)
    {
        var (lent, problem) = await request.BorrowBodyAsync(limit, key, ct);
        using (lent) return (lent?.Content.ToArray(), problem);
    }

    /// <summary>The body in memory that is given back when it is disposed: bodies are large, and many come at once.</summary>
    public static async Task<(LentBody? Content, IResult? Problem)> BorrowBodyAsync(this HttpRequest request, long limit, string key, CancellationToken ct)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (request.ContentLength > limit) return (null, TooLarge(limit, key));
        var body = new LentBody((int)Math.Min(request.ContentLength + 1 ?? FirstGuess, FirstGuess));
        try
        {
            while (await request.Body.ReadAsync(body.Free, ct) is > 0 and var read)
            {
                if (body.Content.Length + read > limit)
                {
                    body.Dispose();
                    return (null, TooLarge(limit, key));
                }
                body.Take(read);
            }
            return (body, null);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>The one document of the body that is of the kind the address takes, or the problem.</summary>
    public static async Task<(T? Document, IResult? Problem)> ReadDocumentAsync<T>(this HttpRequest request, IDocumentReader reader, LimitSettings limits, string kind, CancellationToken ct) where T : SourceDocument
    {
        var (content, problem) = await request.ReadBodyAsync(limits, ct);
        if (content is null) return (null, problem);
        return reader.Read(content, "body") switch
        {
            [T document] => (document, null),
            [SourceDocument.Rejected rejected] => (null, Unreadable(rejected.Findings.Count > 0 ? rejected.Findings[0].Sentence : "The document cannot be read.", rejected.Findings)),
            [SourceDocument.Skipped skipped] => (null, Unreadable(skipped.Reason, [])),
            [_] => (null, Unreadable($"The document is of another kind. This address takes {kind}.", [])),
            _ => (null, Unreadable($"The body holds several documents. This address takes one {kind} document; several go to POST /api/v1/imports.", [])),
        };
    }

    public static IResult TooLarge(LimitSettings limits) => TooLarge(limits.Document, LimitSettings.DocumentKey);

    private static IResult TooLarge(long limit, string key) => Results.Problem(
        detail: $"The body is larger than {limit} bytes. Split it, or raise {key}.", statusCode: 413, type: Problems.TypeOf(413),
        extensions: new Dictionary<string, object?> { ["limit"] = limit });

    private static IResult Unreadable(string sentence, IReadOnlyList<Finding> findings) => Results.Problem(
        detail: sentence, statusCode: 422, type: Problems.TypeOf(422), extensions: new Dictionary<string, object?> { ["findings"] = findings });
}

/// <summary>A body in memory that is lent.</summary>
internal sealed class LentBody(int guess) : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Max(guess, 1));
    private int length;

    public ReadOnlyMemory<byte> Content => buffer.AsMemory(0, length);

    /// <summary>Where the next bytes go.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (length == buffer.Length) Grow();
            return buffer.AsMemory(length);
        }
    }

    public void Take(int count) => length += count;

    public void Dispose()
    {
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        (buffer, length) = ([], 0);
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min((long)buffer.Length * 2, Array.MaxLength));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
