using System.Security.Claims;
using Catalog.Core.People;

namespace Catalog.UI.Layout;

/// <summary>Turns the signed-in principal into the <see cref="Actor"/> that pages receive as a cascading value.</summary>
public interface IActorSource
{
    Task<Actor> ActorOfAsync(ClaimsPrincipal person, CancellationToken ct);
}
