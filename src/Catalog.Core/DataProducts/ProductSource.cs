using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>A document that described a product, kept as it came. The newest import wins; the others are listed.</summary>
public sealed class ProductSource
{
    /// <summary>What somebody typed into the portal as YAML.</summary>
    public const string Portal = "Portal";

    private ProductSource() { }

    public ProductSource(ProductSourceId id, DataProductId productId, string source)
        => (Id, ProductId, Source, SourceHash) = (id, productId, source, KeyHash.Exact(source));

    public ProductSourceId Id { get; private set; }
    public DataProductId ProductId { get; private set; }
    /// <summary>Where it came from: a file's path as given, or "API".</summary>
    public string Source { get; private set; } = "";
    public byte[] SourceHash { get; private set; } = [];
    /// <summary>The document as it came, byte for byte as text.</summary>
    public string Text { get; private set; } = "";
    /// <summary>SHA-256 of the meaning: key order and layout do not matter.</summary>
    public byte[] ContentHash { get; private set; } = [];
    public string ApiVersion { get; private set; } = "";
    public DateTimeOffset ImportedAt { get; private set; }
    public string ImportedBy { get; private set; } = "";

    public void Take(string text, byte[] contentHash, string apiVersion, string by, DateTimeOffset now)
        => (Text, ContentHash, ApiVersion, ImportedBy, ImportedAt) = (text, contentHash, apiVersion, by, now);
}
