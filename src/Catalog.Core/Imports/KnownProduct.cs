using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;

namespace Catalog.Core.Imports;

/// <summary>A product that came in before: under which ODPS id, who may know of it, and what each of its sources said, newest first.</summary>
public sealed record KnownProduct(string SourceId, DataProductId Id, string Key, ProductFacts Facts, IReadOnlyList<KnownSource> Sources);

/// <summary>A source and the hash of what it said last.</summary>
public sealed record KnownSource(string Source, string ContentHash);

/// <summary>A dataset behind an output port of a product.</summary>
public sealed record DatasetClaim(DatasetId DatasetId, DataProductId ProductId, string ProductKey);
