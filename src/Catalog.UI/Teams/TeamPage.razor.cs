using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Teams;

/// <summary>A team with the first of its products.</summary>
public sealed record TeamState(TeamReading Team, IReadOnlyList<ProductRow> Products, bool Watching);

public sealed partial class TeamPage
{
    private const int Rows = 25;

    private readonly OutcomePresenter _answer = new();
    private string? _person;

    [Inject] public required ITeamQueries Teams { get; init; }
    [Inject] public required IDataProductQueries Products { get; init; }
    [Inject] public required IColleagueQueries Colleagues { get; init; }
    [Inject] public required IInboxQueries Watches { get; init; }
    [Inject] public required WatchSubject Watch { get; init; }
    [Inject] public required AssignRole Assign { get; init; }
    [Inject] public required RevokeRole Revoke { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Parameter] public required string Key { get; set; }

    protected override async Task<TeamState?> ReadAsync(CancellationToken ct)
    {
        if (await Teams.FindAsync(Key, Actor, ct) is not { } team) return null;
        if (team.Row.Key != Key) Navigation.NavigateTo(CatalogUrls.Team(team.Row.Key), replace: true);
        var products = await Products.ListAsync(new ProductFilter { Teams = [team.Row.Key] }, ProductSort.Default, new PageRequest(null, Rows), Actor, ct);
        return new TeamState(team, products.Items, Actor.PersonId is not null && await Watches.WatchesAsync(Actor, WatchKind.Team, team.Row.Id.Value, ct));
    }

    private Task WatchAsync() => RunAsync(async ct =>
    {
        if (Data is not { } shown) return;
        var outcome = await Watch.ExecuteAsync(new WatchSubjectCommand(WatchKind.Team, shown.Team.Row.Id.Value, !shown.Watching), Actor, ct);
        if (outcome.IsOk) Show(shown with { Watching = !shown.Watching });
        Toasts.Show(outcome.Refusal?.Sentence ?? (shown.Watching ? $"You are no longer told about {shown.Team.Row.Name}" : $"You are told what {shown.Team.Row.Name} changes"));
    });

    private async Task<IReadOnlyList<PickOption>> FindPeopleAsync(string typed, CancellationToken ct) =>
        [.. (await Colleagues.ListAsync(typed, new PageRequest(null, 20), Actor, ct)).Items.Select(p => new PickOption(p.Id.Value.ToString(), p.Name, p.Title))];

    private async Task<bool> AddAsync()
    {
        if (Data is not { } shown) return false;
        var added = await RunAsync(async ct =>
        {
            var outcome = Guid.TryParse(_person, out var person)
                ? await Assign.ExecuteAsync(new AssignRoleCommand(PersonId.From(person), Role.Owner, shown.Team.Row.Key), Actor, ct)
                : new Refusal.Invalid("person", "Choose somebody who has signed in before.");
            if (_answer.Take(outcome, out _)) _person = null;
        });
        if (!added || _answer.Refusal is not null) return false;
        await ReloadAsync();
        return true;
    }

    private async Task RemoveAsync(TeamMember member)
    {
        await RunAsync(async ct => _answer.Take(await Revoke.ExecuteAsync(new RevokeRoleCommand(member.Assignment), Actor, ct), out _));
        if (_answer.Refusal is null) await ReloadAsync();
    }
}
