using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Server.Hosting;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Catalog.Server.Auth;

/// <summary>Says whether this scope belongs to a live circuit, where the request that opened it is long over.</summary>
internal sealed class CircuitMark : CircuitHandler
{
    public bool InCircuit { get; private set; }

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        InCircuit = true;
        return Task.CompletedTask;
    }
}

/// <summary>The actor of this request (cookie or token) or of this circuit.</summary>
internal sealed class ActorSource(IHttpContextAccessor requests, CircuitMark mark, ActorReader reader, IServiceProvider scope) : IActorSource
{
    public async ValueTask<Actor> CurrentAsync(CancellationToken ct)
    {
        if (!mark.InCircuit && requests.HttpContext is { } http)
        {
            if (http.Items.TryGetValue(typeof(Actor), out var token)) return (Actor)token!;
            var actor = await reader.ReadAsync(http.User, ct);
            return http.Request.IsForPrograms() ? actor with { Via = ActivityVia.Api } : actor;
        }
        var state = await scope.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync();
        return await reader.ReadAsync(state.User, ct);
    }
}
