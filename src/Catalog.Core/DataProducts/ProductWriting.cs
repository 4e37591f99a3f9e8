using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>What every change of a product has in common: who may, which version, what changed, who is told.</summary>
internal static class ProductWriting
{
    /// <summary>The product, when this actor may do this to it and the version is the one expected.</summary>
    public static async Task<Outcome<DataProduct>> ProductForAsync(
        this ICatalogWork work, DataProductKey key, ProductAction action, long? expectedVersion, Actor actor, CancellationToken ct)
    {
        var product = await work.ProductAsync(key, ct);
        if (product is null || !Authorisation.Decide(actor, ProductAction.See, product.Facts).Allowed) return new Refusal.NotFound($"There is no data product {key}.");
        if (Authorisation.Decide(actor, action, product.Facts) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (expectedVersion is { } expected && expected != product.Version)
            return new Refusal.Conflict($"Somebody else changed {product.Key} in the meantime. Look at what is there now, then save again.", product.Version);
        return product;
    }

    /// <summary>Lets people say something else than the source, and shows the merge. Answers what is shown differently now.</summary>
    public static IReadOnlyList<FieldChange> Curate(this DataProduct product, Func<ProductSheet, ProductSheet> write, Actor actor, TimeProvider clock)
    {
        var before = SheetMerge.Merge(product.SourceLeaves, product.Curated);
        var wanted = SheetLeaves.From(write(SheetLeaves.ToSheet(before)));
        var now = clock.GetUtcNow();
        var curated = SheetMerge.Curate(product.SourceLeaves, product.Curated, wanted, new CuratedLeaf(null, actor.PersonId, actor.Name, now));
        return product.Show(before, product.SourceLeaves, curated, now, clock);
    }

    /// <summary>Stores the leaves, applies their merge, and answers what is shown differently than <paramref name="before"/>.</summary>
    public static IReadOnlyList<FieldChange> Show(
        this DataProduct product, Dictionary<string, string> before, IReadOnlyDictionary<string, string> source, Dictionary<string, CuratedLeaf> curated, DateTimeOffset now, TimeProvider clock)
    {
        var after = SheetMerge.Merge(source, curated);
        product.SetLeaves(source, curated, now);
        product.Apply(SheetLeaves.ToSheet(after), now, clock);
        return LeafChanges.Between(before, after);
    }

    /// <summary>Writes the trail and tells everybody who listens.</summary>
    public static void Tell(this ICatalogWork work, DataProduct product, ProductChange change, string verb, string sentence, IReadOnlyList<FieldChange> changes, Actor actor, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var subject = new ActivitySubject("product", product.Id.Value, product.Key, product.Id);
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, subject, verb, sentence, changes));
        work.Raise(new ProductChanged(product.Id, product.Key, change, actor.Name, sentence) { EventId = Guid.CreateVersion7(now), At = now });
    }

    public static ProductWritten Written(this DataProduct product) => new(product.Id, product.Key, product.Version);
}

/// <summary>A product as it stands after a change. <paramref name="Version"/> is the one loaded; storing raises it.</summary>
public sealed record ProductWritten(DataProductId Id, string Key, long Version);
