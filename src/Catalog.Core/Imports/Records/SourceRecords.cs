using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports.Records;

internal sealed partial class RecordIntake
{
    /// <summary>Where a product came from before it was exported: the values of those sources stand beside the curated ones again.</summary>
    private async Task<Taken> SourcesAsync(ImportFile file, RecordText text, CancellationToken ct)
    {
        if (!Key(text, "product", out var key)) return Taken.Needs("a product and sources");
        if (await work.ProductAsync(key, ct) is not { } product) return Taken.Lacks(key.ToString(), $"the product {key}");
        var known = (await work.ProductSourcesAsync([product.Id], ct)).ToDictionary(s => s.Source);
        var (newest, newestAt, changed) = ((SourceDocument.Product?)null, DateTimeOffset.MinValue, false);
        foreach (var origin in text.Inners("sources"))
        {
            if (origin["source"] is not { Length: > 0 } name || origin.Time("importedAt") is not { } at) return Taken.Needs("sources with a source and importedAt");
            if ((origin["text"] ?? await BesideAsync(file, text["file"], ct)) is not { } written) return Taken.No(product.Key, $"There is no file {text["file"]} beside it.");
            if (reader.Read(written, name) is not [SourceDocument.Product document]) return Taken.No(product.Key, $"The text of {name} is not one ODPS document.");
            if (at > newestAt) (newest, newestAt) = (document, at);
            if (known.TryGetValue(name, out var source) && source.ImportedAt == at) continue;
            if (source is null) work.Add(source = new ProductSource(CatalogId.New<ProductSourceId>(clock), product.Id, name));
            source.Take(written, Convert.FromHexString(document.Source.ContentHash), document.ApiVersion, origin["importedBy"] ?? actor.Name, at);
            changed = true;
        }
        if (!changed || newest is null) return Taken.Of(false, false, product.Key);
        var before = SheetMerge.Merge(product.SourceLeaves, product.Curated);
        product.SetLeaves(SheetLeaves.From(newest.Sheet), product.Curated, Now);
        product.Apply(SheetLeaves.ToSheet(SheetMerge.Merge(product.SourceLeaves, product.Curated)), Now, clock);
        TellProduct(product.Id, product.Key, "updated", $"brought back where {product.Key} came from", Now, LeafChanges.Between(before, SheetMerge.Merge(product.SourceLeaves, product.Curated)));
        return Taken.Of(false, true, product.Key);
    }

    /// <summary>Where a contract's version came from; for a variant also what it says.</summary>
    private async Task<Taken> ContractVersionAsync(RecordText text, CancellationToken ct)
    {
        if (text["contract"] is not { } id || text["version"] is not { } number || text["source"] is not { Length: > 0 } source || text.Time("importedAt") is not { } at) return Taken.Needs("a contract, a version, a source and importedAt");
        var subject = $"{id} {number}";
        if (await work.ContractAsync(id, ct) is not { } contract || contract.Versions.FirstOrDefault(v => v.Number == number && !v.Conflicting) is not { } accepted) return Taken.Lacks(subject, $"version {number} of the contract {id}");
        var by = text["importedBy"] ?? actor.Name;
        if (text["variant"] is not { } written)
        {
            if (accepted.Source == source && accepted.ImportedAt == at && accepted.ImportedBy == by) return Taken.Of(false, false, subject);
            accepted.ComesFrom(source, by, at);
            return Taken.Of(false, true, subject);
        }
        if (reader.Read(written, source) is not [SourceDocument.Contract document]) return Taken.No(subject, $"The text of {source} is not one ODCS document.");
        var hash = Convert.FromHexString(document.Source.ContentHash);
        var variant = contract.Versions.FirstOrDefault(v => v.Number == number && v.Conflicting && v.Source == source);
        if (variant is not null && variant.ContentHash.AsSpan().SequenceEqual(hash)) return Taken.Of(false, false, subject);
        var isNew = variant is null;
        if (variant is null)
        {
            variant = new ContractVersion(CatalogId.New<ContractVersionId>(clock), contract.Id, number, source, conflicting: true);
            contract.Add(variant);
            work.Add(variant);
        }
        variant.Take(written, hash, ShownVersion.Cut(document.Model.Status) ?? "", document.ApiVersion, ContractDocumentJson.Write(document.Model), by, at);
        return Taken.Of(isNew, true, subject);
    }

    private async Task<string?> BesideAsync(ImportFile file, string? path, CancellationToken ct)
    {
        if (path is null) return null;
        await using var stream = await files.OpenBesideAsync(file, path, ct);
        if (stream is null) return null;
        using var text = new StreamReader(stream);
        return await text.ReadToEndAsync(ct);
    }
}
