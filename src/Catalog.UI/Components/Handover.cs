using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Components;

/// <summary>
/// When the page was read that a circuit took over. What was told since then is news to it: the page shows what was
/// read before, and nobody listened while it travelled.
/// </summary>
public sealed class Handover(TimeProvider clock)
{
    /// <summary>Afterwards the circuit has read everything itself.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Handed from the prerendered page to its circuit.</summary>
    [PersistentState]
    public DateTimeOffset ReadAt { get; set; } = clock.GetUtcNow();

    /// <summary>From when on to listen; <c>null</c>: from now on.</summary>
    public DateTimeOffset? Since => clock.GetUtcNow() - ReadAt < Longest ? ReadAt : null;
}
