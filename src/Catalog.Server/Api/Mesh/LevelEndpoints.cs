using Catalog.Core.Glossary;
using Catalog.Core.People;
using Catalog.Server.Api.Csv;

namespace Catalog.Server.Api.Mesh;

/// <summary>A level that products are certified as, and who may give it.</summary>
public sealed record LevelResponse(string Key, string Name, string? Description, int Rank, Role AssignableBy, int Products);

/// <summary>What products can be certified as.</summary>
internal static class LevelEndpoints
{
    private static readonly CsvColumn<CertificationLevelRow>[] Columns =
    [
        new("key", l => l.Key), new("name", l => l.Name), new("description", l => l.Description), new("rank", l => CsvRows.Text(l.Rank)), new("given by", l => l.AssignableBy.ToString().ToLowerInvariant()), new("products", l => CsvRows.Text(l.Products)),
    ];

    public static RouteGroupBuilder MapLevels(this RouteGroupBuilder api)
    {
        api.MapGet("/certification-levels", ListAsync).WithTags("Certification").WithName("ListCertificationLevels").WithSummary("What products can be certified as, best first").WithDescription("as=csv answers all of them as CSV.").Produces<ListResponse<LevelResponse>>();
        return api;
    }

    private static async Task<IResult> ListAsync(HttpRequest request, ICertificationLevelQueries levels, IActorSource actors, CancellationToken ct)
    {
        var all = await levels.ListAsync(await actors.CurrentAsync(ct), ct);
        return CsvResult.Wanted(request)
            ? new CsvResult<CertificationLevelRow>("certification-levels.csv", Columns, all.ToAsyncEnumerable())
            : Results.Ok(new ListResponse<LevelResponse>([.. all.Select(l => new LevelResponse(l.Key, l.Name, l.Description, l.Rank, l.AssignableBy, l.Products))], null));
    }
}
