using Catalog.UI.Inbox;
using Catalog.UI.Navigation;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.UI.Access;

public static class AccessPages
{
    /// <summary>The places about access, inbox and activity, with the kinds of entry that the mesh itself contributes.</summary>
    public static IServiceCollection AddAccessPages(this IServiceCollection services) => services
        .AddNavigation(NavigationEntries.Inbox, NavigationEntries.Access, NavigationEntries.Activity)
        .AddSingleton<IBellCount, InboxBell>()
        .AddScoped<Watching>()
        .AddMeshInboxKinds();
}
