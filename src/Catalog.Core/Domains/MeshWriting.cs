using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Domains;

/// <summary>What every change of domains, teams, terms, tags and levels has in common.</summary>
internal static class MeshWriting
{
    public const int MaxName = 200;
    public const int MaxText = 4_000;

    /// <summary>Writes the trail and tells everybody who listens. The kind is the noun of the mesh.</summary>
    public static void Tell(this ICatalogWork work, string kind, Guid id, string key, string verb, string sentence, IReadOnlyList<FieldChange> changes, Actor actor, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new ActivitySubject(kind, id, key), verb, sentence, changes));
        work.Raise(new MeshChanged(kind, id, key) { EventId = Guid.CreateVersion7(now), At = now });
    }

    /// <summary>The fields that differ.</summary>
    public static IReadOnlyList<FieldChange> Changes(params ReadOnlySpan<FieldChange> fields)
    {
        var changed = new List<FieldChange>();
        foreach (var field in fields) if (field.Old != field.New) changed.Add(field);
        return changed;
    }

    /// <summary>"changed the name and the description".</summary>
    public static string Sentence(IReadOnlyList<FieldChange> changes)
    {
        var words = changes.Select(c => $"the {c.Field}").ToList();
        return words.Count switch
        {
            0 => "changed nothing",
            1 => $"changed {words[0]}",
            _ => $"changed {string.Join(", ", words[..^1])} and {words[^1]}",
        };
    }

    public static string? Trimmed(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Why this name cannot be taken; <c>null</c> when it can.</summary>
    public static Refusal.Invalid? Check(string? name, string? description)
    {
        if (name.Trimmed() is not { } given || Slug.From(given).Length == 0) return new Refusal.Invalid("name", "Give it a name with letters or digits: its key is made from it.");
        if (given.Length > MaxName) return new Refusal.Invalid("name", $"At most {MaxName} characters.");
        return description?.Length > MaxText ? new Refusal.Invalid("description", $"At most {MaxText:N0} characters.") : null;
    }

    public static Refusal.Conflict? Stale(long? expected, long stored, string name) => expected is { } version && version != stored
        ? new Refusal.Conflict($"Somebody else changed {name} in the meantime. Look at what is there now, then save again.", stored)
        : null;
}

/// <summary>What was written, under the key it has now. <paramref name="Version"/> is the one loaded; storing raises it.</summary>
public sealed record MeshWritten(Guid Id, string Key, long Version);
