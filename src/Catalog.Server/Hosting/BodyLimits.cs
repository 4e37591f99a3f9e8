using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Catalog.Server.Hosting;

/// <summary>How large bodies may be, before and after decompression.</summary>
internal static class BodyLimits
{
    public static void AddBodyLimits(this IServiceCollection services)
    {
        services.AddOptions<KestrelServerOptions>().Configure<LimitSettings>((kestrel, limits) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.Body;
            kestrel.Limits.MaxRequestLineSize = 16 * 1024;
        });
        services.AddRequestDecompression();
    }

    /// <summary>Lets an endpoint take a document or an archive.</summary>
    public static TBuilder TakesDocuments<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(built => built.Metadata.Add(new DocumentLimit(built.ApplicationServices.GetRequiredService<LimitSettings>().Document)));
        return endpoint;
    }

    /// <summary>Which limit a body went over.</summary>
    public static string Sentence(HttpContext http)
    {
        var limits = http.RequestServices.GetRequiredService<LimitSettings>();
        var key = http.GetEndpoint()?.Metadata.GetMetadata<DocumentLimit>() is null ? LimitSettings.BodyKey : LimitSettings.DocumentKey;
        return string.Create(CultureInfo.InvariantCulture, $"The body is larger than {(key == LimitSettings.BodyKey ? limits.Body : limits.Document)} bytes, the limit {key} of this portal.");
    }

    private sealed record DocumentLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
