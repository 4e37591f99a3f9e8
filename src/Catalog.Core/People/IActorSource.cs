namespace Catalog.Core.People;

/// <summary>Who acts now, in this request or circuit.</summary>
public interface IActorSource
{
    /// <summary>The actor with rights as they are now; <see cref="Actor.Anonymous"/> when nobody is signed in.</summary>
    ValueTask<Actor> CurrentAsync(CancellationToken ct);
}
