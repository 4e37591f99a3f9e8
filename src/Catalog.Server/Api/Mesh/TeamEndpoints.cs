using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Server.Api.Csv;

namespace Catalog.Server.Api.Mesh;

/// <summary>A team; the count holds what the caller may see.</summary>
public sealed record TeamListItem(string Key, string Name, string? Description, NamedResponse? Domain, int Members, int Products)
{
    internal static TeamListItem From(TeamRow row) => new(row.Key, row.Name, row.Description, NamedResponse.From(row.Domain), row.Members, row.Products);
}

/// <summary>A team with the names of its members.</summary>
public sealed record TeamResponse(string Key, string Name, string? Description, string? Email, NamedResponse? Domain, IReadOnlyList<string> Members, int Products);

/// <summary>What a team should say; <c>key</c> renames it.</summary>
public sealed record TeamBody(string Name, string? Description = null, string? Email = null, string? Domain = null, string? Key = null);

internal static class TeamEndpoints
{
    private static readonly CsvColumn<TeamRow>[] Columns =
    [
        new("key", t => t.Key), new("name", t => t.Name), new("description", t => t.Description), new("domain", t => t.Domain?.Key),
        new("members", t => CsvRows.Text(t.Members)), new("products", t => CsvRows.Text(t.Products)),
    ];

    public static RouteGroupBuilder MapTeams(this RouteGroupBuilder api)
    {
        api.MapGet("/teams", ListAsync).WithTags("Teams").WithName("ListTeams").WithSummary("Teams by key; q is part of key or name").WithDescription("as=csv answers all of them as CSV.").Produces<ListResponse<TeamListItem>>();
        api.MapGet("/teams/{key}", GetAsync).WithTags("Teams").WithName("GetTeam").WithSummary("One team; old keys lead to it").Produces<TeamResponse>().ProducesProblem(404);
        api.MapPut("/teams/{key}", PutAsync).WithTags("Teams").WithName("PutTeam").WithSummary("Makes, describes, moves or renames a team")
            .Produces<WrittenResponse>().Produces<WrittenResponse>(201).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        return api;
    }

    private static async Task<IResult> ListAsync(HttpRequest request, [AsParameters] PageQuery page, string? q, ITeamQueries teams, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (CsvResult.Wanted(request)) return new CsvResult<TeamRow>("teams.csv", Columns, CsvRows.AllAsync((part, stop) => teams.ListAsync(q, part, actor, stop), ct));
        return Results.Ok((await teams.ListAsync(q, page.Request, actor, ct)).ToResponse(TeamListItem.From));
    }

    private static async Task<IResult> GetAsync(string key, HttpContext http, ITeamQueries teams, IActorSource actors, CancellationToken ct) =>
        await teams.FindAsync(key, await actors.CurrentAsync(ct), ct) is { Row: var row } team
            ? http.Versioned(row.Version, new TeamResponse(row.Key, row.Name, row.Description, team.Email, NamedResponse.From(row.Domain), [.. team.Members.Select(m => m.Name)], row.Products))
            : new Refusal.NotFound($"There is no team {key}.").ToProblem();

    private static async Task<IResult> PutAsync(string key, TeamBody body, HttpContext http, ITeamQueries teams, CreateTeam create, EditTeam edit, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.ViaApiAsync(ct);
        var expected = http.Request.ExpectedVersion();
        var known = false;
        var outcome = await http.Request.OverLastStateAsync(async () => (known = await teams.FindAsync(key, actor, ct) is not null) || expected is not null
            ? await edit.ExecuteAsync(new TeamEdit(key, body.Name, body.Description, body.Email, body.Domain, body.Key, expected), actor, ct)
            : (await create.ExecuteAsync(new NewTeam(body.Name, body.Description, body.Email, body.Domain, key), actor, ct)).OrOvertaken(await teams.FindAsync(key, actor, ct) is not null));
        return await http.WrittenAsync(outcome, !known, "/api/v1/teams", expected is not null, async now => (await teams.FindAsync(now, actor, ct))?.Row.Version);
    }
}
