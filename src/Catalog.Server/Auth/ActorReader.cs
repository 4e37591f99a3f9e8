using System.Collections.Concurrent;
using System.Security.Claims;
using Catalog.Core.People;

namespace Catalog.Server.Auth;

/// <summary>Actors with their rights, remembered for two seconds: a page asks many times, and a revoked right must not live on.</summary>
internal sealed class ActorReader(IRightsQueries rights, TimeProvider clock)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(2);
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (Actor Actor, DateTimeOffset Until)> remembered = new();

    public async ValueTask<Actor> ReadAsync(ClaimsPrincipal? user, CancellationToken ct)
    {
        if (user?.Identity is not { IsAuthenticated: true } || CatalogClaims.PersonOf(user) is not { } person) return Actor.Anonymous;
        var mapped = CatalogClaims.RightsOf(user);
        var key = $"{person.Value:N} {string.Join(' ', mapped.Select(m => $"{m.Role}:{m.Key}"))}";
        var now = clock.GetUtcNow();
        if (remembered.TryGetValue(key, out var known) && now < known.Until) return known.Actor;
        var actor = await rights.PersonAsync(person, mapped, ct) ?? Actor.Anonymous;
        if (remembered.Count > Most) remembered.Clear();
        remembered[key] = (actor, now + Age);
        return actor;
    }

    /// <summary>Rights changed: the next question is answered by the database.</summary>
    public void Forget() => remembered.Clear();
}
