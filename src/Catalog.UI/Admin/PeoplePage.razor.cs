using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Admin;

/// <summary>Who has which role, and giving and taking them.</summary>
public sealed partial class PeoplePage
{
    private static readonly IReadOnlyList<SelectOption> Roles =
    [
        new(nameof(Role.Owner), "Owner", "Member of a team; looks after its products and decides about access"),
        new(nameof(Role.Steward), "Steward", "Looks after a domain and its sub-domains"),
        new(nameof(Role.Administrator), "Administrator", "May do everything everywhere"),
    ];

    private readonly OutcomePresenter _answer = new();
    private readonly OutcomePresenter _taken = new();
    private PersonRoles? _giving;
    private (PersonRoles Person, RoleLine Role)? _taking;
    private IReadOnlyList<PickOption> _teams = [];
    private IReadOnlyList<PickOption> _domains = [];
    private string? _role = nameof(Role.Owner);
    private string? _team;
    private string? _domain;

    [Inject] public required IPersonRoleQueries People { get; init; }
    [Inject] public required IActorSource Actors { get; init; }
    [Inject] public required AssignRole Assign { get; init; }
    [Inject] public required RevokeRole Revoke { get; init; }
    [SupplyParameterFromQuery] public string? Q { get; set; }
    [SupplyParameterFromQuery] public string? After { get; set; }

    protected override async Task<Page<PersonRoles>?> ReadAsync(CancellationToken ct) => await People.ListAsync(new(After), Q, await Actors.CurrentAsync(ct), ct);

    private async Task BeginAsync(PersonRoles person)
    {
        _answer.Clear();
        (_role, _team, _domain) = (nameof(Role.Owner), null, null);
        await RunAsync(async ct =>
        {
            var (teams, domains) = await People.ScopesAsync(await Actors.CurrentAsync(ct), ct);
            (_teams, _domains) = ([.. teams.Select(t => new PickOption(t.Key, t.Name))], [.. domains.Select(d => new PickOption(d.Key, d.Name))]);
            _giving = person;
        });
    }

    private async Task<bool> GiveAsync()
    {
        if (_giving is not { } person) return false;
        var through = false;
        await RunAsync(async ct =>
        {
            var role = Enum.Parse<Role>(_role ?? nameof(Role.Owner));
            var command = new AssignRoleCommand(person.Id, role, role == Role.Owner ? Chosen(_team) : null, role == Role.Steward ? Chosen(_domain) : null);
            through = _answer.Take(await Assign.ExecuteAsync(command, await Actors.CurrentAsync(ct), ct), out _);
        });
        if (!through) return false;
        _giving = null;
        await ReloadAsync();
        return true;
    }

    private async Task TakeAsync()
    {
        if (_taking is not { } taking) return;
        await RunAsync(async ct => _taken.Take(await Revoke.ExecuteAsync(new(taking.Role.Id), await Actors.CurrentAsync(ct), ct), out _));
        _taking = null;
        await ReloadAsync();
    }

    private string Url(string? after) => CatalogUrls.With(CatalogUrls.Admin("people"), ("q", Q), ("after", after));

    private static string Words(RoleLine role) => role.Role switch
    {
        Role.Owner => $"owner, {role.Of}",
        Role.Steward => $"steward, {role.Of}",
        _ => "administrator",
    };

    private static string? Chosen(string? key) => string.IsNullOrEmpty(key) ? null : key;
}
