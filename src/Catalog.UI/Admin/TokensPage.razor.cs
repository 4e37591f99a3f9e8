using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Admin;

/// <summary>Tokens of pipelines: made, listed, revoked.</summary>
public sealed partial class TokensPage
{
    private readonly OutcomePresenter _answer = new();
    private readonly OutcomePresenter _revoked = new();
    private CreatedToken? _made;
    private TokenLine? _revoking;
    private IReadOnlyList<PickOption> _teams = [];
    private IReadOnlyList<PickOption> _domains = [];
    private bool _making;
    private string? _name;
    private string? _role = nameof(TokenRole.Reader);
    private string? _team;
    private string? _domain;
    private DateOnly? _until;

    [Inject] public required ITokenQueries Tokens { get; init; }
    [Inject] public required IPersonRoleQueries People { get; init; }
    [Inject] public required IActorSource Actors { get; init; }
    [Inject] public required CreateToken Create { get; init; }
    [Inject] public required RevokeToken Revoke { get; init; }
    [SupplyParameterFromQuery] public string? After { get; set; }

    private bool MayCreate => Actor.Administrator || Actor.Teams.Count > 0;

    private DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    private IReadOnlyList<SelectOption> Roles => [.. Enum.GetValues<TokenRole>()
        .Where(role => Actor.Administrator || role is not (TokenRole.Steward or TokenRole.Administrator))
        .Select(role => new SelectOption(role.ToString(), role.ToString()))];

    private string RoleHelp => _role switch
    {
        nameof(TokenRole.Intake) => "Sends lineage and results; reads nothing",
        nameof(TokenRole.Gate) => "Asks whether products may be used",
        nameof(TokenRole.Owner) => "Changes the products of one team",
        nameof(TokenRole.Steward) => "Looks after one domain and its sub-domains",
        nameof(TokenRole.Administrator) => "Everything",
        _ => "Sees what an analyst sees",
    };

    protected override Task OnParametersSetAsync() => MayCreate ? base.OnParametersSetAsync() : Task.CompletedTask;

    protected override async Task<Page<TokenLine>?> ReadAsync(CancellationToken ct) => await Tokens.ListAsync(new(After), await Actors.CurrentAsync(ct), ct);

    private async Task Begin()
    {
        _answer.Clear();
        (_name, _until, _made) = (null, null, null);
        await RunAsync(async ct =>
        {
            var (teams, domains) = await People.ScopesAsync(await Actors.CurrentAsync(ct), ct);
            (_teams, _domains) = ([.. teams.Select(t => new PickOption(t.Key, t.Name))], [.. domains.Select(d => new PickOption(d.Key, d.Name))]);
            if (!Actor.Administrator && teams.Count == 1) _team = teams[0].Key;
            _making = true;
        });
    }

    private void ChooseRole(string? role) => _role = role;

    private async Task<bool> CreateAsync()
    {
        var through = false;
        await RunAsync(async ct =>
        {
            var role = Enum.Parse<TokenRole>(_role ?? nameof(TokenRole.Reader));
            // The day itself still holds.
            DateTimeOffset? end = _until is { } day ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : null;
            var command = new CreateTokenCommand(_name ?? "", role, role == TokenRole.Steward ? null : Chosen(_team), role == TokenRole.Steward ? Chosen(_domain) : null, end);
            through = _answer.Take(await Create.ExecuteAsync(command, await Actors.CurrentAsync(ct), ct), out _made);
            _making = !through;
        });
        if (through) await ReloadAsync();
        return through;
    }

    private async Task RevokeAsync()
    {
        if (_revoking is not { } token) return;
        await RunAsync(async ct => _revoked.Take(await Revoke.ExecuteAsync(new(token.Name), await Actors.CurrentAsync(ct), ct), out _));
        _revoking = null;
        await ReloadAsync();
    }

    private string State(TokenLine token) =>
        token.RevokedAt is not null ? "revoked" : token.ExpiresAt <= Clock.GetUtcNow() ? "expired" : "holds";

    private static string? Chosen(string? key) => string.IsNullOrEmpty(key) ? null : key;
}
