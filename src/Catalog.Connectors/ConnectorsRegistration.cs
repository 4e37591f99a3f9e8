using Catalog.Connectors.GreatExpectations;
using Catalog.Connectors.OpenDataContract;
using Catalog.Connectors.OpenLineage;
using Catalog.Core.Imports;
using Catalog.Core.Lineage;
using Catalog.Core.Quality;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Catalog.Connectors;

public static class ConnectorsRegistration
{
    /// <summary>Registers the readers and writers of documents.</summary>
    /// <remarks>A host with limits of its own registers <see cref="DocumentReaderOptions"/>.</remarks>
    public static IServiceCollection AddCatalogConnectors(this IServiceCollection services)
    {
        services.TryAddSingleton(new DocumentReaderOptions());
        return services
            .AddSingleton<IResultReader, ResultReader>()
            .AddSingleton<IDocumentReader, DocumentReader>()
            .AddSingleton<IDocumentWriter, DocumentWriter>()
            .AddSingleton<ILineageReader, OpenLineageReader>();
    }
}
