using Catalog.Connectors.OpenDataContract;
using Catalog.Core.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Connectors;

public static class ConnectorsRegistration
{
    /// <summary>Registers the readers and writers of documents.</summary>
    public static IServiceCollection AddCatalogConnectors(this IServiceCollection services) => services
        .AddSingleton<IDocumentReader, DocumentReader>()
        .AddSingleton<IDocumentWriter, DocumentWriter>();
}
