using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Catalog.Server.Tests.Fixtures;

namespace Catalog.Server.Tests.Writing;

/// <summary>A team, a domain and who writes for them, made through the API itself.</summary>
internal static class MeshOf
{
    public const string Odps = """
        apiVersion: v1.0.0
        kind: DataProduct
        id: 64d9a1c2-parcels
        name: Parcels
        version: 1.2.0
        status: active
        domain: Logistics
        description:
          purpose: Counts parcels by day.
          limitations: Not before 2020.
        outputPorts:
          - name: table
            version: 1.0.0
            contractId: parcels-table
        team:
          name: Parcel Team
        customProperties:
          - property: costCentre
            value: 4711
        """;

    public const string Parcels = "/api/v1/products/logistics/parcels";

    /// <summary>A client with an owner token of the parcel team.</summary>
    public static async Task<HttpClient> OwnerAsync(PortalHost portal, HttpClient admin, CancellationToken ct)
    {
        using (var domain = await admin.PutAsJsonAsync("/api/v1/domains/logistics", new { name = "Logistics" }, ct)) Made(domain);
        using (var team = await admin.PutAsJsonAsync("/api/v1/teams/parcel-team", new { name = "Parcel Team", domain = "logistics" }, ct)) Made(team);
        return With(portal, await admin.MakeTokenAsync(new { name = "parcels", role = "owner", team = "parcel-team" }, ct));
    }

    public static HttpClient With(PortalHost portal, string secret)
    {
        var client = portal.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return client;
    }

    public static Task<HttpResponseMessage> PutDocumentAsync(this HttpClient client, string path, string text, CancellationToken ct, string type = "application/yaml", string? ifMatch = null) =>
        SendAsync(client, HttpMethod.Put, path, new StringContent(text, Encoding.UTF8, type), ifMatch, ct);

    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, HttpContent? content, string? ifMatch, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await client.SendAsync(request, ct);
    }

    /// <summary>The body, once the status is the expected one; else what was said instead.</summary>
    public static async Task<JsonElement> IsAsync(this Task<HttpResponseMessage> sending, HttpStatusCode status, CancellationToken ct)
    {
        using var answer = await sending;
        var text = await answer.Content.ReadAsStringAsync(ct);
        if (answer.StatusCode != status) throw new InvalidOperationException($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri} answered {(int)answer.StatusCode} instead of {(int)status}: {text}");
        return text.Length > 0 && answer.Content.Headers.ContentType?.MediaType?.Contains("json", StringComparison.Ordinal) == true ? JsonDocument.Parse(text).RootElement : default;
    }

    private static void Made(HttpResponseMessage answer)
    {
        if (answer.StatusCode != HttpStatusCode.Created) throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri} answered {answer.StatusCode}.");
    }
}
