using Catalog.Data.Outbox;
using Catalog.Server.Background;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Catalog.Server.Hosting;

internal static class HealthRegistration
{
    public static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks()
        .AddCheck<ClosingCheck>("portal", tags: ["ready"])
        .AddCheck<DatabaseCheck>("database", tags: ["ready"], timeout: TimeSpan.FromSeconds(3))
        .AddCheck<OutboxCheck>("outbox", tags: ["ready"], timeout: TimeSpan.FromSeconds(3))
        .AddCheck<DemoSeeder>("demo", tags: ["ready"])
        .AddCheck<IndexCheck>("search", tags: ["ready"]);

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().DisableHttpMetrics();
        app.MapHealthChecks("/healthz/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready"), ResponseWriter = WriteAsync }).AllowAnonymous().DisableHttpMetrics();
    }

    private static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(
        new
        {
            status = report.Status.ToString().ToLowerInvariant(),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { status = entry.Value.Status.ToString().ToLowerInvariant(), says = entry.Value.Description }),
        },
        http.RequestAborted);
}

/// <summary>Whether the portal stays: one that is about to stop still answers, but should get no new work.</summary>
internal sealed class ClosingCheck(OpenCircuits circuits) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(circuits.Closing ? HealthCheckResult.Unhealthy("The portal is about to stop.") : HealthCheckResult.Healthy("The portal runs."));
}

/// <summary>Whether the database answers and has the schema that this release needs.</summary>
internal sealed class DatabaseCheck(CatalogSchema schema) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var missing = await schema.MissingAsync(cancellationToken);
            return missing.Count == 0 ? HealthCheckResult.Healthy("The database answers.") : HealthCheckResult.Unhealthy($"{missing.Count} schema changes are not applied; run the verb migrate.");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Connection strings and paths stay in the log; anybody may read this answer.
            return HealthCheckResult.Unhealthy("The database cannot be reached.", failure);
        }
    }
}

/// <summary>Whether events reach their handlers.</summary>
internal sealed class OutboxCheck(OutboxProcessor outbox) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var (waiting, givenUp) = await outbox.CountAsync(cancellationToken);
            var waits = waiting switch { 0 => "No event waits.", 1 => "1 event waits.", _ => $"{waiting} events wait." };
            return givenUp == 0 ? HealthCheckResult.Healthy(waits) : HealthCheckResult.Degraded($"{(givenUp == 1 ? "1 event" : $"{givenUp} events")} could not be handled. {waits}");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The outbox cannot be read.", failure);
        }
    }
}
