using System.Net.Http.Json;
using System.Text;

namespace Catalog.Server.Tests.Permissions;

/// <summary>Requests that nothing but missing rights refuses.</summary>
internal static class Requests
{
    public static HttpRequestMessage Of(string method, string route, World world)
    {
        var request = new HttpRequestMessage(method == "PAGE" ? HttpMethod.Get : HttpMethod.Parse(method), Address(route, world));
        if (method == "PAGE") request.Headers.Add("Accept", "text/html");
        if (method is "POST" or "PUT") request.Content = Body(method, route, world);
        return request;
    }

    public static string Address(string route, World world)
    {
        var (id, name) = route switch
        {
            _ when route.Contains("/results/", StringComparison.Ordinal) => ("0198b1a0-0000-7000-8000-000000000000", world.Name),
            _ when route.Contains("/contracts/", StringComparison.Ordinal) => (world.Contract, ""),
            _ when route.Contains("/access-requests/", StringComparison.Ordinal) => (world.Request.ToString(), ""),
            _ when route.Contains("/grants/", StringComparison.Ordinal) => (world.Grant.ToString(), ""),
            // Nobody has saved it: whoever is signed in misses it.
            _ when route.StartsWith("/search/saved/", StringComparison.Ordinal) => (world.Grant.ToString(), ""),
            _ when route.Contains("/runs/{id}", StringComparison.Ordinal) => (world.Run.ToString(), ""),
            // Nothing is INVALID in this world; who may know of an incident is asked where one is.
            _ when route.Contains("/incidents/", StringComparison.Ordinal) || route.Contains("/unmatched/", StringComparison.Ordinal) || route.Contains("/quality/rules/", StringComparison.Ordinal) => (world.Grant.ToString(), ""),
            _ when route.Contains("/edges/", StringComparison.Ordinal) => (world.Edge.ToString(), ""),
            _ when route.Contains("/lineage/notes/", StringComparison.Ordinal) => (world.Note.ToString(), ""),
            _ when route.Contains("/imports/", StringComparison.Ordinal) => (world.Import.ToString(), ""),
            _ when route.Contains("/people/", StringComparison.Ordinal) => (world.Person.ToString(), ""),
            _ when route.Contains("/role-assignments/", StringComparison.Ordinal) => (world.Assignment.ToString(), ""),
            _ when route.Contains("/tokens/", StringComparison.Ordinal) => ("", world.Token),
            _ => ("", world.Name),
        };
        var key = route.Contains("/domains/", StringComparison.Ordinal) ? world.Domain : route.Contains("/teams/", StringComparison.Ordinal) ? "selling" : "margin";
        var values = new Dictionary<string, string>
        {
            ["{domain}"] = world.Domain, ["{Domain}"] = world.Domain, ["{name}"] = name, ["{Name}"] = world.Name, ["{page}"] = "overview", ["{Slug}"] = "overview", ["{Tab}"] = "ports",
            ["{number:int}"] = "1", ["{version}"] = route.StartsWith("/marquez/", StringComparison.Ordinal) ? world.Run.ToString() : "1.0.0", ["{what}"] = "jobs", ["{**rest}"] = "nothing", ["{product}"] = world.Key, ["{dataset}"] = world.Dataset, ["{source}"] = "postgres%3A%2F%2Fwarehouse%3A5432", ["{run}"] = world.Run.ToString(), ["{space}"] = "postgres%3A%2F%2Fwarehouse%3A5432", ["{job}"] = world.Job, ["{id}"] = id, ["{id:guid}"] = id, ["{Id:guid}"] = id, ["{Id}"] = id, ["{key}"] = key, ["{Key}"] = key, ["{Word}"] = "plain-tag", ["{personId:guid}"] = world.Person.ToString(),
        };
        return values.Aggregate(route, (address, value) => address.Replace(value.Key, value.Value, StringComparison.Ordinal));
    }

    public static string Contract(string id, string version, string status) =>
        $"apiVersion: v3.0.2\nkind: DataContract\nid: {id}\nname: {id}\nversion: {version}\nstatus: {status}\n";

    private static HttpContent Body(string method, string route, World world) => $"{method} {route}" switch
    {
        "PUT /api/v1/products/{domain}/{name}" => Yaml($"apiVersion: v1.0.0\nkind: DataProduct\nid: {world.Name}\nname: {world.Name}\nstatus: active\n"),
        "PUT /api/v1/contracts/{id}" => Yaml(Contract(world.Contract, "2.0.0", "draft")),
        "PUT /api/v1/products/{domain}/{name}/docs/{page}" => Json(new { markdown = "Other words" }),
        "POST /api/v1/imports?name=notes.json" => Yaml("{}"),
        "POST /api/v1/access-requests" => Json(new { product = world.Key, port = "third", purpose = "To count", until = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(20) }),
        "PUT /api/v1/domains/{key}" => Json(new { name = "Sales", description = "What is sold", parent = (string?)null, key = (string?)null }),
        "PUT /api/v1/teams/{key}" => Json(new { name = "Selling", description = "Who sells", email = (string?)null, domain = (string?)null, key = (string?)null }),
        "PUT /api/v1/quality/rules/{id:guid}" => Json(new { dataSource = "lake", asset = "orders", suite = "*" }),
        "PUT /api/v1/glossary/{key}" => Json(new { name = "Margin", definition = "What is left", domain = (string?)null, synonyms = Array.Empty<string>() }),
        "POST /api/v1/edges" => Json(new { from = $"dataset:postgres://warehouse:5432:{world.Dataset}", to = $"job:postgres://warehouse:5432:{world.Job}", reason = "I know it" }),
        "POST /api/v1/edges/review" => Json(new { decision = "accept", edges = new[] { world.Edge } }),
        "POST /api/v1/edges/{id:guid}/ask" or "POST /api/v1/edges/{id:guid}/notes" or "POST /api/v1/lineage/notes?node=dataset:postgres://warehouse:5432:{dataset}" => Json(new { text = "Why?" }),
        "POST /api/v1/lineage" or "POST /marquez/api/v1/lineage" => Json(Happened),
        "POST /api/v1/lineage/batch" => Json(new[] { Happened }),
        "POST /api/v1/quality/great-expectations" => Json(new { suite_name = "s", success = true, results = Array.Empty<object>() }),
        "PUT /api/v1/products/{domain}/{name}/validity/override" => Json(new { state = "valid", reason = "Looked at", until = TimeProvider.System.GetUtcNow().AddHours(1) }),
        "PUT /api/v1/products/{domain}/{name}/validity/policy" or "PUT /api/v1/validity/policy" => Json(new { limitPercent = 3, why = "As ever" }),
        "POST /api/v1/lineage/impact/tell" => Json(new { node = $"dataset:postgres://warehouse:5432:{world.Dataset}", words = "It changes" }),
        "POST /api/v1/search" => Json(new { q = "orders" }),
        "POST /api/v1/inbox/marks" => Json(new { mark = "read" }),
        "POST /api/v1/tokens" => Json(new { name = $"made-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}", role = "reader", team = "selling" }),
        "POST /api/v1/role-assignments/{personId:guid}" => Json(new { role = "administrator" }),
        _ => Json(new { reason = "Because" }),
    };

    private static object Happened => new { eventTime = "2026-01-01T00:00:00Z", job = new { @namespace = "n", name = "j" } };

    private static StringContent Yaml(string text) => new(text, Encoding.UTF8, "application/yaml");

    private static JsonContent Json(object body) => JsonContent.Create(body);
}
