using Catalog.Core.Access;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>
/// What the product should say. Owner, domain, visibility, certification and lifecycle have use cases of their own and stay.
/// A <paramref name="Document"/> that was typed is kept whole, so that what no form shows is exported again.
/// </summary>
public sealed record ProductEdit(DataProductKey Key, ProductSheet Sheet, long? ExpectedVersion, SourceDocument.Product? Document = null);

/// <summary>Changes what a product says about itself; what differs from its source is curated from then on.</summary>
public sealed class EditProduct(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<ProductWritten>> ExecuteAsync(ProductEdit command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var found = await work.ProductForAsync(command.Key, ProductAction.Edit, command.ExpectedVersion, actor, ct);
        if (!found.IsOk) return found.Refusal;
        var product = found.Value;
        if (SheetRules.Refuse(command.Sheet) is { } wrong) return wrong;

        var changes = product.Curate(now => Keep(command.Sheet, now), actor, clock);
        var kept = command.Document is { } typed && await KeepAsync(work, product, typed, actor, ct);
        if (changes.Count == 0 && !kept) return product.Written();
        await new PortDatasets(work, actor, clock).DeriveAsync([product], ct);
        work.Tell(product, ProductChange.Updated, "updated", changes.Count == 0 ? "changed what only its document says" : LeafWords.Sentence(changes), changes, actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return product.Written();
    }

    /// <summary>False: the newest document says the same already.</summary>
    private async Task<bool> KeepAsync(ICatalogWork work, DataProduct product, SourceDocument.Product typed, Actor actor, CancellationToken ct)
    {
        var sources = await work.ProductSourcesAsync(product.Id, ct);
        var hash = Convert.FromHexString(typed.Source.ContentHash);
        if (sources is [var newest, ..] && newest.ContentHash.AsSpan().SequenceEqual(hash)) return false;
        var source = sources.FirstOrDefault(s => s.Source == ProductSource.Portal);
        if (source is null) work.Add(source = new ProductSource(CatalogId.New<ProductSourceId>(clock), product.Id, ProductSource.Portal));
        source.Take(typed.Source.Text, hash, typed.ApiVersion, actor.Name, clock.GetUtcNow());
        product.Touch(clock.GetUtcNow());
        return true;
    }

    /// <summary>The sheet as wanted, with the values that only other use cases may change as they are.</summary>
    public static ProductSheet Keep(ProductSheet wanted, ProductSheet now) => wanted with
    {
        Domain = now.Domain,
        Team = now.Team,
        Status = now.Status,
        EndDate = now.EndDate,
        Replacement = now.Replacement,
        Visibility = now.Visibility,
        Certification = now.Certification,
        Tenant = now.Tenant,
    };
}
