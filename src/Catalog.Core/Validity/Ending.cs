using System.Globalization;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;

namespace Catalog.Core.Validity;

/// <summary>That a product is deprecated: when it ends, and what to use instead, where this reader may see that. It stands wherever the product appears.</summary>
public sealed record Ending(DateOnly? On, DataProductKey? Instead)
{
    /// <summary>In words, where only words fit: "deprecated, ends 31 Dec 2026, use sales/orders".</summary>
    public string Words => "deprecated" + (On is { } day ? $", ends {day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}" : "") + (Instead is { } other ? $", use {other}" : "");

    /// <summary><c>null</c> for a product that is not deprecated, or that this reader may not see.</summary>
    public static Ending? Of(DataProductKey product, ValidityMesh mesh, Actor actor)
    {
        if (mesh.Find(product) is not { Facts.Lifecycle: Lifecycle.Deprecated } standing || !Authorisation.Decide(actor, ProductAction.See, standing.Facts).Allowed) return null;
        DataProductKey? instead = DataProductKey.TryParse(standing.Known.Replacement, out var other) && mesh.Find(other) is { } there && Authorisation.Decide(actor, ProductAction.See, there.Facts).Allowed ? other : null;
        return new Ending(standing.Known.EndDate, instead);
    }
}
