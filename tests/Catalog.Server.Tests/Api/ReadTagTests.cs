using System.Net;
using System.Net.Http.Headers;
using Catalog.Server.Tests.Permissions;
using Xunit;

namespace Catalog.Server.Tests.Api;

/// <summary>Reads carry a tag, and whoever sends it back is answered "not modified"; writes take it where a version makes sense.</summary>
[Collection(nameof(PermissionPortal))]
public sealed class ReadTagTests(PermissionPortal portal)
{
    /// <summary>What bears no tag, and why.</summary>
    private static readonly Dictionary<string, string> Untagged = new()
    {
        ["GET /api/v1/activity.csv"] = "The whole trail, written as it is read.",
    };

    /// <summary>Every GET of the table that all endpoints stand in, which an administrator is answered 200.</summary>
    public static TheoryData<string> Reads => [.. Matrix.Rows
        .Where(r => r.Method == "GET" && r.Route.StartsWith("/api/v1/", StringComparison.Ordinal) && r.Visibility is "any" or "open" && r.Expected[Matrix.Actors.ToList().IndexOf("admin")] == "200")
        .Where(r => !Untagged.ContainsKey(r.Endpoint)).Select(r => r.Route).Distinct()];

    [Theory, MemberData(nameof(Reads))]
    public async Task A_read_bears_a_tag_and_is_not_sent_again_to_whoever_has_it(string route)
    {
        var address = Requests.Address(route, portal.Shared("open"));
        using var first = await portal["admin"].GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.True(first.Headers.ETag is { IsWeak: false }, $"{address} has no strong ETag.");

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var second = await portal["admin"].SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
    }

    [Fact]
    public async Task Somebody_elses_answer_bears_another_tag()
    {
        var address = Requests.Address("/api/v1/products/{domain}/{name}", portal.Shared("restricted"));

        Assert.NotEqual(await TagAsync("admin", address), await TagAsync("analyst", address));
    }

    [Theory]
    [InlineData("/api/v1/domains/{key}", "PUT /api/v1/domains/{key}")]
    [InlineData("/api/v1/teams/{key}", "PUT /api/v1/teams/{key}")]
    [InlineData("/api/v1/glossary/{key}", "PUT /api/v1/glossary/{key}")]
    [InlineData("/api/v1/products/{domain}/{name}/validity/policy", "PUT /api/v1/products/{domain}/{name}/validity/policy")]
    [InlineData("/api/v1/validity/policy", "PUT /api/v1/validity/policy")]
    [InlineData("/api/v1/products/{domain}/{name}/gate", "PUT /api/v1/products/{domain}/{name}/validity/override")]
    public async Task What_was_read_is_written_over_once(string read, string write)
    {
        var world = await portal.MakeAsync("open");
        var tag = await TagAsync("admin", Requests.Address(read, world));

        var first = await WriteAsync(write, world, tag);
        var second = await WriteAsync(write, world, tag);

        Assert.True((int)first.StatusCode is 200 or 204, $"{first.StatusCode}");
        // The same words again are no change to a domain, a team or a term; a rule or an override is a new one each time.
        if (write.Contains("/validity/", StringComparison.Ordinal)) Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        else Assert.NotNull(first.Headers.ETag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await WriteAsync(write, world, new EntityTagHeaderValue("\"4711.beef\""))).StatusCode);
    }

    private async Task<EntityTagHeaderValue> TagAsync(string actor, string address)
    {
        using var answer = await portal[actor].GetAsync(address, TestContext.Current.CancellationToken);
        return answer.Headers.ETag!;
    }

    private async Task<HttpResponseMessage> WriteAsync(string endpoint, World world, EntityTagHeaderValue tag)
    {
        using var request = Requests.Of("PUT", endpoint["PUT ".Length..], world);
        request.Headers.IfMatch.Add(tag);
        return await portal["admin"].SendAsync(request, TestContext.Current.CancellationToken);
    }
}
