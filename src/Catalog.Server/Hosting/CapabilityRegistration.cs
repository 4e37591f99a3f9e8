using Catalog.Core.Shared;

namespace Catalog.Server.Hosting;

internal static class CapabilityRegistration
{
    /// <summary>What the capabilities bring: use cases and event handlers.</summary>
    public static void AddCapabilities(this WebApplicationBuilder builder) => builder.Services.AddCatalogCore();
}
