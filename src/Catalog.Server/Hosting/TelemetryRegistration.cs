using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Catalog.Server.Hosting;

internal static class TelemetryRegistration
{
    /// <summary>So many combinations of labels a metric of requests or components may have, with routes, answers or names; others have few. Memory is taken for all of them when the metric is made.</summary>
    private const int Series = 500;
    private const int FewSeries = 100;

    /// <summary>Metrics are there to be fetched; nothing is sent anywhere unless OTEL_EXPORTER_OTLP_ENDPOINT says where to.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("catalog", serviceVersion: typeof(Portal).Assembly.GetName().Version?.ToString(3)))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddView(metric => new MetricStreamConfiguration { CardinalityLimit = HasMany(metric.Meter.Name) ? Series : FewSeries }).AddMeter("Catalog", "Microsoft.AspNetCore.Components.Server.Circuits").AddPrometheusExporter())
            .WithTracing(traces => traces.AddSource("Catalog").AddAspNetCoreInstrumentation(options => options.Filter = http => !http.Request.Path.StartsWithSegments("/healthz", StringComparison.Ordinal)));
        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) telemetry.UseOtlpExporter();
    }

    public static void MapTelemetry(this WebApplication app) => app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous().DisableHttpMetrics();

    private static bool HasMany(string meter) => meter is "Microsoft.AspNetCore.Hosting" or "Microsoft.AspNetCore.Routing" || meter.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal);
}
