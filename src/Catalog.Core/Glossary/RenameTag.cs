using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Glossary;

/// <summary>The tag and what it should be called; a tag that exists already takes the products of both.</summary>
public sealed record TagRename(string Tag, string To);

/// <summary>Renames a tag on every product that carries it, or merges it into another one, in one transaction: for stewards and administrators.</summary>
public sealed class RenameTag(ICatalogWorkFactory works, TimeProvider clock)
{
    /// <summary>Answers on how many products that the actor may see the tag changed.</summary>
    public async Task<Outcome<int>> ExecuteAsync(TagRename command, Actor actor, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.ManageTags) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var (from, to) = (command.Tag.Trim(), command.To.Trim());
        if (to.Length is 0 or > ProductTag.MaxLength) return new Refusal.Invalid("to", $"A tag has 1 to {ProductTag.MaxLength} characters.");
        if (from == to) return new Refusal.Invalid("to", "That is what it is called already.");
        await using var work = works.Open();
        var ids = await work.ProductsTaggedAsync(from, ct);
        var words = await work.TagDescriptionAsync(from, ct);
        if (ids.Count == 0 && words is null) return new Refusal.NotFound($"No product carries the tag {from}.");

        var seen = 0;
        foreach (var product in ids.Count == 0 ? [] : await work.ProductsAsync(ids, ct))
        {
            product.Curate(sheet => sheet with { Tags = [.. sheet.Tags.Select(t => t.Equals(from, StringComparison.OrdinalIgnoreCase) ? to : t).Distinct(StringComparer.OrdinalIgnoreCase)] }, actor, clock);
            work.Tell(product, ProductChange.Updated, "tagged", $"renamed the tag {from} to {to}", [new FieldChange("tags", from, to)], actor, clock);
            if (Authorisation.Decide(actor, ProductAction.See, product.Facts).Allowed) seen++;
        }
        if (words is not null && !from.Equals(to, StringComparison.OrdinalIgnoreCase))
        {
            if (await work.TagDescriptionAsync(to, ct) is null)
            {
                var moved = new TagDescription(to);
                moved.Describe(words.Description);
                work.Add(moved);
            }
            work.Remove(words);
        }
        work.Tell("tag", TagIdentity.Of(to), to, "renamed", $"renamed the tag {from} to {to}", [new FieldChange("tag", from, to)], actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return seen;
    }
}
