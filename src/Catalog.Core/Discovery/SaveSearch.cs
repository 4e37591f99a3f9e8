using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Discovery;

/// <summary>A search to keep, under a name of the person's own.</summary>
public sealed record SaveSearchCommand(string Name, string Text, SearchFilter Filter);

/// <summary>Keeps a search; what it finds now is known, what comes later is told. The same search again is kept once.</summary>
public sealed class SaveSearch(ICatalogWorkFactory works, ISearch search, TimeProvider clock)
{
    private const int MaxName = 200;
    private const int MaxText = 2000;

    public async Task<Outcome<SavedSearchId>> ExecuteAsync(SaveSearchCommand command, Actor actor, CancellationToken ct)
    {
        if (actor.PersonId is not { } me) return new Refusal.Forbidden("Saved searches belong to people; sign in as one.");
        var (name, text) = (command.Name.Trim(), command.Text.Trim());
        if (name.Length is 0 or > MaxName) return new Refusal.Invalid("name", $"Give it a name of at most {MaxName} characters.");
        if (text.Length > MaxText) return new Refusal.Invalid("text", $"A saved search has at most {MaxText} characters.");
        if (text.Length == 0 && command.Filter.IsEmpty) return new Refusal.Invalid("text", "Say what to look for first.");

        if (search.State.Condition != SearchCondition.Ready) return new Refusal.Conflict("The search index is not complete just now, so what is new could not be told from what is old. Save it again in a moment.");
        var hits = await search.AllHitsAsync(new SearchQuery { Text = text, Filter = command.Filter }, actor, ct);
        await using var work = works.Open();
        var mine = await work.SavedSearchesAsync(me, ct);
        if (mine.FirstOrDefault(s => s.Name == name) is { } same)
        {
            if (same.IsFor(text, command.Filter)) return same.Id;
            return new Refusal.Invalid("name", "You have another saved search of that name.");
        }
        if (mine.Count >= SavedSearch.MaxPerPerson) return new Refusal.Forbidden($"You keep {SavedSearch.MaxPerPerson} searches already; forget one first.");
        var saved = new SavedSearch(CatalogId.New<SavedSearchId>(clock), me, name, text, command.Filter, hits, clock.GetUtcNow());
        work.Add(saved);
        return await work.SaveAsync(ct) is { } conflict ? conflict : saved.Id;
    }
}
