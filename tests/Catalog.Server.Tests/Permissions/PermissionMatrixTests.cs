using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.Server.Tests.Permissions;

/// <summary>Every endpoint that the portal maps, asked by everybody, about products of every visibility.</summary>
[Collection(nameof(PermissionPortal))]
public sealed class PermissionMatrixTests(PermissionPortal portal)
{
    /// <summary>What neither the API nor a page is, and open to everybody on purpose.</summary>
    private static readonly string[] OpenToEverybody = ["/healthz/live", "/healthz/ready", "/metrics", "/openapi/{documentName}.json", "/signin/demo", "/signout", "/{**path:file}"];

    /// <summary>What neither the API nor a page is, and asks who is there.</summary>
    private static readonly string[] ForWhoIsSignedIn = ["/_blazor", "/_blazor/negotiate", "/_blazor/disconnect", "/_blazor/initializers"];

    /// <summary>What pages say where they show less.</summary>
    private static readonly string[] Withheld = ["This is not open to you", "opens with access", "Imports are for owners", "You own no team", "Nothing to ask for"];

    public static TheoryData<string> Rows => [.. Matrix.Rows.Select((row, at) => $"{at} {row.Method} {row.Route} of {row.Visibility}")];

    [Fact]
    public void Every_endpoint_has_an_expectation()
    {
        var expected = Matrix.Rows.Select(r => r.Endpoint).ToHashSet();
        var mapped = Mapped().ToHashSet();
        Assert.True(mapped.IsSubsetOf(expected), $"Say who may what, in Matrix, for: {string.Join(", ", mapped.Except(expected).Order())}");
        Assert.True(expected.IsSubsetOf(mapped), $"Nothing answers any more at: {string.Join(", ", expected.Except(mapped).Order())}");
    }

    [Fact]
    public void Everything_that_names_a_product_is_asked_about_every_hidden_one()
    {
        var asked = Matrix.Rows.Where(r => r.Visibility == "hidden").Select(r => r.Endpoint).ToHashSet();
        var named = Matrix.Rows.Select(r => r.Endpoint).Where(e => e.Contains("{domain}", StringComparison.OrdinalIgnoreCase) || e.Contains("/contracts/", StringComparison.Ordinal)).ToHashSet();
        Assert.Empty(named.Except(asked));
    }

    [Fact]
    public void What_is_neither_API_nor_page_is_open_or_for_who_is_signed_in_on_purpose()
    {
        var others = Endpoints().Where(e => !IsApi(e) && !IsPage(e) && e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            // The script of the pages and the assets it brings.
            .Where(e => !Pattern(e).StartsWith("/_framework/", StringComparison.Ordinal))
            .ToLookup(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null || e.Metadata.GetMetadata<IAuthorizeData>() is null, Pattern);
        Assert.Empty(others[true].Except(OpenToEverybody));
        Assert.Empty(others[false].Except(ForWhoIsSignedIn));
    }

    [Theory, MemberData(nameof(Rows))]
    public async Task Everybody_is_answered_what_their_rights_say(string at)
    {
        var row = Matrix.Rows[int.Parse(at.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)];
        var wrong = new List<string>();
        foreach (var (actor, expected) in Matrix.Actors.Zip(row.Expected).Where(pair => pair.Second != "-"))
        {
            // What changes something gets a world of its own.
            var changes = row.Method is not ("GET" or "PAGE") && expected[0] == '2';
            var world = changes ? await portal.MakeAsync(row.Visibility is "any" ? "open" : row.Visibility) : portal.Shared(row.Visibility);
            using var request = Requests.Of(row.Method, row.Route, world);
            using var response = await portal[actor].SendAsync(request);
            var body = await response.Content.ReadAsStringAsync();
            var answered = row.Method == "PAGE" && Withheld.Any(w => body.Contains(w, StringComparison.Ordinal)) ? "less" : $"{(int)response.StatusCode}";
            if (answered != expected) wrong.Add($"{actor} is answered {answered} instead of {expected}: {(row.Method == "PAGE" ? response.Headers.Location : body)}");
            if (answered == "202" && row.Route.Contains("/imports", StringComparison.Ordinal)) await FinishedAsync(body);
        }
        Assert.True(wrong.Count == 0, $"{row.Method} {row.Route} of {row.Visibility}\n{string.Join('\n', wrong)}");
    }

    /// <summary>Only a few imports run at once.</summary>
    private async Task FinishedAsync(string started)
    {
        var id = JsonDocument.Parse(started).RootElement.GetProperty("id").GetString();
        for (var state = "running"; state == "running"; await Task.Delay(20))
            state = (await portal["admin"].GetFromJsonAsync<JsonElement>($"/api/v1/imports/{id}")).GetProperty("state").GetString();
    }

    private IEnumerable<string> Mapped()
    {
        foreach (var endpoint in Endpoints())
        {
            if (IsPage(endpoint)) yield return $"PAGE {Pattern(endpoint)}";
            else if (IsApi(endpoint))
                foreach (var method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods) yield return $"{method} {Pattern(endpoint)}";
        }
    }

    private IEnumerable<RouteEndpoint> Endpoints() => portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static bool IsApi(RouteEndpoint endpoint) => Pattern(endpoint) is var pattern && (pattern.StartsWith("/api/", StringComparison.Ordinal) || pattern.StartsWith("/marquez/", StringComparison.Ordinal));

    private static bool IsPage(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    private static string Pattern(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText?.Trim('/')}";
}
