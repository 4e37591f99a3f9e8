using System.Net;
using System.Net.Http.Json;
using Catalog.Server.Tests.Fixtures;
using Xunit;

namespace Catalog.Server.Tests.Hosting;

/// <summary>Readiness tells the truth: a lost database shows, and its return shows without a restart.</summary>
public sealed class HealthTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lost_database_makes_it_not_ready_until_it_is_back()
    {
        await using var portal = new PortalHost();
        using var client = portal.Anonymous();
        var file = Path.Combine(portal.DataDirectory, "catalog.db");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/healthz/ready"));

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Move(file, file + ".away");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(client, "/healthz/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/healthz/live"));

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(file);
        File.Move(file + ".away", file);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/healthz/ready"));
    }

    [Fact]
    public async Task A_lost_database_is_not_made_anew_and_nobody_writes_into_the_lost_one()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        var file = Path.Combine(portal.DataDirectory, "catalog.db");
        (await PutAsync(admin, "before")).EnsureSuccessStatusCode();
        foreach (var part in Directory.GetFiles(portal.DataDirectory, "catalog.db*")) File.Move(part, part.Replace("catalog.db", "away.db", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PutAsync(admin, "during")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(admin, "/products"));
        Assert.False(File.Exists(file));

        foreach (var part in Directory.GetFiles(portal.DataDirectory, "away.db*")) File.Move(part, part.Replace("away.db", "catalog.db", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(admin, "/api/v1/glossary/before"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(admin, "/api/v1/glossary/during"));
        (await PutAsync(admin, "after")).EnsureSuccessStatusCode();
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, string term) =>
        client.PutAsJsonAsync($"/api/v1/glossary/{term}", new { name = term, definition = "A word." }, Ct);

    [Fact]
    public async Task Metrics_can_be_fetched()
    {
        await using var portal = new PortalHost();
        using var client = portal.Anonymous();
        await StatusAsync(client, "/signin");

        var metrics = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct);

        Assert.Contains("http_server_request_duration", metrics, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ct);
        return answer.StatusCode;
    }
}
