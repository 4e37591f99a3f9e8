using Catalog.Core.Documentation;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Content;

public static class ContentRegistration
{
    /// <summary>Registers the one renderer of what people write.</summary>
    public static IServiceCollection AddCatalogContent(this IServiceCollection services) => services.AddSingleton<IMarkdown, CatalogMarkdown>();
}
