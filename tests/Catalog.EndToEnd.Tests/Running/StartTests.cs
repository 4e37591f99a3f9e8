using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Xunit;

namespace Catalog.EndToEnd.Tests.Running;

/// <summary>What cannot run does not start, and says why in one line.</summary>
public sealed class StartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Production", "Catalog:Auth:Mode", "--Catalog:Auth:Mode=Demo")]
    [InlineData("Production", "Catalog:Auth:Mode", "--Catalog:Auth:Mode=Kerberos")]
    [InlineData("Development", "Catalog:Database:Provider", "--Catalog:Database:Provider=Oracle")]
    [InlineData("Production", "Catalog:Database:ConnectionString", "--Catalog:Database:Provider=Postgres", "--Catalog:Database:ConnectionString=nonsense")]
    [InlineData("Production", "Catalog:Limits:Document", "--Catalog:Limits:Document=-5")]
    [InlineData("Development", "urls", "--urls=nonsense")]
    public async Task A_wrong_setting_is_said_in_one_line_and_nothing_starts(string environment, string key, params string[] settings)
    {
        using var terminal = new Terminal(environment);

        var said = await terminal.TypeAsync(Ct, settings);

        Assert.Equal(1, said.ExitCode);
        Assert.Empty(said.Answer);
        Assert.Contains(key, Assert.Single(said.Complaint), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(terminal.Folder));
    }

    [Fact]
    public async Task In_production_without_a_way_to_sign_in_it_runs_and_says_so_and_nobody_gets_in()
    {
        await using var portal = await PortalProcess.StartAsync(Ct, environment: "Production");
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = portal.Url };

        Assert.Contains("Nobody can sign in yet", await http.GetStringAsync(new Uri("signin", UriKind.Relative), Ct), StringComparison.Ordinal);
        Assert.Contains("Catalog:Auth:Mode", portal.Output, StringComparison.Ordinal);
        using var page = await http.GetAsync(new Uri("products", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        using var api = await http.GetAsync(new Uri("api/v1/products", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        using var persona = await http.PostAsync(new Uri("signin/demo", UriKind.Relative), new FormUrlEncodedContent([]), Ct);
        Assert.False(persona.Headers.Contains("Set-Cookie"), "Nobody is signed in by a persona.");
    }

    [Fact]
    public async Task An_address_that_is_taken_is_said_in_one_line()
    {
        using var terminal = new Terminal();
        using var taken = new TcpListener(IPAddress.Loopback, Loopback.FreePort());
        taken.Start();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");

        var said = await terminal.TypeAsync(Ct, "--urls", address, "--Catalog:Demo:Seed=false");

        Assert.Equal(1, said.ExitCode);
        Assert.Contains(address, Assert.Single(said.Complaint), StringComparison.Ordinal);
        // The log has no more to say about it.
        Assert.DoesNotContain(said.Answer, line => line.Contains("   at ", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal) || line.StartsWith("fail:", StringComparison.Ordinal));
    }
}
