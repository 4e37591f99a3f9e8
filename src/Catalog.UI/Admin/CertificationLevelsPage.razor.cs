using Catalog.Core.Access;
using Catalog.Core.Glossary;
using Catalog.Core.People;
using Catalog.UI.Components;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Admin;

/// <summary>The levels; <paramref name="Refused"/> says why they are not for this person.</summary>
public sealed record LevelList(IReadOnlyList<CertificationLevelRow> Rows, string? Refused);

public sealed partial class CertificationLevelsPage
{
    private static readonly SelectOption[] Givers =
    [
        new(nameof(Role.Owner), "The owning team", "Or a steward of its domain."),
        new(nameof(Role.Steward), "A steward of its domain", "The owning team asks for it."),
        new(nameof(Role.Administrator), "An administrator", "For levels that the whole mesh agrees on."),
    ];

    private readonly OutcomePresenter _answer = new();
    private CertificationLevelRow? _edited;
    private bool _open;
    private string? _name;
    private string? _description;
    private string? _givenBy;

    [Inject] public required ICertificationLevelQueries Levels { get; init; }
    [Inject] public required DefineCertificationLevel Define { get; init; }
    [Inject] public required OrderCertificationLevels Order { get; init; }
    [Inject] public required RemoveCertificationLevel Remove { get; init; }

    protected override async Task<LevelList?> ReadAsync(CancellationToken ct)
    {
        var decision = Authorisation.Decide(Actor, MeshAction.DefineCertification);
        return decision.Allowed ? new LevelList(await Levels.ListAsync(Actor, ct), null) : new LevelList([], decision.Why);
    }

    private void Open(CertificationLevelRow? level)
    {
        _answer.Clear();
        (_edited, _name, _description, _givenBy, _open) = (level, level?.Name, level?.Description, (level?.AssignableBy ?? Role.Steward).ToString(), true);
    }

    private async Task SaveAsync()
    {
        var done = await RunAsync(async ct =>
            _answer.Take(await Define.ExecuteAsync(new LevelDefinition(_edited?.Key, _name ?? "", _description, Enum.Parse<Role>(_givenBy!), _edited?.Version), Actor, ct), out _));
        if (!done || _answer.Refusal is not null) return;
        _open = false;
        await ReloadAsync();
    }

    private async Task MoveAsync(CertificationLevelRow level, int by)
    {
        if (Data is null) return;
        var keys = Data.Rows.Select(l => l.Key).ToList();
        var at = keys.IndexOf(level.Key);
        keys.RemoveAt(at);
        keys.Insert(at + by, level.Key);
        if (await RunAsync(async ct => _answer.Take(await Order.ExecuteAsync(new LevelOrder(keys), Actor, ct), out _))) await ReloadAsync();
    }

    private async Task RemoveAsync(CertificationLevelRow level)
    {
        if (await RunAsync(async ct => _answer.Take(await Remove.ExecuteAsync(level.Key, Actor, ct), out _))) await ReloadAsync();
    }

    private static string GivenBy(Role role) => Givers.First(g => g.Value == role.ToString()).Text;
}
