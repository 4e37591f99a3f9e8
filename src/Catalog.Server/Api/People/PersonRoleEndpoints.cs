using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Server.Api.Csv;

namespace Catalog.Server.Api.People;

/// <summary>A role to be given: owners name a team, stewards a domain.</summary>
public sealed record AssignRoleRequest(Role Role, string? Team = null, string? Domain = null);

/// <summary>The assignment that was made.</summary>
public sealed record AssignRoleResponse(Guid Id);

/// <summary>A role somebody is assigned.</summary>
/// <param name="Of">The key of the team or domain; absent for administrators.</param>
public sealed record RoleResponse(Guid Id, Role Role, string? Of, string GivenBy, DateTimeOffset GivenAt);

/// <summary>A person with their roles.</summary>
public sealed record PersonRolesResponse(Guid Id, string Name, string? Title, string? Email, string Issuer, DateTimeOffset? LastSeenAt, IReadOnlyList<RoleResponse> Roles);

internal static class PersonRoleEndpoints
{
    private static readonly CsvColumn<PersonRoles>[] Columns =
    [
        new("name", p => p.Name), new("title", p => p.Title), new("email", p => p.Email), new("signs in by", p => p.Issuer), new("last seen", p => CsvRows.Text(p.LastSeenAt)),
        new("roles", p => string.Join(", ", p.Roles.Select(r => r.OfKey is null ? r.Role.ToString() : $"{r.Role} {r.OfKey}"))),
    ];

    public static RouteGroupBuilder MapPeople(this RouteGroupBuilder api)
    {
        var people = api.MapGroup("/role-assignments").WithTags("People");
        people.MapGet("", ListAsync).WithName("ListRoleAssignments").WithSummary("People and their roles, for administrators").WithDescription("as=csv answers all of them as CSV.").Produces<ListResponse<PersonRolesResponse>>().ProducesProblem(403);
        people.MapPost("/{personId:guid}", AssignAsync).WithName("AssignRole").WithSummary("Gives a person a role").Produces<AssignRoleResponse>(201).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        people.MapDelete("/{id:guid}", RevokeAsync).WithName("RevokeRole").WithSummary("Takes a role away").Produces(204).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        return api;
    }

    private static async Task<IResult> ListAsync(HttpRequest http, [AsParameters] PageQuery page, string? q, IPersonRoleQueries people, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.Administrator) return new Refusal.Forbidden("Only administrators see who has which role.").ToProblem();
        if (CsvResult.Wanted(http)) return new CsvResult<PersonRoles>("roles.csv", Columns, CsvRows.AllAsync((part, stop) => people.ListAsync(part, q, actor, stop), ct));
        return Results.Ok((await people.ListAsync(page.Request, q, actor, ct)).ToResponse(p => new PersonRolesResponse(
            p.Id.Value, p.Name, p.Title, p.Email, p.Issuer, p.LastSeenAt, [.. p.Roles.Select(r => new RoleResponse(r.Id.Value, r.Role, r.OfKey, r.GivenBy, r.GivenAt))])));
    }

    private static async Task<IResult> AssignAsync(Guid personId, AssignRoleRequest request, AssignRole assign, IActorSource actors, CancellationToken ct) =>
        (await assign.ExecuteAsync(new(PersonId.From(personId), request.Role, request.Team, request.Domain), await actors.CurrentAsync(ct), ct))
            .ToCreated(id => $"/api/v1/role-assignments/{id.Value}", id => new AssignRoleResponse(id.Value));

    private static async Task<IResult> RevokeAsync(Guid id, RevokeRole revoke, IActorSource actors, CancellationToken ct) =>
        (await revoke.ExecuteAsync(new(RoleAssignmentId.From(id)), await actors.CurrentAsync(ct), ct)).ToNoContent();
}
