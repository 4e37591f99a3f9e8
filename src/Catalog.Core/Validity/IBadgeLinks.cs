using Catalog.Core.DataProducts;

namespace Catalog.Core.Validity;

/// <summary>Signed names of badges: whoever has one sees the state of that one product, without signing in.</summary>
public interface IBadgeLinks
{
    string Of(DataProductId product);

    /// <summary><c>null</c> for anything that was not signed here.</summary>
    DataProductId? Read(string link);
}
