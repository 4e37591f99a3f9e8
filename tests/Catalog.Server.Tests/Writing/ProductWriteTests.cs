using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Catalog.Server.Tests.Fixtures;
using Xunit;

namespace Catalog.Server.Tests.Writing;

/// <summary>Writing products, contracts and pages over HTTP, as a pipeline does it.</summary>
public sealed class ProductWriteTests
{
    private const string Json = """{"apiVersion":"v1.0.0","kind":"DataProduct","id":"64d9a1c2-parcels","name":"Parcels","version":"1.3.0","status":"active","domain":"Logistics","team":{"name":"Parcel Team"},"description":{"purpose":"Counts parcels by hour."}}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_product_is_made_left_alone_updated_and_retired()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var owner = await MeshOf.OwnerAsync(portal, admin, Ct);

        var made = await owner.PutDocumentAsync(MeshOf.Parcels, MeshOf.Odps, Ct).IsAsync(HttpStatusCode.Created, Ct);
        var same = await owner.PutDocumentAsync(MeshOf.Parcels, MeshOf.Odps, Ct).IsAsync(HttpStatusCode.OK, Ct);
        var yaml = await owner.GetStringAsync(new Uri(MeshOf.Parcels + "/odps.yaml", UriKind.Relative), Ct);
        var read = await owner.PutDocumentAsync(MeshOf.Parcels, yaml, Ct).IsAsync(HttpStatusCode.OK, Ct);
        var json = await owner.PutDocumentAsync(MeshOf.Parcels, Json, Ct, "application/json").IsAsync(HttpStatusCode.OK, Ct);

        Assert.Equal("created", made.GetProperty("outcome").GetString());
        Assert.Equal("unchanged", same.GetProperty("outcome").GetString());
        Assert.Contains("costCentre", yaml, StringComparison.Ordinal);
        Assert.Equal("unchanged", read.GetProperty("outcome").GetString());
        Assert.Equal("updated", json.GetProperty("outcome").GetString());

        await owner.DeleteAsync(new Uri(MeshOf.Parcels, UriKind.Relative), Ct).IsAsync(HttpStatusCode.NoContent, Ct);
        var retired = await owner.GetFromJsonAsync<JsonElement>(MeshOf.Parcels, Ct);
        Assert.Equal("retired", retired.GetProperty("lifecycle").GetString());
    }

    [Fact]
    public async Task Writes_at_once_all_go_through_unless_they_insist_on_a_version()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var owner = await MeshOf.OwnerAsync(portal, admin, Ct);

        // The first of them makes it.
        var made = await AtOnceAsync(i => owner.PutDocumentAsync(MeshOf.Parcels, MeshOf.Odps.Replace("by day", $"by {i}", StringComparison.Ordinal), Ct));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Created], made);
        Assert.All(await AtOnceAsync(i => owner.PutAsJsonAsync($"{MeshOf.Parcels}/docs/overview", new { markdown = $"Text {i}" }, Ct)), status => Assert.Equal(HttpStatusCode.OK, status));
        await admin.PutAsJsonAsync("/api/v1/domains/at-once", new { name = "At once" }, Ct).IsAsync(HttpStatusCode.Created, Ct);
        Assert.All(await AtOnceAsync(i => admin.PutAsJsonAsync("/api/v1/domains/at-once", new { name = "At once", description = $"Text {i}" }, Ct)), status => Assert.Equal(HttpStatusCode.OK, status));

        using var read = await owner.GetAsync(new Uri(MeshOf.Parcels, UriKind.Relative), Ct);
        var insisting = await AtOnceAsync(i => owner.PutDocumentAsync(MeshOf.Parcels, MeshOf.Odps.Replace("by day", $"by {i} anew", StringComparison.Ordinal), Ct, ifMatch: read.Headers.ETag!.Tag));
        Assert.Equal([HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.PreconditionFailed, 5)], insisting);

        async Task<HttpStatusCode[]> AtOnceAsync(Func<int, Task<HttpResponseMessage>> write)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => write(i), Ct)));
            foreach (var answer in answers) answer.Dispose();
            return [.. answers.Select(a => a.StatusCode).Order()];
        }
    }

    [Fact]
    public async Task A_write_that_must_not_happen_is_refused_by_its_reason()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var owner = await MeshOf.OwnerAsync(portal, admin, Ct);
        using var analyst = await portal.SignedInAsync("ana.ruiz", Ct);
        using var steward = MeshOf.With(portal, await admin.MakeTokenAsync(new { name = "elsewhere", role = "reader" }, Ct));
        await owner.PutDocumentAsync(MeshOf.Parcels, MeshOf.Odps, Ct).IsAsync(HttpStatusCode.Created, Ct);
        var changed = MeshOf.Odps.Replace("by day", "by week", StringComparison.Ordinal);

        await owner.PutDocumentAsync(MeshOf.Parcels, changed.Replace("64d9a1c2-parcels", "another", StringComparison.Ordinal), Ct).IsAsync(HttpStatusCode.Conflict, Ct);
        await owner.PutDocumentAsync(MeshOf.Parcels, changed, Ct, ifMatch: "\"9999\"").IsAsync(HttpStatusCode.PreconditionFailed, Ct);
        foreach (var unreadable in (string[])["1", "garbage", "1.de18e0373943f19eed7d88cb"])
            await owner.PutDocumentAsync(MeshOf.Parcels, changed, Ct, ifMatch: unreadable).IsAsync(HttpStatusCode.PreconditionFailed, Ct);
        await analyst.PutDocumentAsync(MeshOf.Parcels, changed, Ct).IsAsync(HttpStatusCode.Forbidden, Ct);
        await steward.PutDocumentAsync(MeshOf.Parcels, changed, Ct).IsAsync(HttpStatusCode.Forbidden, Ct);
        await analyst.DeleteAsync(new Uri(MeshOf.Parcels, UriKind.Relative), Ct).IsAsync(HttpStatusCode.Forbidden, Ct);
        await owner.PutDocumentAsync(MeshOf.Parcels, "kind: [", Ct).IsAsync(HttpStatusCode.UnprocessableEntity, Ct);

        using var now = await owner.GetAsync(new Uri(MeshOf.Parcels + "/odps.yaml", UriKind.Relative), Ct);
        Assert.Contains("by day", await now.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        await owner.PutDocumentAsync(MeshOf.Parcels, changed, Ct, ifMatch: $"\"other\", {now.Headers.ETag!.Tag}").IsAsync(HttpStatusCode.OK, Ct);
    }

    [Fact]
    public async Task A_page_takes_a_new_text_only_over_the_one_that_was_read()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var owner = await MeshOf.OwnerAsync(portal, admin, Ct);
        await owner.PutDocumentAsync(MeshOf.Parcels, MeshOf.Odps, Ct).IsAsync(HttpStatusCode.Created, Ct);
        const string page = MeshOf.Parcels + "/docs/how-to";

        await owner.PutAsJsonAsync(page, new { markdown = "# One", title = "How to" }, Ct).IsAsync(HttpStatusCode.OK, Ct);
        using var read = await owner.GetAsync(new Uri(page, UriKind.Relative), Ct);
        await MeshOf.SendAsync(owner, HttpMethod.Put, page, JsonContent.Create(new { markdown = "# Two" }), read.Headers.ETag!.Tag, Ct).IsAsync(HttpStatusCode.OK, Ct);
        await MeshOf.SendAsync(owner, HttpMethod.Put, page, JsonContent.Create(new { markdown = "# Three" }), read.Headers.ETag.Tag, Ct).IsAsync(HttpStatusCode.PreconditionFailed, Ct);

        var revisions = (await owner.GetFromJsonAsync<JsonElement>(page + "/revisions", Ct)).GetProperty("items");
        Assert.Equal([2, 1], revisions.EnumerateArray().Select(revision => revision.GetProperty("number").GetInt32()));
        Assert.Equal("# Two", (await owner.GetFromJsonAsync<JsonElement>(page, Ct)).GetProperty("markdown").GetString());
    }

    [Fact]
    public async Task A_contract_keeps_each_version_that_was_put()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var owner = await MeshOf.OwnerAsync(portal, admin, Ct);
        using var analyst = await portal.SignedInAsync("ana.ruiz", Ct);
        const string contract = "/api/v1/contracts/parcels-table";

        await owner.PutDocumentAsync(contract, Odcs("1.0.0"), Ct).IsAsync(HttpStatusCode.Created, Ct);
        await owner.PutDocumentAsync(contract, Odcs("1.0.0"), Ct).IsAsync(HttpStatusCode.OK, Ct);
        await owner.PutDocumentAsync(contract, Odcs("1.1.0"), Ct);
        await analyst.PutDocumentAsync(contract, Odcs("2.0.0"), Ct).IsAsync(HttpStatusCode.Forbidden, Ct);

        var versions = (await analyst.GetFromJsonAsync<JsonElement>(contract + "/versions", Ct)).GetProperty("items");
        Assert.Equal(["1.1.0", "1.0.0"], versions.EnumerateArray().Select(version => version.GetProperty("version").GetString()));
        Assert.Contains("1.0.0", await analyst.GetStringAsync(new Uri(contract + "/versions/1.0.0.yaml", UriKind.Relative), Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_that_is_put_is_a_draft_until_it_is_published()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var owner = await MeshOf.OwnerAsync(portal, admin, Ct);
        using var analyst = await portal.SignedInAsync("ana.ruiz", Ct);
        const string contract = "/api/v1/contracts/parcels-table";
        var text = "# agreed with the depot\n" + Odcs("1.0.0");

        var put = await owner.PutDocumentAsync(contract, text, Ct).IsAsync(HttpStatusCode.Created, Ct);
        var (draft, draftText) = (await StatusAsync(), await owner.GetStringAsync(new Uri(contract + "/versions/1.0.0.yaml", UriKind.Relative), Ct));
        await owner.PutDocumentAsync(contract, text.Replace("Parcels table", "Parcel table", StringComparison.Ordinal), Ct).IsAsync(HttpStatusCode.OK, Ct);
        await analyst.PostAsync(new Uri(contract + "/publish", UriKind.Relative), null, Ct).IsAsync(HttpStatusCode.Forbidden, Ct);
        await MeshOf.SendAsync(owner, HttpMethod.Post, contract + "/publish", null, "\"9999\"", Ct).IsAsync(HttpStatusCode.PreconditionFailed, Ct);
        var published = await owner.PostAsync(new Uri(contract + "/publish", UriKind.Relative), null, Ct).IsAsync(HttpStatusCode.OK, Ct);

        Assert.Contains(put.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("code").GetString() == "draft");
        Assert.Equal("draft", draft);
        Assert.Contains("status: draft", draftText, StringComparison.Ordinal);
        Assert.Equal("active", published.GetProperty("status").GetString());
        Assert.Equal("active", await StatusAsync());
        Assert.Contains("status: active", await owner.GetStringAsync(new Uri(contract + "/versions/1.0.0.yaml", UriKind.Relative), Ct), StringComparison.Ordinal);

        // What was promised stays: the same text is nothing new, another one is kept beside it.
        var again = await owner.PutDocumentAsync(contract, text.Replace("Parcels table", "Parcel table", StringComparison.Ordinal), Ct).IsAsync(HttpStatusCode.OK, Ct);
        var other = await owner.PutDocumentAsync(contract, text.Replace("Parcels table", "Another", StringComparison.Ordinal), Ct).IsAsync(HttpStatusCode.OK, Ct);
        Assert.Equal("unchanged", again.GetProperty("outcome").GetString());
        Assert.Equal("conflict", other.GetProperty("outcome").GetString());
        await owner.PostAsync(new Uri(contract + "/publish", UriKind.Relative), null, Ct).IsAsync(HttpStatusCode.Conflict, Ct);
        await owner.PostAsync(new Uri(contract + "/publish?version=9.9.9", UriKind.Relative), null, Ct).IsAsync(HttpStatusCode.NotFound, Ct);

        async Task<string?> StatusAsync() => (await owner.GetFromJsonAsync<JsonElement>(contract, Ct)).GetProperty("status").GetString();
    }

    [Theory]
    [InlineData("application/yaml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task An_import_is_followed_to_its_report(string calledByItsSender)
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var content = new StringContent(MeshOf.Odps, Encoding.UTF8, calledByItsSender);

        var started = await admin.PostAsync(new Uri("/api/v1/imports?name=parcels.odps.yaml", UriKind.Relative), content, Ct).IsAsync(HttpStatusCode.Accepted, Ct);
        JsonElement run;
        do
        {
            await Task.Delay(100, Ct);
            run = await admin.GetFromJsonAsync<JsonElement>($"/api/v1/imports/{started.GetProperty("id").GetGuid()}", Ct);
        }
        while (run.GetProperty("state").GetString() == "running");

        Assert.Equal("finished", run.GetProperty("state").GetString());
        var item = Assert.Single(run.GetProperty("report").GetProperty("items").EnumerateArray());
        Assert.Equal("created", item.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Access_is_asked_for_approved_by_another_made_real_and_ended()
    {
        await using var portal = new PortalHost();
        using var admin = await portal.SignedInAsync("ingrid.solberg", Ct);
        using var owner = await MeshOf.OwnerAsync(portal, admin, Ct);
        using var analyst = await portal.SignedInAsync("ana.ruiz", Ct);
        await owner.PutDocumentAsync(MeshOf.Parcels, MeshOf.Odps, Ct).IsAsync(HttpStatusCode.Created, Ct);
        var until = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(30);

        var asked = await analyst.PostAsJsonAsync("/api/v1/access-requests", new { product = "logistics/parcels", port = "table", purpose = "Plans vans.", until }, Ct).IsAsync(HttpStatusCode.Created, Ct);
        var request = $"/api/v1/access-requests/{asked.GetProperty("id").GetGuid()}";
        await analyst.PostAsync(new Uri(request + "/approve", UriKind.Relative), null, Ct).IsAsync(HttpStatusCode.Forbidden, Ct);
        var approved = await admin.PostAsync(new Uri(request + "/approve", UriKind.Relative), null, Ct).IsAsync(HttpStatusCode.OK, Ct);
        Assert.Equal("approved", approved.GetProperty("state").GetString());

        var grant = $"/api/v1/grants/{approved.GetProperty("grantId").GetGuid()}";
        await analyst.PostAsync(new Uri(grant + "/provisioning", UriKind.Relative), null, Ct).IsAsync(HttpStatusCode.Forbidden, Ct);
        await MeshOf.SendAsync(admin, HttpMethod.Post, grant + "/provisioning", null, "\"9999\"", Ct).IsAsync(HttpStatusCode.PreconditionFailed, Ct);
        await admin.PostAsync(new Uri(grant + "/provisioning", UriKind.Relative), null, Ct).IsAsync(HttpStatusCode.NoContent, Ct);
        await admin.PostAsJsonAsync(grant + "/revoke", new { reason = "The vans are planned." }, Ct).IsAsync(HttpStatusCode.NoContent, Ct);

        Assert.Equal("revoked", (await analyst.GetFromJsonAsync<JsonElement>(grant, Ct)).GetProperty("state").GetString());
        Assert.NotEqual(JsonValueKind.Null, (await analyst.GetFromJsonAsync<JsonElement>(grant, Ct)).GetProperty("provisionedAt").ValueKind);
    }

    private static string Odcs(string version) => $"""
        apiVersion: v3.0.2
        kind: DataContract
        id: parcels-table
        name: Parcels table
        version: {version}
        status: active
        schema:
          - name: parcels
            logicalType: object
            properties:
              - name: day
                logicalType: date
        """;
}
