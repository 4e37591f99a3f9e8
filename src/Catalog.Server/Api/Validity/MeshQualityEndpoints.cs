using System.Globalization;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Server.Api.Csv;

namespace Catalog.Server.Api.Validity;

internal static class MeshQualityEndpoints
{
    private static readonly CsvColumn<ProductGaps>[] Columns =
    [
        new("product", g => g.Key), new("team", g => g.Team), new("contract", g => Has(g.Contract)), new("owner", g => Has(g.Owner)), new("results", g => Has(g.Results)), new("documentation", g => Has(g.Documentation)),
        new("ports", g => g.Ports.ToString(CultureInfo.InvariantCulture)), new("checked ports", g => g.CheckedPorts.ToString(CultureInfo.InvariantCulture)),
    ];

    public static RouteGroupBuilder MapMeshQuality(this RouteGroupBuilder api)
    {
        api.MapGet("/quality/gaps", ListAsync).WithTags("Quality").WithName("ListQualityGaps").WithSummary("Products without contract, owner, results or documentation, or with ports that nobody checks").WithDescription("gap is contract, owner, results or documentation; as=csv answers all of them as CSV.")
            .Produces<ListResponse<ProductGaps>>().ProducesProblem(422);
        return api;
    }

    private static async Task<IResult> ListAsync(HttpRequest http, string? gap, string? domain, [AsParameters] PageQuery page, IMeshQualityQueries quality, IActorSource actors, CancellationToken ct)
    {
        QualityGap? lacks = null;
        if (!string.IsNullOrEmpty(gap))
        {
            if (!Enum.TryParse<QualityGap>(gap, true, out var named) || !Enum.IsDefined(named)) return new Refusal.Invalid("gap", "Use contract, owner, results or documentation.").ToProblem();
            lacks = named;
        }
        var actor = await actors.CurrentAsync(ct);
        var within = string.IsNullOrEmpty(domain) ? null : domain;
        if (CsvResult.Wanted(http)) return new CsvResult<ProductGaps>("quality-gaps.csv", Columns, CsvRows.AllAsync((part, stop) => quality.GapsAsync(actor, within, lacks, part, stop), ct));
        return Results.Ok((await quality.GapsAsync(actor, within, lacks, page.Request, ct)).ToResponse(g => g));
    }

    private static string Has(bool there) => there ? "yes" : "no";
}
