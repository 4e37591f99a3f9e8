using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>The leaf or element whose curated value gives way to the source's.</summary>
public sealed record SourceValueChoice(DataProductKey Key, string Path, long? ExpectedVersion);

/// <summary>Lets the source speak again for one value, or for a whole element such as a port.</summary>
public sealed class TakeSourceValue(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<ProductWritten>> ExecuteAsync(SourceValueChoice command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var found = await work.ProductForAsync(command.Key, ProductAction.Edit, command.ExpectedVersion, actor, ct);
        if (!found.IsOk) return found.Refusal;
        var product = found.Value;
        if (SourcedValues.HasItsOwnUseCase(command.Path))
            return new Refusal.Invalid("path", $"The {LeafWords.Of(command.Path)} is changed where it is decided, not by taking the source's value.");
        if (!product.Curated.Keys.Any(p => SheetLeaves.IsWithin(p, command.Path))) return product.Written();

        var before = SheetMerge.Merge(product.SourceLeaves, product.Curated);
        var changes = product.Show(before, product.SourceLeaves, SheetMerge.TakeSource(product.Curated, command.Path), clock.GetUtcNow(), clock);
        await new PortDatasets(work, actor, clock).DeriveAsync([product], ct);
        work.Tell(product, ProductChange.Updated, "took-source", $"took the source's value for the {LeafWords.Of(command.Path)}", changes, actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return product.Written();
    }
}
