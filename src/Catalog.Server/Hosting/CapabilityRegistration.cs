using Catalog.Connectors;
using Catalog.Content;
using Catalog.Core.Shared;

namespace Catalog.Server.Hosting;

internal static class CapabilityRegistration
{
    /// <summary>What the capabilities bring: use cases, event handlers, what reads and writes documents, what renders words.</summary>
    public static void AddCapabilities(this WebApplicationBuilder builder) => builder.Services.AddCatalogCore().AddCatalogConnectors().AddCatalogContent();
}
