using System.Buffers.Text;
using System.Security.Cryptography;
using Catalog.Core.DataProducts;
using Catalog.Core.Validity;
using Microsoft.AspNetCore.DataProtection;

namespace Catalog.Server.Api.Validity;

/// <summary>Badge links signed with the portal's own keys. One is good for one product, and for nothing else.</summary>
internal sealed class BadgeLinks(IDataProtectionProvider protection) : IBadgeLinks
{
    private readonly IDataProtector protector = protection.CreateProtector("Catalog.Badge");

    public string Of(DataProductId product) => Base64Url.EncodeToString(protector.Protect(product.Value.ToByteArray()));

    public DataProductId? Read(string link)
    {
        try
        {
            return Base64Url.DecodeFromChars(link) is var bytes && protector.Unprotect(bytes) is { Length: 16 } id ? DataProductId.From(new Guid(id)) : null;
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
