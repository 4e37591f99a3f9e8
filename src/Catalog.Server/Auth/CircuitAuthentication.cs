using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.AspNetCore.Components.Server;

namespace Catalog.Server.Auth;

/// <summary>Tells the shell of an open page to look at its rights again when they changed.</summary>
internal sealed class CircuitAuthentication : ServerAuthenticationStateProvider, IDisposable
{
    private readonly IDisposable subscription;

    public CircuitAuthentication(ICatalogFeed feed) => subscription = feed.Subscribe(happened => happened is RightsChanged or CatalogReplaced, _ => LookAgainAsync());

    public void Dispose() => subscription.Dispose();

    private Task LookAgainAsync()
    {
        NotifyAuthenticationStateChanged(GetAuthenticationStateAsync());
        return Task.CompletedTask;
    }
}
