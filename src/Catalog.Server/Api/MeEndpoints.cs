using Catalog.Core.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Catalog.Server.Api;

/// <summary>Who the caller is, as the portal sees it.</summary>
/// <param name="Name">The person's or the token's name.</param>
/// <param name="Token">The token's role; absent for people.</param>
public sealed record MeResponse(string Name, Guid? PersonId, bool Administrator, int Teams, int Domains, TokenRole? Token);

internal static class MeEndpoints
{
    public static RouteGroupBuilder MapMe(this RouteGroupBuilder api)
    {
        api.MapGet("/me", MeAsync).WithTags("People").WithName("GetMe").WithSummary("Who the caller is");
        return api;
    }

    private static async Task<Ok<MeResponse>> MeAsync(IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        return TypedResults.Ok(new MeResponse(actor.Name, actor.PersonId?.Value, actor.Administrator, actor.Teams.Count, actor.Stewards.Count, actor.Token));
    }
}
