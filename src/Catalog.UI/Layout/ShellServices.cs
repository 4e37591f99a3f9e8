using Catalog.Core.People;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.UI.Layout;

public static class ShellServices
{
    /// <summary>What the shell and the components need; the host adds an <see cref="IActorSource"/> and the capabilities their navigation.</summary>
    public static IServiceCollection AddCatalogShell(this IServiceCollection services) =>
        services.AddScoped<Toasts>().AddScoped<BellState>().AddScoped<Handover>();
}
