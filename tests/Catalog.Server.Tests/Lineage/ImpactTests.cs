using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.Impact;
using Catalog.Data;
using Catalog.Data.Lineage;
using Catalog.Server.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Server.Tests.Lineage;

/// <summary>Who is touched by a change, and that they are told once; in the demo mesh.</summary>
public sealed class ImpactTests : IAsyncLifetime
{
    private const string Words = "From 1 March the amounts are in euros.";

    private readonly PortalHost portal = new();
    private HttpClient owner = null!;
    private string orders = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        portal.Settings["Catalog:Demo:Seed"] = "true";
        owner = await portal.SignedInAsync("priya.nair", Ct);
        while (!(await owner.GetAsync(new Uri("/healthz/ready", UriKind.Relative), Ct)).IsSuccessStatusCode) await Task.Delay(200, Ct);
        while (await portal.Get<LineageProjector>().WaitingAsync(Ct) > 0) await portal.Get<LineageProjector>().ProjectAsync(Ct);
        await portal.Get<LineageMoments>().FollowLogAsync(Ct);
        // The dataset of the owner's product from which most others are made, once the node knows the products.
        for (var reached = 0; reached == 0; await Task.Delay(100, Ct))
        {
            var moment = await portal.Get<ILineageMoments>().CurrentAsync(Ct);
            var own = moment.Mesh.Behind.Where(b => moment.Mesh.Products[b.Product].Key == "sales/orders").Select(b => moment.Graph.PlaceOf(b.Dataset)).Where(place => place >= 0).Select(place => moment.Graph.Nodes[place].Id);
            foreach (var id in own)
            {
                var products = (await GetAsync(owner, $"/api/v1/lineage/impact?node={Uri.EscapeDataString(id)}")).GetProperty("totals").GetProperty("products").GetInt32();
                if (products > reached) (reached, orders) = (products, id);
            }
        }
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task The_list_tells_how_far_whose_and_by_which_way()
    {
        var impact = await GetAsync(owner, $"/api/v1/lineage/impact?node={Uri.EscapeDataString(orders)}&limit=200");

        var items = impact.GetProperty("items").EnumerateArray().ToList();
        Assert.NotEmpty(items);
        Assert.Equal(items.Select(i => i.GetProperty("depth").GetInt32()).Order(), items.Select(i => i.GetProperty("depth").GetInt32()));
        Assert.All(items, i => Assert.Equal(i.GetProperty("depth").GetInt32() + 1, i.GetProperty("path").GetArrayLength()));
        Assert.All(items, i => Assert.Equal(i.GetProperty("name").GetString(), i.GetProperty("path").EnumerateArray().Last().GetString()));
        Assert.Equal(impact.GetProperty("totals").GetProperty("datasets").GetInt32(), items.Count(i => i.GetProperty("kind").GetString() == "dataset"));
        Assert.Equal(items.Count(i => i.GetProperty("kind").GetString() != "masked"), impact.GetProperty("owners").EnumerateArray().Sum(o => o.GetProperty("datasets").GetInt32() + o.GetProperty("jobs").GetInt32()));
        var csv = await owner.GetStringAsync(new Uri($"/api/v1/lineage/impact?node={Uri.EscapeDataString(orders)}&as=csv", UriKind.Relative), Ct);
        Assert.Equal(items.Count + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task The_list_is_narrowed_and_sorted_by_depth_product_and_owner()
    {
        var node = $"/api/v1/lineage/impact?node={Uri.EscapeDataString(orders)}&limit=200";
        var all = (await GetAsync(owner, node)).GetProperty("items").EnumerateArray().ToList();
        var product = all.Select(i => i.GetProperty("product").GetString()).First(p => p is not null);
        var byProduct = (await GetAsync(owner, $"{node}&sort=product")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("product").GetString()).OfType<string>().ToList();

        Assert.Equal(byProduct.Order(StringComparer.OrdinalIgnoreCase), byProduct);
        Assert.All((await GetAsync(owner, $"{node}&product={product}")).GetProperty("items").EnumerateArray(), i => Assert.Equal(product, i.GetProperty("product").GetString()));
        Assert.Equal(all.Count(i => i.GetProperty("depth").GetInt32() <= 2), (await GetAsync(owner, $"{node}&depth=2")).GetProperty("items").GetArrayLength());
        Assert.Equal(all.Max(i => i.GetProperty("depth").GetInt32()), (await GetAsync(owner, $"{node}&sort=-depth")).GetProperty("items")[0].GetProperty("depth").GetInt32());
        using var wrong = await owner.GetAsync(new Uri($"{node}&sort=luck", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
    }

    [Fact]
    public async Task Owners_downstream_are_told_once_in_the_words_of_the_sender_and_the_trail_knows()
    {
        using var told = await TellAsync(owner, Words);
        var answer = await told.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        using var again = await TellAsync(owner, Words);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        await using var db = await portal.Get<IDbContextFactory<CatalogDbContext>>().CreateDbContextAsync(Ct);
        var items = await db.InboxItems.Where(i => i.Kind == TellOwners.Kind).ToListAsync(Ct);
        Assert.NotEmpty(items);
        Assert.Equal(answer.GetProperty("people").GetInt32(), items.Count);
        Assert.Equal(items.Count, items.Select(i => i.PersonId).Distinct().Count());
        Assert.All(items, i => Assert.Equal(Words, i.Detail));
        Assert.All(items, i => Assert.StartsWith("/lineage/impact?node=dataset", i.Link, StringComparison.Ordinal));
        var sender = (await db.People.SingleAsync(p => p.Name == "Priya Nair", Ct)).Id;
        Assert.DoesNotContain(items, i => i.PersonId == sender);
        Assert.Contains(await db.ActivityEntries.Where(a => a.Verb == "told").ToListAsync(Ct), a => a.PersonId == sender && a.ProductId is not null);
    }

    [Fact]
    public async Task Only_who_looks_after_the_source_tells_and_never_without_words()
    {
        using var analyst = await portal.SignedInAsync("ana.ruiz", Ct);
        using var refused = await TellAsync(analyst, Words);
        using var silent = await TellAsync(owner, "  ");
        using var nothing = await owner.PostAsJsonAsync("/api/v1/lineage/impact/tell", new { node = "dataset:none:none", words = Words }, Ct);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound), (refused.StatusCode, silent.StatusCode, nothing.StatusCode));
    }

    private Task<HttpResponseMessage> TellAsync(HttpClient client, string words) => client.PostAsJsonAsync("/api/v1/lineage/impact/tell", new { node = orders, words }, Ct);

    private static async Task<JsonElement> GetAsync(HttpClient client, string path) => await client.GetFromJsonAsync<JsonElement>(path, Ct);
}
