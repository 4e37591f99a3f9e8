using Catalog.Core.DataProducts;
using Catalog.Core.Shared;

namespace Catalog.Core.Documentation;

/// <summary>A page of documentation was written.</summary>
public sealed record DocumentationWritten(DataProductId ProductId, string Slug, string Title, int Revision, string By) : CatalogEvent;
