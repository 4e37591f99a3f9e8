using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

/// <summary>What a new token may be. Owner tokens name a team, steward tokens a domain; any other may name a team that looks after it.</summary>
public sealed record CreateTokenCommand(string Name, TokenRole Role, string? Team = null, string? Domain = null, DateTimeOffset? ExpiresAt = null);

/// <summary>A token that was just made; <paramref name="Secret"/> is known to nobody afterwards.</summary>
public sealed record CreatedToken(ApiTokenId Id, string Name, string Secret);

/// <summary>Makes a token: administrators any, members of a team those of their own team.</summary>
public sealed class CreateToken(ICatalogWorkFactory works, TimeProvider clock)
{
    public const int MaxName = 100;

    public async Task<Outcome<CreatedToken>> ExecuteAsync(CreateTokenCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var team = command.Team is null ? null : await work.TeamAsync(command.Team, ct);
        var domain = command.Domain is null ? null : await work.DomainAsync(command.Domain, ct);
        var may = Authorisation.CreateToken(actor, command.Role, team?.Id);
        if (!may.Allowed) return new Refusal.Forbidden(may.Why);
        var now = clock.GetUtcNow();
        if (Problems(command, team is not null, domain is not null, now) is { Count: > 0 } errors) return new Refusal.Invalid(errors.Values.First()[0], errors);
        var name = command.Name.Trim();
        if (await work.TokenAsync(name, ct) is not null) return new Refusal.Conflict($"There is a token {name} already, perhaps a revoked one. Choose another name.");
        var secret = ApiToken.NewSecret();
        var token = new ApiToken(CatalogId.New<ApiTokenId>(clock), name, ApiToken.HashOf(secret), command.Role, team?.Id, domain?.Id, actor.Name, now, command.ExpiresAt);
        work.Add(token);
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new("token", token.Id.Value, name), "created", $"made the token {name}", [new FieldChange("role", null, command.Role.ToString())]));
        return await work.SaveAsync(ct) is { } conflict ? conflict : new CreatedToken(token.Id, name, secret);
    }

    private static Dictionary<string, string[]> Problems(CreateTokenCommand command, bool team, bool domain, DateTimeOffset now)
    {
        var errors = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(command.Name)) errors["name"] = ["Give the token a name that says who uses it."];
        else if (command.Name.Trim().Length > MaxName) errors["name"] = [$"A name has at most {MaxName} characters."];
        if (command.Team is not null && !team) errors["team"] = [$"There is no team {command.Team}."];
        else if (command.Role == TokenRole.Owner && !team) errors["team"] = ["An owner token names the team whose products it may change."];
        if (command.Domain is not null && !domain) errors["domain"] = [$"There is no domain {command.Domain}."];
        else if (command.Role == TokenRole.Steward && !domain) errors["domain"] = ["A steward token names the domain that it looks after."];
        else if (command.Role != TokenRole.Steward && domain) errors["domain"] = ["Only a steward token is about a domain."];
        if (command.ExpiresAt is { } end && end <= now) errors["expiresAt"] = ["The end has passed already."];
        return errors;
    }
}
