using Catalog.Core.Access;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Glossary;

/// <summary>What the form begins with; <paramref name="Refused"/> says why there is none.</summary>
public sealed record TermForm(string Name, string Definition, string? Domain, string Synonyms, IReadOnlyList<PickOption> Domains, long Version, string? Refused);

public sealed partial class EditTermPage
{
    private readonly OutcomePresenter _answer = new();
    private string? _name;
    private string? _definition;
    private string? _domain;
    private string? _synonyms;

    [Inject] public required IGlossaryQueries Terms { get; init; }
    [Inject] public required IDomainQueries Domains { get; init; }
    [Inject] public required DefineTerm Define { get; init; }
    [Parameter] public string? Key { get; set; }

    protected override async Task<TermForm?> ReadAsync(CancellationToken ct)
    {
        var reading = Key is null ? null : await Terms.FindAsync(Key, Actor, ct);
        if (Key is not null && reading is null) return null;
        var domains = (await Domains.TreeAsync(Actor, ct))
            .Where(d => d.Key == reading?.Row.Domain?.Key || Authorisation.Decide(Actor, MeshAction.ManageGlossary, d.Id).Allowed)
            .Select(d => new PickOption(d.Key, d.Name)).ToList();
        var decision = Authorisation.Decide(Actor, MeshAction.ManageGlossary);
        var refused = reading is { MayManage: false } ? "Only the stewards of its domain and administrators may do this." : decision.Allowed ? null : decision.Why;
        return new TermForm(reading?.Row.Name ?? "", reading?.Row.Definition ?? "", reading?.Row.Domain?.Key, string.Join(", ", reading?.Row.Synonyms ?? []), domains, reading?.Row.Version ?? 0, refused);
    }

    protected override bool ReadsAgain => false;

    protected override void Take(TermForm data)
    {
        (_name, _definition, _domain, _synonyms) = (data.Name, data.Definition, data.Domain, data.Synonyms);
        _answer.Clear();
    }

    private async Task<bool> SaveAsync()
    {
        if (Data is not { } form) return false;
        MeshWritten? written = null;
        var done = await RunAsync(async ct =>
        {
            var command = new TermDefinition(Key, _name ?? "", _definition ?? "", _domain, (_synonyms ?? "").Split(','), Key is null ? null : form.Version);
            _answer.Take(await Define.ExecuteAsync(command, Actor, ct), out written);
        });
        if (!done || written is null) return false;
        Navigation.NavigateTo(CatalogUrls.Term(written.Key));
        return true;
    }
}
