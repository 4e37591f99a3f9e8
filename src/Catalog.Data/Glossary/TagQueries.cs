using Catalog.Core.Access;
using Catalog.Core.Glossary;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.DataProducts;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Glossary;

internal sealed class TagQueries(IDbContextFactory<CatalogDbContext> contexts) : ITagQueries
{
    public async Task<Page<TagRow>> ListAsync(string? text, PageRequest page, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var visible = db.DataProducts.VisibleTo(actor);
        var carried = db.ProductTags.AsNoTracking().Where(t => visible.Any(p => p.Id == t.ProductId));
        if (!string.IsNullOrWhiteSpace(text))
        {
            var part = text.Trim().ToLowerInvariant();
            carried = carried.Where(t => t.Tag.ToLower().Contains(part));
        }
        if (ListMark.Read(page.After) is { Key: var last }) carried = carried.Where(t => string.Compare(t.Tag.ToLower(), last) > 0);
        var tags = await carried.GroupBy(t => t.Tag.ToLower()).Select(g => new { Folded = g.Key, Tag = g.Min(t => t.Tag)!, Count = g.Count() }).OrderBy(t => t.Folded).Take(page.Take + 1).ToListAsync(ct);
        var more = tags.Count > page.Take;
        if (more) tags.RemoveAt(page.Take);
        var hashes = tags.Select(t => KeyHash.Folded(t.Tag)).ToArray();
        var descriptions = (await db.TagDescriptions.AsNoTracking().Where(d => hashes.Contains(d.TagHash)).Select(d => new { d.Tag, d.Description }).ToListAsync(ct))
            .ToDictionary(d => d.Tag, d => d.Description, StringComparer.OrdinalIgnoreCase);
        return new Page<TagRow>(tags.ConvertAll(t => new TagRow(t.Tag, Said(descriptions.GetValueOrDefault(t.Tag)), t.Count)), more ? new ListMark("", tags[^1].Folded).ToString() : null);
    }

    public async Task<TagReading?> FindAsync(string tag, Actor actor, CancellationToken ct)
    {
        if (!Authorisation.Decide(actor, MeshAction.Browse).Allowed) return null;
        var (hash, folded) = (KeyHash.Folded(tag), tag.ToLowerInvariant());
        await using var db = await contexts.CreateDbContextAsync(ct);
        var visible = db.DataProducts.VisibleTo(actor);
        var count = await db.ProductTags.CountAsync(t => t.Tag.ToLower() == folded && visible.Any(p => p.Id == t.ProductId), ct);
        var described = await db.TagDescriptions.AsNoTracking().Where(d => d.TagHash == hash).Select(d => new { d.Tag, d.Description, d.Version }).SingleOrDefaultAsync(ct);
        if (count == 0 && described is null) return null;
        return new TagReading(new TagRow(described?.Tag ?? tag, Said(described?.Description), count), described?.Version ?? 0, Authorisation.Decide(actor, MeshAction.ManageTags).Allowed);
    }

    private static string? Said(string? description) => string.IsNullOrWhiteSpace(description) ? null : description;
}
