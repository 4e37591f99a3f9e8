using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>What a change of many products did: each product is changed, was already so, or was refused with the reason.</summary>
public sealed record BulkReport(IReadOnlyList<DataProductKey> Changed, IReadOnlyList<DataProductKey> Unchanged, IReadOnlyList<BulkRefusal> Refused)
{
    /// <summary>At most so many products at once.</summary>
    public const int MaxProducts = 500;
}

/// <summary>A product that was left as it is, and why.</summary>
public sealed record BulkRefusal(DataProductKey Key, string Why);

/// <summary>Collects the report while products are gone through one by one.</summary>
internal sealed class BulkRun
{
    private readonly List<DataProductKey> changed = [];
    private readonly List<DataProductKey> unchanged = [];
    private readonly List<BulkRefusal> refused = [];

    public BulkReport Report => new(changed, unchanged, refused);

    public static Refusal? Check(IReadOnlyCollection<DataProductId> products) => products.Count switch
    {
        0 => new Refusal.Invalid("products", "Choose at least one product."),
        > BulkReport.MaxProducts => new Refusal.Invalid("products", $"At most {BulkReport.MaxProducts} products at once."),
        _ => null,
    };

    /// <summary>Whether the actor may edit it; a refusal is written down, except for what the actor may not even see.</summary>
    public bool MayEdit(Actor actor, DataProduct product)
    {
        if (!Authorisation.Decide(actor, ProductAction.See, product.Facts).Allowed) return false;
        var decision = Authorisation.Decide(actor, ProductAction.Edit, product.Facts);
        if (!decision.Allowed) Refuse(product, decision.Why);
        return decision.Allowed;
    }

    public void Refuse(DataProduct product, string why) => refused.Add(new BulkRefusal(KeyOf(product), why));

    public void Change(DataProduct product) => changed.Add(KeyOf(product));

    public void Keep(DataProduct product) => unchanged.Add(KeyOf(product));

    private static DataProductKey KeyOf(DataProduct product) =>
        DataProductKey.TryParse(product.Key, out var key) ? key : throw new FormatException($"\"{product.Key}\" is no key of a product.");
}
