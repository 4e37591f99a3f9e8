using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    Task<DocumentationPage?> DocumentationPageAsync(DataProductId product, string slug, CancellationToken ct);

    Task<DocumentationRevision?> DocumentationRevisionAsync(DocumentationPageId page, int number, CancellationToken ct);
}
