using Catalog.Core.People;

namespace Catalog.UI.Navigation;

/// <summary>How many things wait for this person; the shell asks for it, the inbox answers. Without one the bell has no number.</summary>
public interface IBellCount
{
    Task<int> CountAsync(Actor actor, CancellationToken ct);
}
