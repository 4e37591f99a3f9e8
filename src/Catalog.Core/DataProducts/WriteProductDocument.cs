using Catalog.Core.Access;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>Gives a product back as ODPS: what came in, with what is shown now laid over it.</summary>
public sealed class WriteProductDocument(ICatalogWorkFactory works, IDocumentWriter writer)
{
    public sealed record Command(DataProductKey Key, DocumentFormat Format);

    public sealed record Answer(string Text, long Version);

    public async Task<Outcome<Answer>> ExecuteAsync(Command command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var found = await work.ProductForAsync(command.Key, ProductAction.ReadDetails, null, actor, ct);
        if (!found.IsOk) return found.Refusal;
        var product = found.Value;
        var sources = await work.ProductSourcesAsync(product.Id, ct);
        var text = writer.WriteProduct(ProductDocument.IdOf(product), ProductDocument.SheetOf(product, await work.MeshNamesAsync(ct)), sources.Count > 0 ? sources[0].Text : null, command.Format);
        return new Answer(text, product.Version);
    }
}

/// <summary>What a document that leaves the portal says about a product.</summary>
internal static class ProductDocument
{
    /// <summary>The ODPS id; for a product that was registered here its own.</summary>
    public static string IdOf(DataProduct product) => product.SourceId ?? product.Id.Value.ToString();

    /// <summary>What is shown. Words of the document stay as long as they mean what holds now.</summary>
    public static ProductSheet SheetOf(DataProduct product, MeshNames names)
    {
        var sheet = SheetLeaves.ToSheet(SheetMerge.Merge(product.SourceLeaves, product.Curated));
        return sheet with
        {
            Domain = sheet.Domain is { } domain && names.Domain(domain)?.Id == product.DomainId ? domain : DomainOf(product, sheet, names),
            Team = product.TeamId is not { } team || (sheet.Team is { } word && names.Team(word)?.Id == team) ? sheet.Team : names.Team(team)?.Name,
            Visibility = (ProductWords.Visibility(sheet.Visibility) ?? Visibility.Open) == product.Visibility ? sheet.Visibility : product.Visibility.ToString().ToLowerInvariant(),
            Certification = sheet.Certification is { } level && names.Level(level)?.Id == product.CertificationLevelId ? level
                : product.CertificationLevelId is { } given ? names.Level(given)?.Key
                : sheet.Certification is { } unknown && names.Level(unknown) is null ? unknown : null,
        };
    }

    private static string? DomainOf(DataProduct product, ProductSheet sheet, MeshNames names)
    {
        var key = names.Domain(product.DomainId)?.Key;
        return key == Domains.Domain.UnassignedKey && string.IsNullOrEmpty(sheet.Domain) ? null : key;
    }
}
