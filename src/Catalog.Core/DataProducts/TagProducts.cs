using System.Globalization;
using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>Adds tags to many products and takes others away.</summary>
public sealed record TagProductsCommand(IReadOnlyCollection<DataProductId> Products, IReadOnlyCollection<string> Add, IReadOnlyCollection<string> Remove);

/// <summary>Tags many products at once. Each product is decided by itself; what may not be changed is left as it is and reported.</summary>
public sealed class TagProducts(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<BulkReport>> ExecuteAsync(TagProductsCommand command, Actor actor, CancellationToken ct)
    {
        if (BulkRun.Check(command.Products) is { } refusal) return refusal;
        var (add, remove) = (Clean(command.Add), Clean(command.Remove));
        if (add.Count + remove.Count == 0) return new Refusal.Invalid("tags", "Name a tag to add or to remove.");
        if (add.Concat(remove).FirstOrDefault(t => t.Length > ProductTag.MaxLength) is not null) return new Refusal.Invalid("tags", $"A tag has at most {ProductTag.MaxLength} characters.");
        if (add.Intersect(remove, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } both) return new Refusal.Invalid("tags", $"\"{both}\" cannot be added and removed at once.");

        await using var work = works.Open();
        var now = clock.GetUtcNow();
        var run = new BulkRun();
        foreach (var product in (await work.ProductsAsync(command.Products, ct)).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (!run.MayEdit(actor, product)) continue;
            var had = product.Tags.Select(t => t.Tag).Order(StringComparer.OrdinalIgnoreCase).ToList();
            if (!Retag(product, add, remove, new CuratedLeaf(null, actor.PersonId, actor.Name, now), now))
            {
                run.Keep(product);
                continue;
            }
            run.Change(product);
            var has = product.Tags.Select(t => t.Tag).Order(StringComparer.OrdinalIgnoreCase);
            work.Tell(product, ProductChange.Updated, "tagged", Sentence(add, remove), [new FieldChange("tags", string.Join(", ", had), string.Join(", ", has))], actor, clock);
        }
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return run.Report;
    }

    /// <summary>Changes only the leaves of the tags that come or go, so that the others stay their source's.</summary>
    private bool Retag(DataProduct product, List<string> add, List<string> remove, CuratedLeaf stamp, DateTimeOffset now)
    {
        var before = SheetMerge.Merge(product.SourceLeaves, product.Curated);
        var wanted = new Dictionary<string, string>(before);
        var tags = SheetLeaves.ToSheet(wanted).Tags;
        var gone = tags.Where(t => remove.Contains(t, StringComparer.OrdinalIgnoreCase)).ToList();
        var fresh = add.Where(t => !tags.Contains(t, StringComparer.OrdinalIgnoreCase)).ToList();
        if (gone.Count + fresh.Count == 0) return false;
        foreach (var tag in gone) wanted.Remove(PathOf(tag));
        foreach (var (tag, n) in fresh.Select((tag, n) => (tag, n))) wanted[PathOf(tag)] = (tags.Count + n).ToString("D4", CultureInfo.InvariantCulture);
        product.Show(before, product.SourceLeaves, SheetMerge.Curate(product.SourceLeaves, product.Curated, wanted, stamp), now, clock);
        return true;
    }

    private static string PathOf(string tag) => SheetLeaves.From(new ProductSheet { Tags = [tag] }).Keys.Single();

    private static List<string> Clean(IReadOnlyCollection<string> tags) =>
        [.. tags.Select(t => t.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string Sentence(List<string> add, List<string> remove) => (add.Count, remove.Count) switch
    {
        (_, 0) => $"added the tag {string.Join(", ", add)}",
        (0, _) => $"removed the tag {string.Join(", ", remove)}",
        _ => $"added the tag {string.Join(", ", add)} and removed {string.Join(", ", remove)}",
    };
}
