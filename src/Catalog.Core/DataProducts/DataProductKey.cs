using System.Diagnostics.CodeAnalysis;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

public readonly record struct DataProductId(Guid Value) : ICatalogId<DataProductId>
{
    public static DataProductId From(Guid value) => new(value);
}

public readonly record struct PortId(Guid Value) : ICatalogId<PortId>
{
    public static PortId From(Guid value) => new(value);
}

public readonly record struct ProductSourceId(Guid Value) : ICatalogId<ProductSourceId>
{
    public static ProductSourceId From(Guid value) => new(value);
}

/// <summary>The name people use: <c>domain/name</c>, two slugs.</summary>
public readonly record struct DataProductKey(string Domain, string Name)
{
    public override string ToString() => $"{Domain}/{Name}";

    /// <summary>Reads <c>domain/name</c>, lower-cased; false when it is anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DataProductKey key)
    {
        key = default;
        if (text?.ToLowerInvariant().Split('/') is not [var domain, var name] || !Slug.IsValid(domain) || !Slug.IsValid(name)) return false;
        key = new(domain, name);
        return true;
    }
}
