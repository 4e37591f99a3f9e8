using System.Net;
using Xunit;

namespace Catalog.EndToEnd.Tests.Fixtures.Portal;

/// <summary>The two ways in which tests run the portal: as a process that can die, and inside the test.</summary>
public sealed class PortalProcessTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_portal_comes_back_at_the_same_address_and_stops_when_asked()
    {
        await using var portal = await PortalProcess.StartAsync(Ct);
        var first = portal.ProcessId;

        await portal.KillAsync();
        await portal.StartAgainAsync(Ct);
        var exit = await portal.TerminateAsync(Ct);

        Assert.NotEqual(first, portal.ProcessId);
        Assert.Equal(0, exit);
    }

    [Fact]
    public async Task A_portal_that_cannot_start_says_why()
    {
        var broken = new Dictionary<string, string> { ["Catalog:Database:Provider"] = "Papyrus" };

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => PortalProcess.StartAsync(Ct, broken));

        Assert.Contains("Catalog:Database:Provider", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_inside_the_test_listens_on_a_port_of_its_own()
    {
        await using var factory = new PortalFactory();
        using var http = new HttpClient { BaseAddress = factory.Url };

        // It answers at once and is ready when the schema is applied and the demo mesh is in.
        using var atOnce = await http.GetAsync(new Uri("healthz/live", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, atOnce.StatusCode);
        await factory.InitializeAsync();
        using var then = await http.GetAsync(new Uri("api/v1/products", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, then.StatusCode);
    }
}
