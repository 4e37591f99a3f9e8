using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Glossary;

/// <summary>Reading tags. A tag exists for an actor when a product that they may see carries it.</summary>
public interface ITagQueries
{
    /// <summary>A page of tags by letter; the text is part of the tag.</summary>
    Task<Page<TagRow>> ListAsync(string? text, PageRequest page, Actor actor, CancellationToken ct);

    /// <summary>One tag; <c>null</c> when the actor sees no product with it and nobody described it.</summary>
    Task<TagReading?> FindAsync(string tag, Actor actor, CancellationToken ct);
}

/// <summary>A tag with the number of visible products that carry it.</summary>
public sealed record TagRow(string Tag, string? Description, int Products);

/// <summary>A tag. <paramref name="Version"/> is that of its description, 0 without one.</summary>
public sealed record TagReading(TagRow Row, long Version, bool MayManage);
