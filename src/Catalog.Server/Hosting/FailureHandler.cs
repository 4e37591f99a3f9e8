using System.Globalization;
using Catalog.Data.Conventions;
using Microsoft.AspNetCore.Diagnostics;

namespace Catalog.Server.Hosting;

/// <summary>Tells the client's faults, a lost database and our own faults apart.</summary>
internal sealed class FailureHandler(IProviderProfile database) : IExceptionHandler
{
    /// <summary>Its reader says so in another way than those of gzip and deflate.</summary>
    private const string Brotli = "System.IO.Compression.Brotli";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, detail) = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (StatusCodes.Status413PayloadTooLarge, BodyLimits.Sentence(httpContext)),
            BadHttpRequestException bad => (bad.StatusCode, Sentence(bad)),
            // Unpacking takes the header away that said that there was something to unpack.
            InvalidDataException or InvalidOperationException { Source: Brotli } when !HttpMethods.IsGet(httpContext.Request.Method) => (StatusCodes.Status400BadRequest, $"The body cannot be unpacked: {exception.Message}"),
            _ when database.IsOutage(exception) => (StatusCodes.Status503ServiceUnavailable, Problems.SentenceOf(503)),
            _ => (StatusCodes.Status500InternalServerError, Problems.SentenceOf(500)),
        };
        if (status == StatusCodes.Status503ServiceUnavailable) httpContext.Response.Headers.RetryAfter = "5";
        await ErrorsRegistration.AnswerAsync(httpContext, status, detail);
        return true;
    }

    private static string Sentence(BadHttpRequestException bad) =>
        bad.InnerException is System.Text.Json.JsonException { Path: { } path } json
            ? string.Create(CultureInfo.InvariantCulture, $"The JSON cannot be read at {path} (line {(json.LineNumber ?? 0) + 1}): compare it with /openapi/v1.json.")
            : bad.Message;
}
