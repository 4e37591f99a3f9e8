using Catalog.Core.DataProducts;

namespace Catalog.Data.DataProducts;

internal static class Keys
{
    /// <summary>A stored key; it was valid when it was stored.</summary>
    public static DataProductKey Parse(string stored) =>
        DataProductKey.TryParse(stored, out var key) ? key : throw new FormatException($"\"{stored}\" is stored as a product's key and is none.");
}
