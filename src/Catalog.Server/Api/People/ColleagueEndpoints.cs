using Catalog.Core.People;
using Catalog.Server.Api.Csv;

namespace Catalog.Server.Api.People;

/// <summary>A person with the teams they belong to and the domains they look after.</summary>
public sealed record ColleagueResponse(Guid Id, string Name, string? Title, IReadOnlyList<string> Teams, IReadOnlyList<string> Domains, bool Administrator);

internal static class ColleagueEndpoints
{
    private static readonly CsvColumn<ColleagueRow>[] Columns =
    [
        new("name", p => p.Name), new("title", p => p.Title), new("teams", p => string.Join(' ', p.Teams.Select(t => t.Key))),
        new("looks after", p => string.Join(' ', p.Domains.Select(d => d.Key))), new("administrator", p => p.Administrator ? "yes" : "no"),
    ];

    public static RouteGroupBuilder MapColleagues(this RouteGroupBuilder api)
    {
        api.MapGet("/people", ListAsync).WithTags("People").WithName("ListPeople").WithSummary("Who is who, by name; q is part of name or title").WithDescription("as=csv answers all of them as CSV.").Produces<ListResponse<ColleagueResponse>>();
        return api;
    }

    private static async Task<IResult> ListAsync(HttpRequest request, [AsParameters] PageQuery page, string? q, IColleagueQueries people, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (CsvResult.Wanted(request)) return new CsvResult<ColleagueRow>("people.csv", Columns, CsvRows.AllAsync((part, stop) => people.ListAsync(q, part, actor, stop), ct));
        return Results.Ok((await people.ListAsync(q, page.Request, actor, ct)).ToResponse(p =>
            new ColleagueResponse(p.Id.Value, p.Name, p.Title, [.. p.Teams.Select(t => t.Key)], [.. p.Domains.Select(d => d.Key)], p.Administrator)));
    }
}
