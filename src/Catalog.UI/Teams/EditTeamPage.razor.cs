using Catalog.Core.Access;
using Catalog.Core.Domains;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Teams;

/// <summary>What the form begins with; <paramref name="Refused"/> says why there is none.</summary>
public sealed record TeamForm(string Name, string? Description, string? Email, string? Domain, IReadOnlyList<PickOption> Domains, long Version, string? Refused);

public sealed partial class EditTeamPage
{
    private readonly OutcomePresenter _answer = new();
    private string? _name;
    private string? _key;
    private string? _description;
    private string? _email;
    private string? _domain;

    [Inject] public required ITeamQueries Teams { get; init; }
    [Inject] public required IDomainQueries Domains { get; init; }
    [Inject] public required CreateTeam Create { get; init; }
    [Inject] public required EditTeam Edit { get; init; }
    [Parameter] public string? Key { get; set; }

    protected override async Task<TeamForm?> ReadAsync(CancellationToken ct)
    {
        var reading = Key is null ? null : await Teams.FindAsync(Key, Actor, ct);
        if (Key is not null && reading is null) return null;
        var domains = (await Domains.TreeAsync(Actor, ct))
            .Where(d => d.Key == reading?.Row.Domain?.Key || Authorisation.Decide(Actor, MeshAction.CreateTeam, d.Id).Allowed)
            .Select(d => new PickOption(d.Key, d.Name)).ToList();
        var refused = reading is { MayManage: false } || (reading is null && domains.Count == 0 && !Actor.Administrator)
            ? "Only the team's members, its domain's stewards and administrators may do this."
            : null;
        return new TeamForm(reading?.Row.Name ?? "", reading?.Row.Description, reading?.Email, reading?.Row.Domain?.Key, domains, reading?.Row.Version ?? 0, refused);
    }

    protected override bool ReadsAgain => false;

    protected override void Take(TeamForm data)
    {
        (_name, _key, _description, _email, _domain) = (data.Name, Key, data.Description, data.Email, data.Domain);
        _answer.Clear();
    }

    private async Task<bool> SaveAsync()
    {
        if (Data is not { } form) return false;
        MeshWritten? written = null;
        var done = await RunAsync(async ct =>
        {
            var outcome = Key is null
                ? await Create.ExecuteAsync(new NewTeam(_name ?? "", _description, _email, _domain), Actor, ct)
                : await Edit.ExecuteAsync(new TeamEdit(Key, _name ?? "", _description, _email, _domain, _key, form.Version), Actor, ct);
            _answer.Take(outcome, out written);
        });
        if (!done || written is null) return false;
        Navigation.NavigateTo(CatalogUrls.Team(written.Key));
        return true;
    }
}
