using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Server.Api.Csv;
using Catalog.Server.Hosting;

namespace Catalog.Server.Api.Quality;

internal static class QualityEndpoints
{
    private static readonly CsvColumn<ResultRow>[] Columns =
    [
        new("ran", r => CsvRows.Text(r.RunTime)), new("port", r => r.Port), new("suite", r => r.Suite), new("data source", r => r.DataSource), new("asset", r => r.Asset), new("success", r => r.Success ? "yes" : "no"),
        new("evaluated", r => CsvRows.Text(r.Evaluated)), new("successful", r => CsvRows.Text(r.Successful)), new("unsuccessful", r => CsvRows.Text(r.Evaluated - r.Successful)), new("not run", r => CsvRows.Text(r.NotRun)),
        new("record loss percent", r => r.Loss?.Percent.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("id", r => r.Id.Value.ToString()),
    ];

    public static RouteGroupBuilder MapQuality(this RouteGroupBuilder api)
    {
        api.MapPost("/quality/great-expectations", SendAsync).TakesResults().WithTags("Quality").WithName("SendValidationResults").WithSummary("A suite result of Great Expectations, an array of them, or a checkpoint result")
            .WithDescription("product and port say where they belong; without them a stored rule or the name of the asset does, else they wait in the inbox (202). The same content again changes nothing; run names the run of results that do not say when they ran.")
            .Accepts<IFormFile>("application/json").Produces<SentResults>(201).Produces<SentResults>(202).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413).ProducesProblem(422);
        var products = api.MapGroup("/products/{domain}/{name}/results").WithTags("Quality");
        products.MapGet("", ListAsync).WithName("ListResults").WithSummary("Validation results of a product, newest first").WithDescription("Filters: suite, port. as=csv answers all of them as CSV.").Produces<ListResponse<ResultResponse>>().ProducesProblem(403).ProducesProblem(404);
        products.MapGet("/{id:guid}", GetAsync).WithName("GetResult").WithSummary("A validation result with every expectation as a sentence").Produces<ResultDetailResponse>().ProducesProblem(403).ProducesProblem(404);
        return api;
    }

    private static async Task<IResult> SendAsync(
        HttpRequest request, string? product, string? port, string? run, IResultReader reader, RecordValidationResults record, ValidityMesh mesh, LimitSettings limits, IActorSource actors, CancellationToken ct)
    {
        DataProductKey? key = null;
        if (product is not null)
        {
            if (!DataProductKey.TryParse(product, out var parsed)) return new Refusal.Invalid("product", "A product's key, as in sales/orders.").ToProblem();
            key = parsed;
        }
        var (content, problem) = await request.ReadBodyAsync(limits.Result, LimitSettings.ResultKey, ct);
        if (content is null) return problem!;
        var reading = reader.Read(content);
        if (reading?.Problem is { } broken) return Results.Problem(detail: broken, statusCode: 400, type: Problems.TypeOf(400));
        if (reading is null) return Results.Problem(detail: "There is no validation result in it. Send a suite result, an array of them, or a checkpoint result of Great Expectations.", statusCode: 422, type: Problems.TypeOf(422));
        var taken = await record.ExecuteAsync(new ResultsSent(reading.Results, key, port, Run: string.IsNullOrWhiteSpace(run) ? null : run.Trim()), await actors.ViaApiAsync(ct), ct);
        if (!taken.IsOk) return taken.Refusal.ToProblem();
        var sent = new SentResults([.. taken.Value.Select(t => SentResult.From(t, t.ProductId is { } id ? mesh.Find(id) : null))]);
        return Results.Json(sent, statusCode: taken.Value.Any(t => t.Waits) ? 202 : 201);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, string domain, string name, string? suite, string? port, [AsParameters] PageQuery page, IResultQueries results, IActorSource actors, CancellationToken ct)
    {
        if (!DataProductKey.TryParse($"{domain}/{name}", out var key)) return Missing(domain, name).ToProblem();
        var (actor, filter) = (await actors.CurrentAsync(ct), new ResultFilter(suite, port));
        var listed = await results.ListAsync(actor, key, filter, page.Request, ct);
        // Who may not read the list gets no file either.
        if (listed.IsOk && CsvResult.Wanted(request)) return new CsvResult<ResultRow>("results.csv", Columns, CsvRows.AllAsync(async (part, stop) => (await results.ListAsync(actor, key, filter, part, stop)).Value ?? new Page<ResultRow>([], null), ct));
        return listed.ToOk(p => p.ToResponse(ResultResponse.From));
    }

    private static async Task<IResult> GetAsync(string domain, string name, Guid id, IResultQueries results, IActorSource actors, CancellationToken ct)
    {
        if (!DataProductKey.TryParse($"{domain}/{name}", out var key)) return Missing(domain, name).ToProblem();
        var found = await results.FindAsync(await actors.CurrentAsync(ct), key, ValidationResultId.From(id), ct);
        return found.ToOk(ResultDetailResponse.From);
    }

    private static Refusal.NotFound Missing(string domain, string name) => new($"There is no data product {domain}/{name}.");
}
