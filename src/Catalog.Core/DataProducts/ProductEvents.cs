using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

public enum ProductChange { Registered, Updated, Moved, HandedOver, Certified, VisibilityChanged, LifecycleChanged, Retired }

/// <summary>A product, or something that it shows, changed.</summary>
public sealed record ProductChanged(DataProductId ProductId, string Key, ProductChange Change, string By, string Sentence) : CatalogEvent;

/// <summary>Other datasets stand behind ports of these products, since contracts that they carry changed.</summary>
public sealed record DatasetsDerived(IReadOnlyList<DataProductId> Products) : CatalogEvent;
