using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using Catalog.Core.People;
using Catalog.Server.Auth;
using Catalog.Server.Tests.Fixtures;
using Xunit;

namespace Catalog.Server.Tests.Auth;

/// <summary>Who somebody is, and what claims and assignments make of them.</summary>
public sealed class ActorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_administrator_of_the_demo_is_one_without_the_demo_mesh()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var analyst = await portal.SignedInAsync("ana.ruiz", Ct);

        Assert.True((await admin.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct)).GetProperty("administrator").GetBoolean());
        Assert.False((await analyst.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct)).GetProperty("administrator").GetBoolean());
    }

    [Fact]
    public async Task A_role_given_and_taken_holds_without_signing_in_again()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var analyst = await portal.SignedInAsync("ana.ruiz", Ct);
        var id = (await analyst.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct)).GetProperty("personId").GetGuid();

        using var given = await admin.PostAsJsonAsync($"/api/v1/role-assignments/{id}", new { role = "administrator" }, Ct);
        Assert.Equal(HttpStatusCode.Created, given.StatusCode);
        await UntilAsync(analyst, administrator: true);
        using var twice = await admin.PostAsJsonAsync($"/api/v1/role-assignments/{id}", new { role = "administrator" }, Ct);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);

        using var taken = await admin.DeleteAsync(new Uri(given.Headers.Location!.ToString(), UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        await UntilAsync(analyst, administrator: false);
    }

    [Fact]
    public async Task Only_administrators_give_roles()
    {
        await using var portal = new PortalHost();
        using var analyst = await portal.SignedInAsync("ana.ruiz", Ct);
        var id = (await analyst.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct)).GetProperty("personId").GetGuid();

        using var refused = await analyst.PostAsJsonAsync($"/api/v1/role-assignments/{id}", new { role = "administrator" }, Ct);
        using var list = await analyst.GetAsync(new Uri("/api/v1/role-assignments", UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, list.StatusCode);
    }

    [Fact]
    public void Claims_give_exactly_the_rights_they_are_mapped_to()
    {
        ClaimMapping[] mappings =
        [
            new("roles", "Catalog.Admin", new MappedRight(Role.Administrator, null)),
            new("groups", "sales-team", new MappedRight(Role.Owner, "order-management")),
        ];
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim("groups", "sales-team"), new Claim("roles", "catalog.admin"), new Claim("roles", "sales-team")], "test"));

        var rights = SignInCompletion.RightsOf(person, mappings);

        Assert.Equal([new MappedRight(Role.Owner, "order-management")], rights);
    }

    [Fact]
    public void Rights_survive_the_cookie()
    {
        var person = PersonId.From(new Guid("01900000-0000-7000-8000-000000000001"));
        MappedRight[] rights = [new(Role.Administrator, null), new(Role.Steward, "sales")];

        var principal = CatalogClaims.Principal(person, "Ana", rights, "test");

        Assert.Equal(person, CatalogClaims.PersonOf(principal));
        Assert.Equal(rights, CatalogClaims.RightsOf(principal));
    }

    [Theory]
    [InlineData("/products?q=a", "/products?q=a")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData(null, "/")]
    public void Signing_in_leads_nowhere_else(string? asked, string led) => Assert.Equal(led, SignInEndpoints.Local(asked));

    private static async Task UntilAsync(HttpClient client, bool administrator)
    {
        for (var i = 0; i < 50; i++)
        {
            if ((await client.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct)).GetProperty("administrator").GetBoolean() == administrator) return;
            await Task.Delay(100, Ct);
        }
        Assert.Fail($"The right did not become {administrator} within 5 s.");
    }
}
