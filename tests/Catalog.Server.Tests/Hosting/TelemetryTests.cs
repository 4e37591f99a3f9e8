using System.Net;
using System.Text;
using Catalog.Server.Tests.Fixtures;
using Xunit;

namespace Catalog.Server.Tests.Hosting;

/// <summary>What the portal measures of its own work can be fetched.</summary>
public sealed class TelemetryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Imports_searches_the_outbox_and_the_gate_are_measured()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using (var document = new StringContent("apiVersion: v1.0.0\nkind: DataProduct\nid: orders-1\nname: Orders\nstatus: active\nversion: 1.0.0\n", Encoding.UTF8, "application/yaml"))
        using (var started = await admin.PostAsync(new Uri("/api/v1/imports?name=orders.yaml", UriKind.Relative), document, Ct)) Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        using (var searched = await admin.GetAsync(new Uri("/api/v1/search?q=orders", UriKind.Relative), Ct)) Assert.Equal(HttpStatusCode.OK, searched.StatusCode);

        var metrics = "";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        string[] wanted = ["catalog_import_documents_total{", "outcome=\"created\"", "catalog_search_duration_seconds_count", "catalog_outbox_lag_seconds", "catalog_gate_answers_total{", "verdict=\""];
        while (!wanted.All(name => metrics.Contains(name, StringComparison.Ordinal)))
        {
            Assert.False(patience.IsCancellationRequested, $"Missing: {string.Join(", ", wanted.Where(name => !metrics.Contains(name, StringComparison.Ordinal)))}\n{metrics}");
            // It can be asked about as soon as it is in and judged.
            using (await admin.GetAsync(new Uri("/api/v1/products/unassigned/orders/gate", UriKind.Relative), Ct)) { }
            await Task.Delay(100, Ct);
            metrics = await admin.GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct);
        }
    }
}
