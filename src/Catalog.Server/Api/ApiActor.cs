using Catalog.Core.Activity;
using Catalog.Core.People;

namespace Catalog.Server.Api;

internal static class ApiActor
{
    /// <summary>The actor of this request; the trail says that it came through the API, also from a signed-in browser.</summary>
    public static async ValueTask<Actor> ViaApiAsync(this IActorSource actors, CancellationToken ct) => await actors.CurrentAsync(ct) with { Via = ActivityVia.Api };
}
