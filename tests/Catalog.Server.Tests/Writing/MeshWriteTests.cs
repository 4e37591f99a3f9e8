using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Catalog.Server.Tests.Fixtures;
using Xunit;

namespace Catalog.Server.Tests.Writing;

/// <summary>Domains, teams, terms and pages over HTTP: made, changed, renamed, and refused with a reason.</summary>
public sealed class MeshWriteTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_domain_is_made_described_moved_and_renamed_and_its_old_key_leads_to_it()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);

        await admin.PutAsJsonAsync("/api/v1/domains/sales", new { name = "Sales" }, Ct).IsAsync(HttpStatusCode.Created, Ct);
        await admin.PutAsJsonAsync("/api/v1/domains/shops", new { name = "Shops", parent = "sales" }, Ct).IsAsync(HttpStatusCode.Created, Ct);
        await admin.PutAsJsonAsync("/api/v1/domains/shops", new { name = "Shops", description = "Bricks", parent = "sales" }, Ct).IsAsync(HttpStatusCode.OK, Ct);
        await MeshOf.SendAsync(admin, HttpMethod.Put, "/api/v1/domains/shops", JsonContent.Create(new { name = "Late" }), "\"9999\"", Ct).IsAsync(HttpStatusCode.PreconditionFailed, Ct);
        await admin.PutAsJsonAsync("/api/v1/domains/sales", new { name = "Sales", parent = "shops" }, Ct).IsAsync(HttpStatusCode.UnprocessableEntity, Ct);
        await admin.PutAsJsonAsync("/api/v1/domains/lost", new { name = "Lost", parent = "nowhere" }, Ct).IsAsync(HttpStatusCode.UnprocessableEntity, Ct);
        await admin.PutAsJsonAsync("/api/v1/domains/shops", new { name = "Stores", description = "Bricks", parent = "sales", key = "stores" }, Ct).IsAsync(HttpStatusCode.OK, Ct);

        var old = await admin.GetFromJsonAsync<JsonElement>("/api/v1/domains/shops", Ct);
        Assert.Equal(("stores", "Stores", "sales"), (old.GetProperty("key").GetString(), old.GetProperty("name").GetString(), old.GetProperty("parent").GetString()));
        var listed = (await admin.GetFromJsonAsync<JsonElement>("/api/v1/domains", Ct)).GetProperty("items").EnumerateArray().Select(d => d.GetProperty("key").GetString()).ToList();
        Assert.True(listed.IndexOf("sales") < listed.IndexOf("stores"), "Parents stand before their children.");
    }

    [Fact]
    public async Task A_team_and_a_term_are_made_changed_and_renamed()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var analyst = await portal.SignedInAsync("ana.ruiz", Ct);
        await admin.PutAsJsonAsync("/api/v1/domains/sales", new { name = "Sales" }, Ct).IsAsync(HttpStatusCode.Created, Ct);

        await admin.PutAsJsonAsync("/api/v1/teams/order-team", new { name = "Order Team", domain = "sales" }, Ct).IsAsync(HttpStatusCode.Created, Ct);
        await admin.PutAsJsonAsync("/api/v1/teams/order-team", new { name = "Orders", domain = "sales", key = "orders" }, Ct).IsAsync(HttpStatusCode.OK, Ct);
        Assert.Equal("orders", (await analyst.GetFromJsonAsync<JsonElement>("/api/v1/teams/order-team", Ct)).GetProperty("key").GetString());
        await analyst.PutAsJsonAsync("/api/v1/teams/mine", new { name = "Mine" }, Ct).IsAsync(HttpStatusCode.Forbidden, Ct);

        await admin.PutAsJsonAsync("/api/v1/glossary/margin", new { name = "Margin", definition = "What is left.", synonyms = new[] { "profit" } }, Ct).IsAsync(HttpStatusCode.Created, Ct);
        await admin.PutAsJsonAsync("/api/v1/glossary/margin", new { name = "Margin", definition = "What is left of a sale.", synonyms = new[] { "profit" } }, Ct).IsAsync(HttpStatusCode.OK, Ct);
        await analyst.PutAsJsonAsync("/api/v1/glossary/margin", new { name = "Margin", definition = "Mine." }, Ct).IsAsync(HttpStatusCode.Forbidden, Ct);
        await admin.PutAsJsonAsync("/api/v1/glossary/empty", new { name = " ", definition = "" }, Ct).IsAsync(HttpStatusCode.UnprocessableEntity, Ct);
        Assert.Equal("What is left of a sale.", (await analyst.GetFromJsonAsync<JsonElement>("/api/v1/glossary/margin", Ct)).GetProperty("definition").GetString());
    }

    [Fact]
    public async Task The_tags_of_products_are_listed_with_how_many_bear_them()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var owner = await MeshOf.OwnerAsync(portal, admin, Ct);
        await owner.PutDocumentAsync(MeshOf.Parcels, MeshOf.Odps + "\ntags: [vans, daily]\n", Ct).IsAsync(HttpStatusCode.Created, Ct);

        var tags = (await owner.GetFromJsonAsync<JsonElement>("/api/v1/tags", Ct)).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["daily", "vans"], tags.Select(t => t.GetProperty("tag").GetString()).Order(StringComparer.Ordinal));
        Assert.All(tags, t => Assert.Equal(1, t.GetProperty("products").GetInt32()));
    }

    [Fact]
    public async Task Two_who_write_a_page_at_once_are_merged_unless_they_changed_the_same_lines()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var owner = await MeshOf.OwnerAsync(portal, admin, Ct);
        await owner.PutDocumentAsync(MeshOf.Parcels, MeshOf.Odps, Ct).IsAsync(HttpStatusCode.Created, Ct);
        const string page = MeshOf.Parcels + "/docs/how-to";
        await owner.PutAsJsonAsync(page, new { markdown = "one\n\ntwo\n\nthree", title = "How to" }, Ct).IsAsync(HttpStatusCode.OK, Ct);
        await owner.PutAsJsonAsync(page, new { markdown = "ONE\n\ntwo\n\nthree", baseRevision = 1 }, Ct).IsAsync(HttpStatusCode.OK, Ct);

        var merged = await admin.PutAsJsonAsync(page, new { markdown = "one\n\ntwo\n\nTHREE", baseRevision = 1 }, Ct).IsAsync(HttpStatusCode.OK, Ct);
        await admin.PutAsJsonAsync(page, new { markdown = "Uno\n\ntwo\n\nthree", baseRevision = 1 }, Ct).IsAsync(HttpStatusCode.Conflict, Ct);

        Assert.Equal(3, merged.GetProperty("revision").GetInt32());
        Assert.NotEqual(JsonValueKind.Null, merged.GetProperty("mergedWith").ValueKind);
        var now = (await owner.GetFromJsonAsync<JsonElement>(page, Ct)).GetProperty("markdown").GetString();
        Assert.Equal("ONE\n\ntwo\n\nTHREE", now);
        await owner.PostAsync(new Uri(page + "/revisions/1/restore", UriKind.Relative), null, Ct).IsAsync(HttpStatusCode.OK, Ct);
        Assert.Equal("one\n\ntwo\n\nthree", (await owner.GetFromJsonAsync<JsonElement>(page, Ct)).GetProperty("markdown").GetString());
        await owner.GetAsync(new Uri(page + "/revisions/99", UriKind.Relative), Ct).IsAsync(HttpStatusCode.NotFound, Ct);
    }
}
