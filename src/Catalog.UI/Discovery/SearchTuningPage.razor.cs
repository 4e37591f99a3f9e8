using Catalog.Core.Access;
using Catalog.Core.Discovery;
using Catalog.UI.Components;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Discovery;

/// <summary>Synonyms, and a query that is tried; <paramref name="Refused"/> says why they are not for this person.</summary>
public sealed record SearchTuning(IReadOnlyList<SynonymRow> Synonyms, SearchResult? Result, SearchState State, string? Refused);

public sealed partial class SearchTuningPage
{
    private const int Tried = 20;

    private readonly OutcomePresenter _answer = new();
    private SynonymRow? _edited;
    private bool _open;
    private string? _words;

    [SupplyParameterFromQuery] public string? Q { get; set; }
    [Inject] public required ISearch Search { get; init; }
    [Inject] public required ISynonymQueries Synonyms { get; init; }
    [Inject] public required DefineSynonyms Define { get; init; }
    [Inject] public required RemoveSynonyms Remove { get; init; }
    [Inject] public required AskForReindexing Reindexing { get; init; }
    [Inject] public required Toasts Toasts { get; init; }

    protected override async Task<SearchTuning?> ReadAsync(CancellationToken ct)
    {
        var decision = Authorisation.Decide(Actor, MeshAction.ManageSearch);
        if (!decision.Allowed) return new SearchTuning([], null, Search.State, decision.Why);
        var result = string.IsNullOrWhiteSpace(Q) ? null : await Search.FindAsync(new SearchQuery { Text = Q, Limit = Tried, WithFacets = false, Explain = true }, Actor, ct);
        return new SearchTuning(await Synonyms.AllAsync(ct), result, Search.State, null);
    }

    private void Open(SynonymRow? row)
    {
        _answer.Clear();
        (_edited, _words, _open) = (row, string.Join(", ", row is { Words.Count: > 0 } ? row.Words : row?.BuiltIn ?? []), true);
    }

    private Task SaveAsync() => DefineAsync(new(_edited?.Key, [.. (_words ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)], _edited?.Version));

    private async Task DefineAsync(SynonymDefinition definition)
    {
        var done = await RunAsync(async ct => _answer.Take(await Define.ExecuteAsync(definition, Actor, ct), out _));
        if (!done || _answer.Refusal is not null) return;
        _open = false;
        await ReloadAsync();
    }

    private async Task RemoveAsync(SynonymRow row)
    {
        if (await RunAsync(async ct => _answer.Take(await Remove.ExecuteAsync(row.Key, Actor, ct), out _))) await ReloadAsync();
    }

    private async Task ReindexAsync()
    {
        var done = await RunAsync(async ct => _answer.Take(await Reindexing.ExecuteAsync(Actor, ct), out _));
        if (done && _answer.Refusal is null) Toasts.Show("The index is made anew beside the one that is in use.");
    }
}
