using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Catalog.Core.DataProducts;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Server.Tests.Fixtures;
using Catalog.Server.Tests.Writing;
using Catalog.TestKit.Builders;

namespace Catalog.Server.Tests.Quality;

/// <summary>A portal with one product, <c>sales/orders</c> with the port <c>lake</c>, a pipeline that sends results for it and a job that asks the gate.</summary>
internal sealed class ResultPortal : IAsyncDisposable
{
    public const string Orders = "sales/orders";

    private ResultPortal(PortalHost host, HttpClient administrator, HttpClient pipeline, HttpClient job) => (Host, Administrator, Pipeline, Job) = (host, administrator, pipeline, job);

    public PortalHost Host { get; }
    public HttpClient Administrator { get; }
    public HttpClient Pipeline { get; }
    public HttpClient Job { get; }

    public static async Task<ResultPortal> StartAsync(CancellationToken ct, params (string Key, string Value)[] settings)
    {
        var host = new PortalHost();
        foreach (var (key, value) in settings) host.Settings[key] = value;
        var administrator = await host.SignedInAsync("ingrid.solberg", ct);
        await using (var work = host.Get<ICatalogWorkFactory>().Open())
        {
            var domain = A.Domain("sales");
            work.Add(domain);
            work.Add((DataProduct)A.DataProduct(Orders, domain).WithOutput("lake"));
            if (await work.SaveAsync(ct) is { } conflict) throw new InvalidOperationException(conflict.Sentence);
        }
        await host.Get<ValidityMesh>().RefreshAllAsync(ct);
        return new ResultPortal(
            host, administrator,
            MeshOf.With(host, await administrator.MakeTokenAsync(new { name = "pipeline", role = "intake" }, ct)),
            MeshOf.With(host, await administrator.MakeTokenAsync(new { name = "job", role = "gate" }, ct)));
    }

    /// <summary>Sends results for the port, or for whatever they match.</summary>
    public Task<HttpResponseMessage> SendAsync(byte[] body, CancellationToken ct, string query = $"?product={Orders}&port=lake") => Pipeline.PostAsync($"/api/v1/quality/great-expectations{query}", new ByteArrayContent(body), ct);

    public Task<HttpResponseMessage> SendAsync(string body, CancellationToken ct) => SendAsync(Encoding.UTF8.GetBytes(body), ct);

    public Task<JsonElement> GateAsync(CancellationToken ct) => Job.GetAsync($"/api/v1/products/{Orders}/gate", ct).IsAsync(HttpStatusCode.OK, ct);

    public async Task<IReadOnlyList<JsonElement>> ResultsAsync(CancellationToken ct) =>
        [.. (await Administrator.GetAsync($"/api/v1/products/{Orders}/results?limit=200", ct).IsAsync(HttpStatusCode.OK, ct)).GetProperty("items").EnumerateArray()];

    /// <summary>A suite with one expectation about rows, as 1.x writes it.</summary>
    public static string Suite(DateTimeOffset ran, long rows, long lost, string asset = "orders") => string.Create(CultureInfo.InvariantCulture, $$$"""
        {"success": {{{(lost == 0 ? "true" : "false")}}}, "suite_name": "nightly", "meta": {"great_expectations_version": "1.2.0", "validation_time": "{{{ran:O}}}", "active_batch_definition": {"datasource_name": "lake", "data_asset_name": "{{{asset}}}"}},
         "results": [{"success": {{{(lost == 0 ? "true" : "false")}}}, "expectation_config": {"type": "expect_column_values_to_not_be_null", "kwargs": {"column": "customer_id"}},
                      "result": {"element_count": {{{rows}}}, "unexpected_count": {{{lost}}}, "unexpected_percent": {{{lost * 100.0 / rows}}}, "partial_unexpected_list": []}}],
         "statistics": {"evaluated_expectations": 1, "successful_expectations": {{{(lost == 0 ? 1 : 0)}}}, "unsuccessful_expectations": {{{(lost == 0 ? 0 : 1)}}}, "success_percent": {{{(lost == 0 ? 100 : 0)}}}}}
        """);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
