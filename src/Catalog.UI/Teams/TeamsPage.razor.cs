using Catalog.Core.Access;
using Catalog.Core.Domains;
using Catalog.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Teams;

/// <summary>A page of teams.</summary>
public sealed record TeamList(Page<TeamRow> Page);

public sealed partial class TeamsPage
{
    [Inject] public required ITeamQueries Teams { get; init; }
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    private bool MayCreate => Actor.Administrator || Actor.Stewards.Any(domain => Authorisation.Decide(Actor, MeshAction.CreateTeam, domain).Allowed);

    protected override async Task<TeamList?> ReadAsync(CancellationToken ct) => new(await Teams.ListAsync(Text, new PageRequest(After, 40), Actor, ct));
}
