using System.Globalization;
using System.Runtime.InteropServices;
using Catalog.Server.Background;
using Catalog.UI.Admin;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Catalog.Server.Hosting;

/// <summary>The same checks that monitoring asks, in words for administrators.</summary>
internal sealed class HealthReportReader(HealthCheckService checks, StorageSettings storage, OpenCircuits circuits) : IHealthReport
{
    public async Task<PortalHealth> ReadAsync(CancellationToken ct)
    {
        var report = await checks.CheckHealthAsync(check => check.Tags.Contains("ready"), ct);
        var parts = report.Entries.Select(entry => new HealthLine(entry.Key, StateOf(entry.Value.Status), entry.Value.Description ?? "It did not answer in time.")).ToList();
        var facts = new List<HealthFact>
        {
            new("Version", typeof(HealthReportReader).Assembly.GetName().Version?.ToString(3) ?? ""),
            new("Database", storage.Provider switch { DatabaseProvider.Sqlite => "SQLite", DatabaseProvider.Postgres => "PostgreSQL", _ => "SQL Server" }),
            new("Open pages", circuits.Count.ToString(CultureInfo.InvariantCulture)),
            new("Memory", string.Create(CultureInfo.InvariantCulture, $"{Environment.WorkingSet / (1024 * 1024)} MB")),
            new("Runtime", RuntimeInformation.FrameworkDescription),
        };
        return new PortalHealth(parts, facts);
    }

    private static HealthState StateOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => HealthState.Fine,
        HealthStatus.Degraded => HealthState.Degraded,
        _ => HealthState.Down,
    };
}
