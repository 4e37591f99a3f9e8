using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Discovery;

public readonly record struct SavedSearchId(Guid Value) : ICatalogId<SavedSearchId>
{
    public static SavedSearchId From(Guid value) => new(value);
}

/// <summary>A search that somebody keeps, and of whose new hits they want to be told.</summary>
public sealed class SavedSearch : IVersioned
{
    /// <summary>Hits that are remembered; of a search with more, new ones beyond are not told.</summary>
    public const int MaxKnown = 500;
    public const int MaxPerPerson = 50;

    private SavedSearch() { }

    public SavedSearch(SavedSearchId id, PersonId personId, string name, string text, SearchFilter filter, IEnumerable<SearchHit> hits, DateTimeOffset now)
    {
        (Id, PersonId, Name, Text, Filter, SavedAt) = (id, personId, name, text, filter, now);
        Look(hits, now);
    }

    public SavedSearchId Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>As typed.</summary>
    public string Text { get; private set; } = "";
    public SearchFilter Filter { get; private set; } = SearchFilter.None;
    public DateTimeOffset SavedAt { get; private set; }
    /// <summary>When it was last compared with the catalog.</summary>
    public DateTimeOffset LookedAt { get; private set; }
    /// <summary>Eight bytes for each hit that is known.</summary>
    public byte[] Known { get; private set; } = [];
    public long Version { get; private set; }

    public SearchQuery Query => new() { Text = Text, Filter = Filter, Limit = SearchQuery.MaxLimit, WithFacets = false };

    public bool IsFor(string text, SearchFilter filter) => Text == text && JsonSerializer.Serialize(Filter) == JsonSerializer.Serialize(filter);

    /// <summary>Remembers these hits; answers those that were not known. A hit that went away is forgotten, and new when it comes back.</summary>
    public IReadOnlyList<SearchHit> Look(IEnumerable<SearchHit> hits, DateTimeOffset now)
    {
        var known = new HashSet<long>();
        for (var at = 0; at + 8 <= Known.Length; at += 8) known.Add(BinaryPrimitives.ReadInt64LittleEndian(Known.AsSpan(at)));
        var all = hits.Take(MaxKnown).Select(h => (Hit: h, Mark: Mark(h))).ToList();
        Known = new byte[all.Count * 8];
        for (var i = 0; i < all.Count; i++) BinaryPrimitives.WriteInt64LittleEndian(Known.AsSpan(i * 8), all[i].Mark);
        LookedAt = now;
        return [.. all.Where(h => !known.Contains(h.Mark)).Select(h => h.Hit)];
    }

    /// <summary>What was known of it in another catalog, where it was last looked at then.</summary>
    public void Restore(byte[] known, DateTimeOffset lookedAt) => (Known, LookedAt) = (known, lookedAt);

    /// <summary>The same for the same hits of the same search, so that nobody is told twice.</summary>
    public Guid CauseOf(IEnumerable<SearchHit> hits)
    {
        var words = string.Join('\n', hits.Select(h => $"{h.Type}:{h.Key}").Order(StringComparer.Ordinal).Prepend(Id.Value.ToString("N")));
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 16));
    }

    private static long Mark(SearchHit hit) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{hit.Type}:{hit.Key}")));
}
