using System.Globalization;
using Catalog.Core.Imports;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.RequestDecompression;
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
        services.AddRequestDecompression(options => options.DecompressionProviders["gzip"] = new WholeGzipProvider());
    }

    /// <summary>Lets an endpoint take a document or an archive.</summary>
    public static TBuilder TakesDocuments<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.Takes(LimitSettings.DocumentKey, limits => limits.Document);

    /// <summary>Lets an endpoint take one OpenLineage event.</summary>
    public static TBuilder TakesEvents<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.Takes(LimitSettings.EventKey, limits => limits.Event);

    /// <summary>Lets an endpoint take validation results.</summary>
    public static TBuilder TakesResults<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.Takes(LimitSettings.ResultKey, limits => limits.Result);

    /// <summary>The limit of everything that says nothing else.</summary>
    public static TBuilder TakesBodies<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.Takes(LimitSettings.BodyKey, limits => limits.Body);

    /// <summary>How many bytes the address takes; <c>null</c> when it says nothing about that.</summary>
    public static long? Of(HttpContext http) => LimitOf(http)?.MaxRequestBodySize;

    /// <summary>Which limit a body went over.</summary>
    public static string Sentence(HttpContext http) => LimitOf(http) is { } limit
        ? string.Create(CultureInfo.InvariantCulture, $"The body is larger than {limit.MaxRequestBodySize} bytes, the limit {limit.Key} of this portal.")
        : Problems.SentenceOf(StatusCodes.Status413PayloadTooLarge);

    private static BodyLimit? LimitOf(HttpContext http) => ErrorsRegistration.EndpointOf(http)?.Metadata.GetMetadata<BodyLimit>();

    private static TBuilder Takes<TBuilder>(this TBuilder endpoint, string key, Func<LimitSettings, long> limit) where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(built => built.Metadata.Add(new BodyLimit(key, limit(built.ApplicationServices.GetRequiredService<LimitSettings>()))));
        return endpoint;
    }

    /// <summary>A body that was cut off on its way must not be taken for a whole one.</summary>
    private sealed class WholeGzipProvider : IDecompressionProvider
    {
        public Stream GetDecompressionStream(Stream stream) => new WholeGzipStream(stream);
    }

    private sealed record BodyLimit(string Key, long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
