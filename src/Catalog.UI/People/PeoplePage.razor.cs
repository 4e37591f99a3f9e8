using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.People;

/// <summary>A page of people.</summary>
public sealed record ColleagueList(Page<ColleagueRow> Page);

public sealed partial class PeoplePage
{
    [Inject] public required IColleagueQueries Colleagues { get; init; }
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    protected override async Task<ColleagueList?> ReadAsync(CancellationToken ct) => new(await Colleagues.ListAsync(Text, new PageRequest(After, 40), Actor, ct));
}
