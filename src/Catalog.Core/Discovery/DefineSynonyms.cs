using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Discovery;

/// <summary>Words that are to mean the same. <paramref name="Key"/> <c>null</c> makes a set with a key made from its first word; no words switch a built-in set off.</summary>
public sealed record SynonymDefinition(string? Key, IReadOnlyList<string> Words, long? ExpectedVersion = null);

/// <summary>Writes a set of synonyms, new or existing: for administrators. Searches use it at once.</summary>
public sealed class DefineSynonyms(ICatalogWorkFactory works, TimeProvider clock)
{
    public const int MaxWords = 50;
    public const int MaxLength = 100;

    public async Task<Outcome<MeshWritten>> ExecuteAsync(SynonymDefinition command, Actor actor, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.ManageSearch) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var words = command.Words.Select(w => w.Trim()).Where(w => w.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var key = command.Key.Trimmed()?.ToLowerInvariant() ?? (words.Count > 0 ? Slug.From(words[0]) : "");
        if (!Slug.IsValid(key)) return new Refusal.Invalid("words", "Begin with a word of letters or digits: the set is named after it.");
        if (words.Count > MaxWords || words.Exists(w => w.Length > MaxLength)) return new Refusal.Invalid("words", $"At most {MaxWords} words of {MaxLength} characters.");
        if (words.Count == 1 || (words.Count == 0 && !BuiltInSynonyms.All.ContainsKey(key))) return new Refusal.Invalid("words", "A word alone means itself. Give at least two.");
        await using var work = works.Open();
        var set = await work.SynonymsAsync(key, ct);
        if (set is not null && MeshWriting.Stale(command.ExpectedVersion, set.Version, key) is { } stale) return stale;
        var before = set?.Words ?? BuiltInSynonyms.All.GetValueOrDefault(key);
        var changes = MeshWriting.Changes(new FieldChange("words", before is null ? null : string.Join(", ", before), string.Join(", ", words)));
        if (changes.Count == 0) return new MeshWritten(set?.Id.Value ?? default, key, set?.Version ?? 0);
        if (set is null) work.Add(set = new SynonymSet(CatalogId.New<SynonymSetId>(clock), key));
        set.Mean(words);
        work.Tell(SearchWords.SynonymsKind, set.Id.Value, key, before is null ? "created" : "updated", words.Count == 0 ? $"switched the synonyms of {key} off" : $"made {string.Join(", ", words)} mean the same", changes, actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return new MeshWritten(set.Id.Value, key, set.Version);
    }
}

/// <summary>Words of search that others listen for.</summary>
public static class SearchWords
{
    /// <summary>The kind that events about synonyms bear.</summary>
    public const string SynonymsKind = "synonyms";
}
