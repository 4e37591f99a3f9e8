using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Glossary;

/// <summary>Reading the glossary. Counts of products hold only what the actor may see.</summary>
public interface IGlossaryQueries
{
    /// <summary>A page of terms by name; the text is part of name, key or definition, the domain a key.</summary>
    Task<Page<TermRow>> ListAsync(string? text, string? domain, PageRequest page, Actor actor, CancellationToken ct);

    Task<TermReading?> FindAsync(string key, Actor actor, CancellationToken ct);
}

/// <summary>A term in a list.</summary>
public sealed record TermRow(GlossaryTermId Id, string Key, string Name, string Definition, Named? Domain, IReadOnlyList<string> Synonyms, int Products, DateTimeOffset UpdatedAt, long Version);

/// <summary>A term, and whether this actor may change it.</summary>
public sealed record TermReading(TermRow Row, bool MayManage);
