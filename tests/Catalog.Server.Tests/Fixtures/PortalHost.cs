using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Server.Tests.Fixtures;

/// <summary>The portal in the test's process over a data directory of its own, with the demo's sign-in and an empty mesh.</summary>
public class PortalHost : WebApplicationFactory<Program>
{
    /// <summary>Settings on top of those of the fixture.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Its data directory, removed in the end.</summary>
    public string DataDirectory { get; } = Directory.CreateTempSubdirectory("catalog-host-").FullName;

    /// <summary>A client without cookies that follows nothing.</summary>
    public HttpClient Anonymous() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    /// <summary>A client signed in as a persona of the demo.</summary>
    public async Task<HttpClient> SignedInAsync(string persona, CancellationToken ct)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        var page = await client.GetStringAsync(new Uri("/signin", UriKind.Relative), ct);
        var token = Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["value"].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["persona"] = persona });
        using var answer = await client.PostAsync(new Uri("/signin/demo", UriKind.Relative), form, ct);
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"Signing in answered {answer.StatusCode}.");
        return client;
    }

    /// <summary>A service of the running portal.</summary>
    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Catalog:DataDirectory", DataDirectory);
        builder.UseSetting("Catalog:Demo:Seed", "false");
        builder.UseSetting("Logging:LogLevel:Default", "None");
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        catch (ObjectDisposedException)
        {
            // The program's own entry hears of the stop as well, and disposes what a worker still writes its last with.
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(DataDirectory)) Directory.Delete(DataDirectory, recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>Short words for what the tests send.</summary>
public static class Sending
{
    /// <summary>A GET with a token.</summary>
    public static async Task<HttpResponseMessage> GetWithAsync(this HttpClient client, string secret, string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", secret);
        return await client.SendAsync(request, ct);
    }

    /// <summary>Makes a token and answers with its secret.</summary>
    public static async Task<string> MakeTokenAsync(this HttpClient client, object token, CancellationToken ct)
    {
        using var made = await client.PostAsJsonAsync("/api/v1/tokens", token, ct);
        if (made.StatusCode != HttpStatusCode.Created) throw new InvalidOperationException(await made.Content.ReadAsStringAsync(ct));
        return (await made.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(ct)).GetProperty("secret").GetString()!;
    }
}
